import type { ContentFile, Evidence, EvidenceData, Problem } from "../model/project.ts";
import { compareText } from "../text/order.ts";
import { classificationOf } from "./classification.ts";
import { inParallel } from "./evidence-digest.ts";
import { allLevels } from "./evidence-level.ts";
import { EvidenceQueue } from "./evidence-queue.ts";
import { hiddenCharacters } from "./hidden-characters.ts";
import type { ListedFile } from "./list-files.ts";
import type { SourceMemory } from "./memory.ts";
import { conflictsIn } from "./merge-conflict.ts";
import { readMetadata } from "./metadata.ts";
import { misnamedSidecar, misnamedSidecars } from "./misnamed-sidecars.ts";
import { readText } from "./read-text.ts";
import { type SearchedText, searchedText } from "./secret-problems.ts";

/** Files hashed at once: enough to keep disk and cores busy. */
const parallelFiles = 8;

/** What was read of `evidence/`. */
export interface EvidenceFolder {
  readonly evidence: readonly Evidence[];
  readonly orphanSidecars: readonly string[];
  readonly folders: readonly string[];
  readonly unreadable: ReadonlySet<string>;
  /** How every file is classified, sidecars included. */
  readonly levels: ReadonlyMap<string, ContentFile>;
  /** Text of every sidecar and Markdown file. */
  readonly texts: readonly SearchedText[];
}

/** Reads all evidence with its metadata and computes the SHA-256 of every file. */
export async function readEvidence(
  files: readonly ListedFile[],
  problems: Problem[],
  options: {
    readonly onEvidence?: ((done: number, total: number) => void) | undefined;
    readonly open?: ReadonlyMap<string, string> | undefined;
    /** When this thread has nothing else to read. */
    readonly isFree?: Promise<unknown> | undefined;
  },
  memory: SourceMemory,
): Promise<EvidenceFolder> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const misnamed = misnamedSidecars(new Set(byPath.keys()));
  for (const [path, evidence] of misnamed)
    problems.push(misnamedSidecar(path, evidence, byPath.has(`${evidence}.yaml`)));
  const isSidecar = (path: string): boolean => path.endsWith(".yaml") && !byPath.has(`${path}.yaml`);
  const evidenceFiles = files.filter(({ path }) => !isSidecar(path) && !misnamed.has(path));
  const unreadable = new Set<string>();
  const queue = new EvidenceQueue(options.open);
  let done = 0;
  const reading = evidenceFiles.map(async (file) => {
    const sidecar = byPath.get(`${file.path}.yaml`);
    const both = [file, ...(sidecar ? [sidecar] : [])];
    const one = await memory.recall(file.path, both, options.open, () => queue.read({ file, sidecar }));
    options.onEvidence?.(++done, evidenceFiles.length);
    return { ...one, path: file.path, file, sidecar: sidecar?.path };
  });
  await queue.finish(options.isFree);
  const read = await Promise.all(reading);
  for (const { evidence, found, path } of read) {
    problems.push(...found);
    if (!evidence) unreadable.add(path);
  }
  const alone = files
    .filter(({ path }) => isSidecar(path) && !misnamed.has(path))
    .filter(({ path }) => !byPath.has(path.slice(0, -".yaml".length)));
  const deleted = await inParallel(alone, parallelFiles, (file) => readDeleted(file, options.open));
  const gone = deleted.flatMap((one) => one ?? []);
  for (const { found } of gone) problems.push(...found);
  const orphans = alone.filter((_, i) => deleted[i] === null);
  const levels = await allLevels(
    read,
    [...orphans, ...files.filter(({ path }) => misnamed.has(path))],
    options.open,
  );
  const evidence = [...read, ...gone].flatMap((one) => one.evidence ?? []);
  return {
    evidence: evidence.sort((a, b) => compareText(a.path, b.path)),
    orphanSidecars: orphans.map((file) => file.path),
    levels: new Map([...levels, ...gone.flatMap((one) => one.levels)]),
    folders: [...new Set(evidence.map(({ path }) => path.split("/")[1] ?? ""))],
    unreadable,
    texts: [...read, ...gone].flatMap(({ texts }) => texts),
  };
}

/** Evidence that was deleted lawfully: its sidecar is left and says so. Null for the sidecar of a file that is missing. */
async function readDeleted(
  sidecar: ListedFile,
  open: ReadonlyMap<string, string> | undefined,
): Promise<{
  readonly evidence: Evidence;
  readonly found: readonly Problem[];
  readonly texts: readonly SearchedText[];
  readonly levels: readonly (readonly [string, ContentFile])[];
} | null> {
  const read = await readText(sidecar, open);
  if ("problem" in read || conflictsIn(read.text).length > 0) return null;
  const found = [...hiddenCharacters(sidecar.path, read.text)];
  const sourced = readMetadata<EvidenceData>("evidence", sidecar.path, read.text, 1, found);
  if (sourced.data.deleted === undefined) return null;
  const path = sidecar.path.slice(0, -".yaml".length);
  const segments = path.split("/");
  const evidence: Evidence = {
    ...sourced,
    path,
    folder: segments.length > 2 ? (segments[1] ?? "") : "",
    metadata: "sidecar",
    isNote: false,
    digest: null,
    bytes: 0,
    pointer: false,
    flaw: { kind: "deleted", found: null },
    lineEndsDiffer: false,
    showsPosition: false,
    prose: [],
  };
  const level = { title: sourced.data.title ?? null, classification: classificationOf(sourced) };
  return {
    evidence,
    found,
    texts: [searchedText(sidecar.path, read.text)],
    levels: [path, sidecar.path].map((one) => [one, level] as const),
  };
}
