import { accessibilityFile, type ControlKind, kindOf } from "../model/content-kinds.ts";
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
  TargetObject,
} from "../model/project.ts";
import type { Prose } from "../model/prose.ts";
import { readAudit } from "./audit-file.ts";
import { readCatalog } from "./catalog-file.ts";
import { classificationOf } from "./classification.ts";
import { controlIds } from "./control-ids.ts";
import { levelOfText } from "./file-level.ts";
import { hiddenCharacters } from "./hidden-characters.ts";
import { idOf } from "./ids.ts";
import { evidenceDefined, labelProblems } from "./label-problems.ts";
import type { KnownWords } from "./line-meaning.ts";
import { allLinksIn } from "./links.ts";
import type { ListedFile } from "./list-files.ts";
import { lostMarks } from "./lost-marks.ts";
import { textOfLost } from "./lost-part.ts";
import { severitiesIn } from "./lost-severities.ts";
import { type Markdown, parseMarkdown, toProse } from "./markdown.ts";
import { evidenceIn, evidenceInUnread } from "./mentioned-evidence.ts";
import { unreadableMetadata } from "./metadata.ts";
import { withModelling } from "./modelling-values.ts";
import { nowReading } from "./now-reading.ts";
import { noAccess, readText } from "./read-text.ts";
import { withPossibleAcceptance } from "./risk-acceptance.ts";
import { type SearchedText, searchedText } from "./secret-problems.ts";
import { readAsMeant } from "./unread-lines.ts";
import { readWritten, type WrittenText } from "./written-text.ts";

/** What every Markdown file of `controls/` has. */
interface Facts {
  readonly path: string;
  readonly links: readonly Link[];
  /** Evidence that is linked where the file can't be read. */
  readonly mentioned: readonly string[];
  readonly problems: readonly Problem[];
  /** How the file is classified; null if nothing could be made of it. */
  readonly level: ContentFile | null;
  /** Its text, if it could be read. */
  readonly texts: readonly SearchedText[];
}

/** What is made of a file, by its kind; null if only its links count, or nothing. */
type Content =
  | { readonly kind: "domain"; readonly value: Domain }
  | { readonly kind: "site"; readonly value: Site }
  | { readonly kind: "object"; readonly value: TargetObject }
  | { readonly kind: "catalog"; readonly value: CatalogFile; readonly controls: readonly Control[] }
  | { readonly kind: "risk"; readonly value: Risk }
  | { readonly kind: "audit"; readonly value: Audit }
  | { readonly kind: "accessibility"; readonly value: Prose }
  | { readonly kind: null };

/** What one Markdown file of `controls/` says: one of the kinds, by the place where it lies. */
export type ControlFile = Facts & Content;

/** The files of one kind. */
export function ofKind<K extends Content["kind"]>(files: readonly ControlFile[], kind: K) {
  return files.filter((file): file is ControlFile & { readonly kind: K } => file.kind === kind);
}

/** The controls of a file, if it is a catalogue of them. */
export function controlsOf(file: ControlFile): readonly Control[] {
  return file.kind === "catalog" ? file.controls : [];
}

/** A file of which nothing is taken. */
export function nothingOf(path: string): ControlFile {
  return { path, kind: null, links: [], mentioned: [], problems: [], level: null, texts: [] };
}

/** What a kind is made of. */
interface Reading {
  readonly id: string;
  readonly markdown: Markdown;
  readonly metadata: WrittenText["metadata"];
  readonly problems: Problem[];
}

/** Makes of a file what its kind is. */
const readers: { readonly [K in ControlKind]: (reading: Reading) => Content & { readonly kind: K } } = {
  domain: ({ metadata, markdown }) => ({
    kind: "domain",
    value: { ...withModelling<DomainData>(metadata("domain")), prose: proseOf(markdown) },
  }),
  site: ({ id, metadata, markdown }) => ({
    kind: "site",
    value: { ...metadata<SiteData>("site"), id, prose: proseOf(markdown) },
  }),
  object: ({ id, metadata, markdown }) => ({
    kind: "object",
    value: { ...withModelling<ObjectData>(metadata("object")), id, prose: proseOf(markdown) },
  }),
  risk: ({ id, metadata, markdown, problems }) => ({
    kind: "risk",
    value: {
      ...withPossibleAcceptance(metadata<RiskData>("risk"), problems),
      id,
      prose: proseOf(markdown),
    },
  }),
  audit: ({ id, metadata, markdown, problems }) => ({
    kind: "audit",
    value: readAudit(markdown, { ...metadata<AuditData>("audit"), id }, problems),
  }),
  catalog: ({ metadata, markdown, problems }) => {
    const { catalogFile, controls } = readCatalog(markdown, metadata<CatalogData>("catalog"), problems);
    return { kind: "catalog", value: catalogFile, controls };
  },
};

function proseOf(markdown: Markdown): Prose {
  return toProse(markdown, markdown.root.children);
}

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
  const texts = [searchedText(file.path, read.text)];
  const problems: Problem[] = [];
  const written = readWritten(file.path, read.text, problems);
  const kind = kindOf(file.path);
  let markdown: Markdown;
  nowReading(file.path);
  try {
    markdown = { ...parseMarkdown(file.path, written.text), lost: written.lost };
    if (kind === "catalog" || kind === "audit") {
      markdown = readAsMeant(markdown, kind, known, problems);
      const { parts, problems: more } = lostMarks(markdown, kind);
      markdown = { ...markdown, lost: [...markdown.lost, ...parts] };
      problems.push(...more);
    }
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
  const facts = { path: file.path, links, mentioned, problems, texts };
  if (file.path === accessibilityFile) {
    // A public body owes it to everybody: without a label it is public.
    const level = levelOfText(file.path, read.text, "public");
    return { ...facts, level, kind: "accessibility", value: proseOf(markdown) };
  }
  if (kind === null) return { ...facts, level: levelOfText(file.path, read.text), kind };
  const content = readers[kind]({ id: idOf(file.path), markdown, metadata: written.metadata, problems });
  const level = {
    classification: classificationOf(content.value),
    title: content.value.data.title ?? null,
  };
  return { ...facts, level, ...content };
}

/**
 * What stands for a file that can't be read, or is not read where it lies: a domain, site, object or risk exists all the
 * same, and what a catalogue may have assessed is not called unassessed. What names it is no second finding.
 *
 * @param place where it lies or belongs
 * @param text what stands in it, as far as is known
 */
export function unread(file: string, place = file, text = ""): ControlFile {
  const sourced = { ...unreadableMetadata(file), prose: [] };
  const facts = { ...nothingOf(file), mentioned: evidenceInUnread(text) };
  const kind = kindOf(place);
  switch (kind) {
    case "domain":
      return { ...facts, kind, value: sourced };
    case "site":
    case "object":
    case "risk":
      return { ...facts, kind, value: { ...sourced, id: idOf(place) } };
    case "catalog":
      return { ...facts, kind, value: { ...sourced, unreadableControls: controlIds(text) }, controls: [] };
    default:
      return facts;
  }
}
