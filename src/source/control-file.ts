import type {
  Audit,
  AuditData,
  CatalogData,
  CatalogFile,
  ContentFile,
  Control,
  Domain,
  DomainData,
  Link,
  ObjectData,
  Problem,
  Risk,
  RiskData,
  Site,
  SiteData,
  Sourced,
  TargetObject,
} from "../model/project.ts";
import type { Prose } from "../model/prose.ts";
import { readAudit } from "./audit-file.ts";
import { readCatalog } from "./catalog-file.ts";
import { classificationOf } from "./classification.ts";
import { accessibilityFile, kindOf } from "./content-kinds.ts";
import { controlIds } from "./control-ids.ts";
import { levelOfText } from "./file-level.ts";
import { hiddenCharacters } from "./hidden-characters.ts";
import { idOf } from "./ids.ts";
import { evidenceDefined, labelProblems } from "./label-problems.ts";
import type { KnownWords } from "./line-meaning.ts";
import { resolveLink } from "./link-target.ts";
import { allLinksIn } from "./links.ts";
import type { ListedFile } from "./list-files.ts";
import { textOfLost } from "./lost-part.ts";
import { severitiesIn } from "./lost-severities.ts";
import { type Markdown, parseMarkdown, toProse } from "./markdown.ts";
import { noAccess, readText } from "./read-text.ts";
import { readAsMeant } from "./unread-lines.ts";
import { readWritten } from "./written-text.ts";

/** What one Markdown file of `controls/` says: one of the kinds, by the folder that it lies in, or links alone. */
export interface ControlFile {
  readonly path: string;
  readonly domain: Domain | null;
  readonly site: Site | null;
  readonly object: TargetObject | null;
  readonly catalog: CatalogFile | null;
  readonly controls: readonly Control[];
  readonly risk: Risk | null;
  readonly audit: Audit | null;
  /** The accessibility statement. */
  readonly accessibility: Prose;
  readonly links: readonly Link[];
  /** Evidence that is linked where the file can't be read. */
  readonly mentioned: readonly string[];
  readonly problems: readonly Problem[];
  /** How the file is classified; null if nothing could be made of it. */
  readonly level: ContentFile | null;
  /** Path and text, if it could be read. */
  readonly texts: readonly (readonly [string, string])[];
}

/** A file of which nothing is taken. */
export const nothingOf = (path: string): ControlFile => ({
  path,
  domain: null,
  site: null,
  object: null,
  catalog: null,
  controls: [],
  risk: null,
  audit: null,
  accessibility: [],
  mentioned: [],
  links: [],
  problems: [],
  level: null,
  texts: [],
});

/** Reads one Markdown file of `controls/`. */
export async function readControlFile(
  file: ListedFile,
  open: ReadonlyMap<string, string> | undefined,
  known: KnownWords,
): Promise<ControlFile> {
  const read = await readText(file, open);
  if ("problem" in read) {
    const takes = kindOf(file.path) === "domain" ? severitiesIn(read.guess ?? "") : [];
    return { ...unread(file.path, file.path, read.guess), problems: [{ ...read.problem, takes }] };
  }
  const texts = [[file.path, read.text]] as const;
  const problems: Problem[] = [];
  const written = readWritten(file.path, read.text, problems);
  const kind = kindOf(file.path);
  let markdown: Markdown;
  try {
    markdown = { ...parseMarkdown(file.path, written.text), lost: written.lost };
    if (kind === "catalog" || kind === "audit") markdown = readAsMeant(markdown, kind, known, problems);
  } catch (error) {
    return { ...unread(file.path, file.path, read.text), problems: [noAccess(file.path, error)], texts };
  }
  // A line that could not be read for its hidden character says so itself.
  const isSaid = ({ at }: Problem) =>
    problems.some((other) => other.at.line === at.line && other.at.column === at.column);
  problems.push(...hiddenCharacters(file.path, read.text).filter((hidden) => !isSaid(hidden)));
  const links = allLinksIn(markdown);
  problems.push(...labelProblems(markdown));
  const mentioned = [
    ...evidenceIn(file.path, textOfLost(read.text, markdown.lost)),
    ...evidenceDefined(markdown),
  ];
  const found: ControlFile = { ...nothingOf(file.path), links, mentioned, problems, texts };
  if (file.path === accessibilityFile) {
    // A public body owes it to everybody: without a label it is public.
    const level = levelOfText(file.path, read.text, "public");
    return { ...found, level, accessibility: toProse(markdown, markdown.root.children) };
  }
  if (kind === null) return { ...found, level: levelOfText(file.path, read.text) };

  const { metadata } = written;
  const leveled = <T>(sourced: Sourced<Labelled>, rest: T) => ({
    ...found,
    level: { classification: classificationOf(sourced), title: sourced.data.title ?? null },
    ...rest,
  });
  const id = idOf(file.path);
  if (kind === "audit") {
    const audit = readAudit(markdown, { ...metadata<AuditData>("audit"), id }, problems);
    return leveled(audit, { audit });
  }
  if (kind === "catalog") {
    const { catalogFile, controls } = readCatalog(markdown, metadata<CatalogData>("catalog"), problems);
    return leveled(catalogFile, { catalog: catalogFile, controls });
  }
  const prose = toProse(markdown, markdown.root.children);
  switch (kind) {
    case "domain": {
      const domain = { ...metadata<DomainData>("domain"), prose };
      return leveled(domain, { domain });
    }
    case "site": {
      const site = { ...metadata<SiteData>("site"), id, prose };
      return leveled(site, { site });
    }
    case "object": {
      const object = { ...metadata<ObjectData>("object"), id, prose };
      return leveled(object, { object });
    }
    case "risk": {
      const risk = { ...withPossibleAcceptance(metadata<RiskData>("risk"), problems), id, prose };
      return leveled(risk, { risk });
    }
  }
}

