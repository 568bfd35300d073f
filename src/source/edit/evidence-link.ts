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

/** A link to evidence that an assessment of a control is to get. */
export interface NewEvidenceLink {
  readonly control: Control;
  readonly assessment: Assessment;
  /** What the link says. */
  readonly title: string;
  /** Path of the evidence. */
  readonly evidence: string;
}

/**
 * The text of a catalogue with a link to evidence in an assessment, as a paragraph of its own behind the prose and before
 * the list of attributes. Everything else stays as it is. Null if the link would not be read as one of that assessment.
 */
export function withEvidenceLink(file: string, text: string, link: NewEvidenceLink): string | null {
  const after = withUnprovenLink(file, text, link);
  return after !== null && onlyLinksAdded(file, text, after, link, [link.evidence]) ? after : null;
}

/**
 * The same, but nobody has read it back: of many links that is asked once, by `onlyLinksAdded`. Null if the assessment is not
 * where it was.
 */
export function withUnprovenLink(
  file: string,
  text: string,
  { assessment, title, evidence }: NewEvidenceLink,
): string | null {
  const offset = offsetOf(text, assessment.proseEnd);
  if (offset === null) return null;
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const rest = text.slice(offset);
  const closed = rest.trim() === "" || /^[ \t]*(\r\n|\n|\r)[ \t]*(\r\n|\n|\r)/.test(rest);
  const target = relativeAddress(file, evidence);
  const paragraph = `${lineEnd}${lineEnd}[${escaped(title)}](${target}).${closed ? "" : lineEnd}`;
  return applyEdits(text, [insertAt(text, offset, paragraph)]);
}

/** Whether a catalogue reads as before, but for these links more in the assessment. */
export function onlyLinksAdded(
  file: string,
  before: string,
  after: string,
  place: Pick<NewEvidenceLink, "control" | "assessment">,
  evidence: readonly string[],
): boolean {
  return onlyChanges(file, before, after, place, (was) => ({
    ...was,
    links: [...was.links, ...evidence].sort(),
  }));
}

/** A title as the text of a link, without markup in it. */
function escaped(title: string): string {
  return title.replace(/\s+/g, " ").replace(/[\\`*_[\]<>&~]/g, "\\$&");
}
