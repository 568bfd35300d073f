import type { Bilingual } from "../model/position.ts";
import type { Assessment, Control } from "../model/project.ts";
import type { ImportState } from "./import-state.ts";

/**
 * Whether people have vouched for an assessment: somebody has assessed it, or evidence, a certificate or an accepted risk stands in
 * it. All that is of its scope and its requirement, and says nothing of others.
 */
export function isVouchedFor({ assessed, links, inherited, risks }: Assessment): boolean {
  return [assessed, links, inherited, risks].some((claims) => claims.length > 0);
}

/** Names an assessment in a report, with the place where it stands. */
export function nameOf({ id }: Control, { scopes, at }: Assessment): string {
  return `${id}, ${scopes.map(({ value }) => value).join(", ")} (${at.file}:${at.line})`;
}

/** That a status was changed which somebody had assessed: the day and the person stand below another status now. */
export function assessedBefore(assessments: readonly string[]): Bilingual[] {
  if (assessments.length === 0) return [];
  const list = assessments.join("; ");
  return [
    {
      de: `Status geändert, wo schon jemand geprüft hat: „Geprüft“ gilt dort dem früheren Status. Tragen Sie ein, wer den neuen wann geprüft hat: ${list}`,
      en: `Status changed where somebody has assessed already: “Assessed” is of the former status there. Enter who has assessed the new one, and when: ${list}`,
    },
  ];
}

/** Assessments that an earlier import took, by their keys, and of which the source says nothing any more. */
export function unsaidBy(left: readonly string[]): Bilingual[] {
  if (left.length === 0) return [];
  return [
    {
      de: `Bewertungen früherer Importe, zu denen diese Quelle nichts sagt; im Inhalt bleiben sie: ${left.join(", ")}`,
      en: `Assessments of earlier imports of which this source says nothing; in the content they stay: ${left.join(", ")}`,
    },
  ];
}

/**
 * That a list has lost rows which it had when it was imported before: in the content they stay until somebody decides. Of a list of
 * which nothing was ever taken nothing is said: what was taken before is of another one.
 *
 * @param listed ids of all its rows, taken or not
 * @param prefix what the ids of this list begin with in the content
 */
export function goneRows(
  listed: ReadonlySet<string>,
  prefix: string,
  before: ImportState,
  controls: readonly Control[],
): Bilingual[] {
  if (![...listed].some((id) => before.has(id))) return [];
  // What other imports keep has a scope or a kind in its key.
  const left = controls.filter(({ id }) => before.has(id) && id.startsWith(prefix) && !listed.has(id));
  if (left.length === 0) return [];
  const list = left.map(({ id, at }) => `${id} (${at.file}:${at.line})`).join(", ");
  return [
    {
      de: `Früher aus einer Liste übernommen und in dieser nicht mehr; im Inhalt bleibt es, mit seinem Status: ${list}`,
      en: `Taken from a list earlier and no longer in this one; in the content it stays, with its status: ${list}`,
    },
  ];
}