/** Metadata of a risk, of which an acceptance that ends before it begins does not count and is reported. */
function withPossibleAcceptance(risk: Sourced<RiskData>, problems: Problem[]): Sourced<RiskData> {
  const { accepted, ...data } = risk.data;
  if (!accepted || accepted.on === undefined || accepted.until === undefined) return risk;
  if (accepted.on <= accepted.until) return risk;
  problems.push({
    rule: "front-matter-invalid",
    at: risk.positions.get("/accepted/until") ?? { file: risk.file, line: 1, column: 1 },
    message: {
      de: `Die Akzeptanz endet am ${accepted.until}, bevor sie am ${accepted.on} beginnt.`,
      en: `The acceptance ends on ${accepted.until}, before it begins on ${accepted.on}.`,
    },
    help: { de: "Prüfen Sie „on“ und „until“.", en: "Check “on” and “until”." },
  });
  return { ...risk, data, invalid: new Set([...risk.invalid, "accepted"]) };
}

/** Paths of the evidence that a piece of Markdown links. */
function evidenceIn(file: string, text: string): string[] {
  if (text.trim() === "") return [];
  const markdown = parseMarkdown(file, text);
  return allLinksIn(markdown).flatMap(({ leads, path }) =>
    leads === "evidence" && path !== null ? path : [],
  );
}

/** Where a link in Markdown leads below `evidence/`; what is longer is none, so that no text takes more than its size allows. */
const linkToEvidence =
  /\]\([ \t]{0,9}(?:<[^>\n]{0,99}?(evidence\/[^>\n]{1,400})>|[^)\s]{0,99}?(evidence\/[^)\s]{1,400}))/g;

/** The same of a text that can't be parsed, or whose place is not known: whatever looks like a link. */
function evidenceInUnread(text: string): string[] {
  return [...text.matchAll(linkToEvidence)].flatMap(
    ([, quoted, bare]) => resolveLink("", quoted ?? bare ?? "").path ?? [],
  );
}

/**
 * What stands for a file that can't be read, or is not read where it lies: a domain, site, object or risk exists all the
 * same, and what a catalogue may have assessed is not called unassessed. What names it is no second finding.
 *
 * @param place where it lies or belongs
 * @param text what stands in it, as far as is known
 */
export function unread(file: string, place = file, text = ""): ControlFile {
  const sourced = { file, data: {}, positions: new Map(), invalid: new Set(["*"]), prose: [] };
  const nothing = { ...nothingOf(file), mentioned: evidenceInUnread(text) };
  switch (kindOf(place)) {
    case "domain":
      return { ...nothing, domain: sourced };
    case "site":
    case "object":
    case "risk":
      return { ...nothing, [kindOf(place) ?? ""]: { ...sourced, id: idOf(place) } };
    case "catalog":
      return { ...nothing, catalog: { ...sourced, unreadableControls: controlIds(text) } };
    default:
      return nothing;
  }
}

/** Metadata that every kind of file has. */
interface Labelled {
  readonly title: string;
  readonly classification: string;
}
