import type { ReportAuditFinding } from "../../model/report.ts";
import type { Cell, Run } from "../layout/definition.ts";
import type { DocumentSource } from "./document-frame.ts";
import { german } from "./given-text.ts";
import { requirementRun } from "./site-address.ts";

/** What a finding or question of an audit is about: its requirements, and below them the names of its scope. */
export function aboutCell(
  { requirements, scopes }: Pick<ReportAuditFinding, "requirements" | "scopes">,
  source: DocumentSource,
): Cell {
  const { lookup } = source;
  const nameOf = (id: string): string => lookup.sites.get(id)?.title ?? lookup.objects.get(id)?.title ?? id;
  const names = scopes.map((word) => word.split("@").map(nameOf).join(" @ "));
  const ids = requirements.flatMap((id, index): (string | Run)[] => [
    ...(index > 0 ? [", "] : []),
    requirementRun(id, source),
  ]);
  if (names.length === 0) return ids.length === 0 ? "–" : ids;
  return [...ids, ...(ids.length > 0 ? ["\n"] : []), { ...german(names.join(", ")), tone: "muted" }];
}
