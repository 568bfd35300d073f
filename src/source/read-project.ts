import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { CatalogueLookup } from "../model/catalogue.ts";
import { domainFile, liesAmong } from "../model/content-kinds.ts";
import { ExplainedError } from "../model/explained-error.ts";
import type { ContentFile, Domain, Evidence, Problem, Project } from "../model/project.ts";
import { madeOnce } from "../text/made-once.ts";
import { compareText } from "../text/order.ts";
import type { ContentState } from "./content-state.ts";
import { type ControlFile, controlsOf, nothingOf, ofKind, readControlFile, unread } from "./control-file.ts";
import { setCopiesAside } from "./copies.ts";
import { readCrossReference, withCrossReference } from "./cross-reference.ts";
import { inParallel } from "./evidence-digest.ts";
import { readEvidence } from "./evidence-folder.ts";
import { levelOfFile } from "./file-level.ts";
import { hiddenInName, withoutHidden } from "./hidden-characters.ts";
import { checkIds, idOf, isId, keepIdentified } from "./ids.ts";
import { knownWords } from "./line-meaning.ts";
import { type ListedFile, type Listing, listFiles } from "./list-files.ts";
import { severitiesIn } from "./lost-severities.ts";
import { SourceMemory } from "./memory.ts";
import { unreadableMetadata } from "./metadata.ts";
import { listingAfter, type Move } from "./moves.ts";
import { nowReading } from "./now-reading.ts";
import { type CatalogueOptions, catalogueAmong } from "./read-catalogue.ts";
import { badLink, closedFolder, notFile, readText } from "./read-text.ts";
import { revisionOf } from "./revision.ts";
import { checkRiskAnalysis } from "./risk-levels.ts";
import type { SearchedText } from "./secret-problems.ts";
import { settleActions } from "./settle-actions.ts";
import { pathsNowhere, settleLinks } from "./settle-links.ts";
import { isNamedAsText, isRead, properPath, twinFiles, unreadFile } from "./unread-files.ts";

/** A content root that can't be read at all: the command can't do its work. */
export class ContentRootError extends ExplainedError {
  constructor(root: string) {
    super({
      de: `Kein Inhaltsordner: In ${root} gibt es keinen Ordner controls/`,
      en: `no content root: there is no folder controls/ in ${root}`,
    });
  }
}

/** How to read a content root. */
export interface ReadOptions extends CatalogueOptions {
  /** Told how many evidence files have been read. */
  readonly onEvidence?: ((done: number, total: number) => void) | undefined;
  /** What earlier readings left, for a quick next one. */
  readonly memory?: SourceMemory | undefined;
  /** The content root whose local folder counts, where another state of it is read than the one that lies there. */
  readonly local?: string | undefined;
  /** What is read as if it had moved already: to see what a rename makes of the content. Texts in `open` go by the new paths. */
  readonly moves?: readonly Move[] | undefined;
  /** Remembers which bytes were read. */
  readonly state?: ContentState | undefined;
}

/** Files read at once. */
const filesAtOnce = 8;

/** Reads everything below a content root. Bad content becomes problems; a missing root throws a ContentRootError. */
export async function readProject(root: string, options: ReadOptions = {}): Promise<Project> {
  const folder = await stat(join(root, "controls")).catch(() => null);
  if (!folder?.isDirectory()) {
    throw new ContentRootError(root);
  }
  const problems: Problem[] = [];
  const memory = options.memory ?? new SourceMemory();
  const listed = await listFiles(root, memory);
  const moves = options.moves ?? [];
  const listing = listingAfter(options.state?.begin(listed) ?? listed, moves);
  problems.push(...listing.badLinks.map(badLink), ...listing.notFiles.map(notFile));
  problems.push(...listing.closedFolders.map(closedFolder), ...listing.badNames.map(hiddenInName));
  for (const twins of listing.twins) problems.push(...twinFiles(twins));
  const { controlFiles, evidenceFiles } = parted(listing);
  // Asking git takes its time; it may do so while the files are read.
  const revision = revisionOf(root, listing.files, memory);
  const chosen = await catalogueAmong(controlFiles, options);
  const catalogue = withCrossReference(chosen, await readCrossReference(options.local ?? root, chosen));
  const reading = readControls(controlFiles, catalogue, options, memory);
  const [controls, evidence] = await Promise.all([
    reading,
    readEvidence(evidenceFiles, { ...options, isFree: reading }, memory),
  ]);
  controls.push(...listing.twins.map(unreadTwin));
  // A site whose file is a link into nothing exists all the same.
  controls.push(...[...listing.badLinks, ...listing.notFiles].filter(isRead).map((path) => unread(path)));
  for (const one of controls) problems.push(...one.problems);
  for (const problem of evidence.problems) problems.push(problem);
  const evidencePaths = pathsOf(evidence.evidence);
  const linked = controls.map((file) =>
    memory.keep(`links ${file.path}`, [file, evidencePaths], () => settleLinks(file, evidencePaths)),
  );
  const read = settleActions(linked, memory);
  const links = read.flatMap((one) => one.links);
  const searched = [...read.flatMap((one) => one.texts), ...evidence.texts];
  for (const { secrets } of searched) problems.push(...secrets);
  const texts = textsOf(searched);
  const levels = await levelsOf(controlFiles, read, options);
  const sites = checkIds(
    ofKind(read, "site").map(({ value }) => value),
    ofKind(read, "object").map(({ value }) => value),
    problems,
  );
  nowReading("");
  const risks = keepIdentified(
    ofKind(read, "risk").map(({ value }) => value),
    problems,
  );
  const domain = ofKind(read, "domain")[0]?.value ?? missingDomain(problems);
  const parts = memory.sameParts("project", {
    ...checkRiskAnalysis({ domain, risks, objects: sites.objects }, catalogue.data, texts, problems),
    sites: sites.sites,
    catalogs: ofKind(read, "catalog").map(({ value }) => value),
    controls: read.flatMap(controlsOf),
    audits: keepIdentified(
      ofKind(read, "audit").map(({ value }) => value),
      problems,
    ),
    accessibility: ofKind(read, "accessibility").flatMap(({ value }) => value),
    evidence: evidence.evidence,
    orphanSidecars: evidence.orphanSidecars,
    evidenceFolders: [...evidence.folders].sort(compareText),
    unreadable: new Set([
      ...evidence.unreadable,
      ...listing.badLinks,
      ...listing.notFiles,
      ...listing.closedFolders,
      ...listing.badNames,
      ...listing.twins.flat().map((path) => path.normalize("NFC")),
    ]),
    links,
    nowhere: await pathsNowhere(
      root,
      links,
      [...listing.files.map(({ path }) => path), ...listing.twins.flat()],
      moves,
      memory,
    ),
    mentioned: new Set(read.flatMap((one) => one.mentioned)),
    problems,
    files: new Map([[domainFile, missing], ...levels, ...evidence.levels]),
  });
  return {
    ...withoutHidden(parts),
    texts: textsOf(withoutHidden(searched)),
    revision: await revision,
    catalogue,
  };
}

