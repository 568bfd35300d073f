import type { ErrorObject } from "ajv/dist/2020.js";
import type { ContentKind } from "../model/content-kinds.ts";
import type { Missing } from "../model/finding.ts";
import { unescapePointer } from "../text/json-pointer.ts";

/** The rules whose severity in the domain is lost with metadata that can't be read: those that seem to have one there. */
export function severitiesIn(yaml: string): Missing[] {
  return [
    ...yaml.matchAll(/(?<![a-z-])([a-z-]{1,60})["']?[ \t]{0,9}:[ \t]{0,9}["']?(?:error|warning|info|off)\b/g),
  ].map(([, rule]): Missing => `severity:${rule}`);
}

/**
 * The rules whose severity in the domain is lost by a violation: by a name or value under `rules` that can't be read, or by
 * all of it under another key. What they find follows from that.
 */
export function severitiesLost(schema: ContentKind, error: ErrorObject, meant: string | null): Missing[] {
  if (schema !== "domain") return [];
  const { instancePath, keyword, params, data } = error;
  const [, group, rule] = instancePath.split("/").map(unescapePointer);
  const isUnknown = keyword === "additionalProperties";
  if (group === "rules" && rule !== undefined) return [`severity:${rule}`];
  if (group === "rules" && isUnknown) return meant === null ? [] : [`severity:${meant}`];
  const settings = isUnknown && meant === "rules" ? Object(data)[params.additionalProperty] : data;
  if (group !== "rules" && settings === data) return [];
  // Also as a list: `- evidence-unreviewed: off`.
  return [settings]
    .flat()
    .flatMap((one) => Object.keys(Object(one)).map((name): Missing => `severity:${name}`));
}
