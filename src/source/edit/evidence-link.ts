import { relativeAddress } from "../../model/link-address.ts";
import type { Assessment, Control } from "../../model/project.ts";
import { wideScope } from "../../model/scope-words.ts";
import { applyEdits, insertAt, offsetOf } from "../../text/edits.ts";
import { onlyChanges } from "./assessment-outline.ts";

/** The assessments of a control that evidence of a site (or `domain`) may belong to, the most fitting ones alone. */
export function assessmentsFor(
  control: Control,
  site: string,
  objectsAtSite: ReadonlySet<string>,
): readonly Assessment[] {
  const having = (fits: (scope: string) => boolean): Assessment[] =>
    control.assessments.filter(({ scopes }) => scopes.some(({ value }) => fits(value)));
  const all = (scope: string): boolean => wideScope(scope) === "all";
  const narrow = (scope: string): boolean => scope.endsWith(`@${site}`) || objectsAtSite.has(scope);
  const preferences =
    site === "domain"
      ? [(scope: string) => wideScope(scope) === "domain", all, () => true]
      : [(scope: string) => scope === site, narrow, all];
  return preferences.map(having).find((found) => found.length > 0) ?? [];
}

/**
 * The text of a catalogue with a link to evidence in an assessment, as a paragraph of its own behind the prose and before
 * the list of attributes. Everything else stays as it is. Null if the link would not be read as one of that assessment.
 *
 * @param title what the link says
 * @param evidence path of the evidence
 */
export function withEvidenceLink(
  file: string,
  text: string,
  {
    control,
    assessment,
    title,
    evidence,
  }: { control: Control; assessment: Assessment; title: string; evidence: string },
): string | null {
  const offset = offsetOf(text, assessment.proseEnd);
  if (offset === null) return null;
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const rest = text.slice(offset);
  const closed = rest.trim() === "" || /^[ \t]*(\r\n|\n|\r)[ \t]*(\r\n|\n|\r)/.test(rest);
  const target = relativeAddress(file, evidence);
  const paragraph = `${lineEnd}${lineEnd}[${escaped(title)}](${target}).${closed ? "" : lineEnd}`;
  const after = applyEdits(text, [insertAt(text, offset, paragraph)]);
  return onlyLinkAdded(file, text, after, { control, assessment, evidence }) ? after : null;
}

/** Whether the catalogue reads as before, but for one more link in the assessment. */
function onlyLinkAdded(
  file: string,
  before: string,
  after: string,
  { control, assessment, evidence }: { control: Control; assessment: Assessment; evidence: string },
): boolean {
  return onlyChanges(file, before, after, { control, assessment }, (was) => ({
    ...was,
    links: [...was.links, evidence].sort(),
  }));
}

/** A title as the text of a link, without markup in it. */
function escaped(title: string): string {
  return title.replace(/\s+/g, " ").replace(/[\\`*_[\]<>&~]/g, "\\$&");
}