/** How a domain is classified that is not there: it hides nothing. One that is takes its place. */
const missing: ContentFile = { classification: "internal", title: null };

/** The files of each part of the content. */
const parted = madeOnce(({ files }: Listing) => ({
  controlFiles: files.filter(({ path }) => path.startsWith("controls/")),
  evidenceFiles: files.filter(({ path }) => liesAmong("evidence", path)),
}));

const pathsOf = madeOnce((evidence: readonly Evidence[]) => new Set(evidence.map(({ path }) => path)));

function textsOf(searched: readonly SearchedText[]): Map<string, string> {
  return new Map(searched.map(({ path, text }) => [path, text]));
}

/** How every file of `controls/` is classified, also one of which nothing is made: findings name it. */
async function levelsOf(
  files: readonly ListedFile[],
  read: readonly ControlFile[],
  { open }: ReadOptions,
): Promise<[string, ContentFile][]> {
  const known = new Map(read.map(({ path, level }) => [path, level]));
  return inParallel(files, filesAtOnce, async (file) => [
    file.path,
    known.get(file.path) ?? (await levelOfFile(file, open)),
  ]);
}

/**
 * Reads what is read of `controls/`, and says of the rest that nothing reads it. A file that is linked counts as read; its
 * links are followed. Copies stand aside.
 */
async function readControls(
  files: readonly ListedFile[],
  catalogue: CatalogueLookup,
  options: ReadOptions,
  memory: SourceMemory,
): Promise<ControlFile[]> {
  const markdown = files.filter(({ path }) => path.endsWith(".md"));
  const known = knownWords(
    markdown.map(({ path }) => path),
    catalogue,
  );
  // What a line looks like depends on the ids that there are: with others a file is read anew.
  const others = JSON.stringify([catalogue.data.id, ...known.scopes, "", ...known.risks]);
  const all = await inParallel(markdown, filesAtOnce, (file) =>
    memory.recall(`${file.path}\n${others}`, [file], options.open, () =>
      readControlFile(file, options.open, known),
    ),
  );
  const byPath = new Map(all.map((file) => [file.path, file]));
  const reached = new Set(all.map(({ path }) => path).filter(isRead));
  for (const path of reached)
    for (const link of byPath.get(path)?.links ?? [])
      if (link.leads === "inside" && link.path !== null) reached.add(link.path);
  const read = setCopiesAside(all.filter(({ path }) => reached.has(path)));
  for (const file of files.filter(({ path }) => !reached.has(path)))
    read.push(await readUnread(file, byPath, options));
  return read;
}

/** What stands for twins of which none is read: the one that could be a site, object or the like by its name. */
function unreadTwin(twins: readonly string[]): ControlFile {
  const path = twins.find((twin) => isId(idOf(twin))) ?? twins[0] ?? "";
  return unread(path);
}

/** A file of `controls/` that nothing reads: a finding, and what it was meant to be exists all the same. */
async function readUnread(
  file: ListedFile,
  known: ReadonlyMap<string, ControlFile>,
  { open }: ReadOptions,
): Promise<ControlFile> {
  const content = isNamedAsText(file.path) ? await readText(file, open) : null;
  const text = content !== null && "text" in content ? content.text : null;
  const proper = properPath(file.path, text);
  const exists = proper !== null && known.has(proper);
  return {
    ...(proper === null || exists ? nothingOf(file.path) : unread(file.path, proper, text ?? "")),
    problems: [
      {
        ...unreadFile(file.path, proper, exists),
        takes: proper === domainFile && !exists ? severitiesIn(text ?? "") : [],
      },
    ],
  };
}

/** The domain of a content root whose `domain.md` is missing or unreadable; a missing one is a problem. */
function missingDomain(problems: Problem[]): Domain {
  const file = domainFile;
  if (!problems.some(({ at }) => at.file === file)) {
    problems.push({
      rule: "front-matter-invalid",
      at: { file, line: 1, column: 1 },
      message: {
        de: "Die Datei controls/domain.md fehlt; sie beschreibt den Informationsverbund.",
        en: "The file controls/domain.md is missing; it describes the information domain.",
      },
      help: {
        de: "Legen Sie controls/domain.md mit title, catalogue und approach an.",
        en: "Create controls/domain.md with title, catalogue and approach.",
      },
    });
  }
  return { ...unreadableMetadata(file), prose: [] };
}
