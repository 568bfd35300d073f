import type { EvidenceData, Sourced } from "../model/project.ts";
import { suggest } from "../text/suggest.ts";

/** What an exercise at a table is called, in letters alone: in the format, and in German (BSI-Standard 200-4). */
const tableTop = ["tabletop", "planbesprechung"] as const;

/**
 * Metadata of evidence with `table-top` as the kind of an exercise at a table, however that is written, with what follows it or a
 * slip of the pen: taken for another one, it would show times that nobody measured. Any other kind stays as it is.
 */
export function withExerciseKind(sourced: Sourced<EvidenceData>): Sourced<EvidenceData> {
  const { scenario } = sourced.data;
  if (scenario?.kind === undefined || scenario.kind === "table-top") return sourced;
  const letters = scenario.kind.toLowerCase().replace(/[^\p{L}]/gu, "");
  if (!tableTop.some((name) => letters.startsWith(name)) && suggest(letters, tableTop) === null)
    return sourced;
  return { ...sourced, data: { ...sourced.data, scenario: { ...scenario, kind: "table-top" } } };
}
