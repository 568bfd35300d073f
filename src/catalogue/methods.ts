import type { Method } from "../model/method.ts";
import type { Report } from "../model/report.ts";
import { kompendium2023Method } from "./kompendium-2023-method.ts";

const methods: ReadonlyMap<string, Method> = new Map(
  [kompendium2023Method].map((method) => [method.id, method]),
);

/** The method of a catalogue that ships, by the catalogue's id. */
export function shippedMethod(catalogue: string): Method | undefined {
  return methods.get(catalogue);
}

/** The method by which a report was made: its own, or that of the catalogue that it names. */
export function methodOf({ catalogue, catalogueInfo }: Pick<Report, "catalogue" | "catalogueInfo">): Method {
  return catalogueInfo.method ?? methods.get(catalogue) ?? kompendium2023Method;
}
