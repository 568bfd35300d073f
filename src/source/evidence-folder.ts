import type { ContentFile, Evidence, EvidenceData, Problem } from "../model/project.ts";
import { madeOnce } from "../text/made-once.ts";
import { compareText } from "../text/order.ts";
import { classificationOf } from "./classification.ts";
import { inParallel } from "./evidence-digest.ts";
import { allLevels, isLikeSidecar, readStray } from "./evidence-level.ts";
import { EvidenceQueue } from "./evidence-queue.ts";
import type { EvidenceFiles, EvidenceReading } from "./evidence-reading.ts";
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
  readonly problems: readonly Problem[];
  readonly evidence: readonly Evidence[];
  readonly orphanSidecars: readonly string[];
  readonly folders: readonly string[];
  readonly unreadable: ReadonlySet<string>;
  /** How every file is classified, sidecars included. */
  readonly levels: ReadonlyMap<string, ContentFile>;
  /** Text of every sidecar and Markdown file. */
  readonly texts: readonly SearchedText[];
}

/** How evidence is read. */
interface EvidenceOptions {
  readonly onEvidence?: ((done: number, total: number) => void) | undefined;
  readonly open?: ReadonlyMap<string, string> | undefined;
  /** When this thread has nothing else to read. */
  readonly isFree?: Promise<unknown> | undefined;
}

/**
 * Reads all evidence with its metadata and computes the SHA-256 of every file. As long as each file is as it was, what is
 * returned is the same thing.
 *
 * @param files all of `evidence/`
 */
export async function readEvidence(
  files: readonly ListedFile[],
  options: EvidenceOptions,
  memory: SourceMemory,
): Promise<EvidenceFolder> {
  const { open } = options;
  const { misnamed, evidenceFiles, alone } = arranged(files);
  const readings = await readAll(evidenceFiles, options, memory);
  const deleted = await inParallel(alone, parallelFiles, (file) =>
    memory.recall(`alone ${file.path}`, [file], open, () => readDeleted(file, open)),
  );
  const orphans = alone.filter((_, at) => deleted[at] === null);
  const likeSidecars = evidenceFiles.flatMap(({ file }, at) =>
    isLikeSidecar(file.path, readings[at]?.evidence ?? null) ? file : [],
  );
  const apart = [...orphans, ...files.filter(({ path }) => misnamed.has(path)), ...likeSidecars];
  const strays = await inParallel(apart, parallelFiles, (file) =>
    memory.recall(`stray ${file.path}`, [file], open, () => readStray(file, open)),
  );
  return memory.keep("evidence", [files, ...readings, ...deleted, ...strays], () => {
    const read = readings.map((one, at) => ({
      ...one,
      path: evidenceFiles[at]?.file.path ?? "",
      sidecar: evidenceFiles[at]?.sidecar?.path,
    }));
    const gone = deleted.flatMap((one) => one ?? []);
    const evidence = [...read, ...gone].flatMap((one) => one.evidence ?? []);
    const paths = new Set(files.map(({ path }) => path));
    return {
      problems: [
        ...[...misnamed].map(([path, of]) => misnamedSidecar(path, of, paths.has(`${of}.yaml`))),
        ...[...read, ...gone].flatMap(({ found }) => found),
      ],
      evidence: evidence.sort((a, b) => compareText(a.path, b.path)),
      orphanSidecars: orphans.map((file) => file.path),
      levels: new Map([...allLevels(read, strays), ...gone.flatMap((one) => one.levels)]),
      folders: [...new Set(evidence.map(({ path }) => path.split("/")[1] ?? ""))],
      unreadable: new Set(read.flatMap((one) => (one.evidence ? [] : one.path))),
      texts: [...read, ...gone].flatMap(({ texts }) => texts),
    };
  });
}

/** What each file of `evidence/` is: evidence with its sidecar, a sidecar whose name is wrong, or one without a file. */
const arranged = madeOnce((files: readonly ListedFile[]) => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const misnamed = misnamedSidecars(new Set(byPath.keys()));
  const isSidecar = (path: string): boolean => path.endsWith(".yaml") && !byPath.has(`${path}.yaml`);
  const evidenceFiles: EvidenceFiles[] = files
    .filter(({ path }) => !isSidecar(path) && !misnamed.has(path))
    .map((file) => ({ file, sidecar: byPath.get(`${file.path}.yaml`) }));
  const alone = files
    .filter(({ path }) => isSidecar(path) && !misnamed.has(path))
    .filter(({ path }) => !byPath.has(path.slice(0, -".yaml".length)));
  return { misnamed, evidenceFiles, alone };
});

async function readAll(
  all: readonly EvidenceFiles[],
  { open, onEvidence, isFree }: EvidenceOptions,
  memory: SourceMemory,
): Promise<EvidenceReading[]> {
  const queue = new EvidenceQueue(open);
  let done = 0;
  const told = (reading: EvidenceReading): EvidenceReading => {
    onEvidence?.(++done, all.length);
    return reading;
  };
  const reading = all.map((files) => {
    const { file, sidecar } = files;
    const both = sidecar ? [file, sidecar] : [file];
    const read = memory.recallAtOnce(file.path, both, open, () => queue.read(files));
    return read instanceof Promise ? read.then(told) : told(read);
  });
  await queue.finish(isFree);
  return Promise.all(reading);
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
