import type { Assessed, Index, Item } from "../model/assessed.ts";
import type { FindingDraft, MendingDraft, SuggestingDraft } from "../model/finding.ts";
import { stopsCertificate } from "../model/item-states.ts";
import { levelName } from "../model/method.ts";
import { firstPlace } from "../model/places.ts";
import type { Bilingual, Position } from "../model/position.ts";
import type { Project, Sourced } from "../model/project.ts";
import type { Mending, Severity } from "../model/vocabulary.ts";
import { replaceWord } from "../text/edits.ts";
import { escapePointer } from "../text/json-pointer.ts";
import { only } from "../text/only.ts";
import { suggest } from "../text/suggest.ts";

/** The findings that a rule may yield, by what it says that it mends. */
interface Drafts extends Record<Mending, unknown> {
  readonly none: FindingDraft;
  readonly suggested: SuggestingDraft;
  readonly safe: MendingDraft;
}

/** A rule that offers one kind of mending, and can't yield a finding that offers more. */
interface RuleThatOffers<M extends Mending> {
  readonly id: string;
  readonly severity: Severity;
  /** The most that it offers to mend its findings. */
  readonly fix: M;
  /**
   * True if what it finds was not read, or was read as nothing: while it finds something, whatever its severity, nobody may
   * say that nothing stands in the way of a certificate.
   */
  readonly unread?: true;
  /** One sentence that says when it fires. */
  readonly summary: Bilingual;
  /** Yields what is wrong; order does not matter. */
  check(assessed: Assessed): Iterable<Drafts[M]>;
}

/** A rule: one kind of defect. Severity is set by the runner: the default here, or the domain's own. */
export type Rule = { readonly [M in Mending]: RuleThatOffers<M> }[Mending];

/** Where a value of a front matter or sidecar stands; 1:1 if the key is missing. */
export function placeOf(sourced: Sourced<unknown>, ...path: readonly (string | number)[]): Position {
  const pointer = path.map((part) => `/${escapePointer(String(part))}`).join("");
  return firstPlace(sourced, pointer);
}

/** Where a key of a front matter or sidecar stands; 1:1 if it is missing. */
export function keyPlaceOf(sourced: Sourced<unknown>, ...path: readonly (string | number)[]): Position {
  const pointer = path.map((part) => `/${escapePointer(String(part))}`).join("");
  return firstPlace(sourced, `#${pointer}`);
}

/** What items have in common, for the keys of a finding. */
export function shared(items: readonly Item[]): Pick<FindingDraft, "site" | "object" | "requirement"> {
  return {
    site: only(items.map((item) => item.site)),
    object: only(items.map((item) => item.object)),
    requirement: only(items.map((item) => item.requirement.id)),
  };
}

/** What items have in common, and why they stop a certificate if they do. */
export function unmet(
  items: readonly Item[],
  index: Index,
): ReturnType<typeof shared> & ReturnType<typeof obstacle> {
  return { ...shared(items), ...obstacle(items, index) };
}

/**
 * Why items that are not met, or not shown to be, stop a certificate: what is essential must be fulfilled (`Method`;
 * Auditierungsschema). Empty if they do not.
 */
export function obstacle(items: readonly Item[], { method }: Index): Pick<FindingDraft, "stops"> {
  const stopping = items.filter(stopsCertificate);
  const ids = [...new Set(stopping.map(({ requirement }) => requirement.id))].join(", ");
  if (ids === "") return {};
  const { levels, must } = method.essential;
  const level = stopping.find(({ requirement }) => levels.includes(requirement.level))?.requirement.level;
  const name = levelName(method, level ?? "");
  const text =
    level === undefined && must !== null
      ? {
          de: `Für ein Zertifikat muss erfüllt und belegt sein, was ${must.all.de} sagt (${ids}).`,
          en: `For a certificate whatever says ${must.all.en} (must) must be met and proven (${ids}).`,
        }
      : {
          de: `Für ein Zertifikat müssen ${name.de}-Anforderungen erfüllt und belegt sein (${ids}).`,
          en: `For a certificate ${name.en} requirements must be met and proven (${ids}).`,
        };
  return { stops: { criterion: "requirement", text } };
}

/** Items by site, in the order of the items. */
export function bySite(items: readonly Item[]): [string | null, Item[]][] {
  return [...Map.groupBy(items, (item) => item.site)];
}

/** „am Standort rz-lwl“, or nothing for items without a site. */
export function atSite(site: string | null): Bilingual {
  return site === null
    ? { de: "", en: "" }
    : { de: ` für den Standort ${site}`, en: ` for the site ${site}` };
}

/** A clause that offers a suggestion, or nothing. */
export function didYouMean(suggestion: string | null): Bilingual {
  return suggestion === null
    ? { de: ".", en: "." }
    : { de: `; meinten Sie „${suggestion}“?`, en: `; did you mean “${suggestion}”?` };
}

/** What was probably meant by a word that names nothing, as a change that a person decides on: it is another claim. */
export function correction(
  project: Project,
  at: Position,
  word: string,
  known: readonly string[],
): { readonly meant: string | null; readonly change: Pick<SuggestingDraft, "suggestion"> } {
  const meant = suggest(word, known);
  const edit = meant === null ? null : replaceWord(project.texts.get(at.file) ?? "", at, word, meant);
  return { meant, change: edit ? { suggestion: { file: at.file, ...edit } } : {} };
}

/**
 * As `correction`, but a fix where nothing except letter case differs (`inf.2.a3`).
 *
 * @param alone whether the word stands in this place only: one that stands in several is no slip of the pen
 */
export function respelling(
  project: Project,
  at: Position,
  word: string,
  known: readonly string[],
  alone: boolean,
): { readonly meant: string | null; readonly change: Pick<MendingDraft, "fix" | "suggestion"> } {
  const { meant, change } = correction(project, at, word, known);
  const safe = alone && meant?.toLowerCase() === word.toLowerCase();
  return { meant, change: safe && change.suggestion ? { fix: change.suggestion } : change };
}
