import { showsNothing } from "../model/evidence.ts";
import { firstPlace } from "../model/places.ts";
import type { ContentFile, Evidence, EvidenceData, Problem, Sourced } from "../model/project.ts";
import type { Prose } from "../model/prose.ts";
import { hashEdit } from "./edit/sidecar-edits.ts";
import { differsInLineEnds, digestOfUnsaved, type Examined, examine } from "./evidence-digest.ts";
import { levelOfEvidence } from "./evidence-level.ts";
import { withExerciseKind } from "./exercise-kind.ts";
import { hiddenCharacters } from "./hidden-characters.ts";
import type { ListedFile } from "./list-files.ts";
import { parseMarkdown, toProse } from "./markdown.ts";
import { conflictProblems, conflictsIn } from "./merge-conflict.ts";
import { readMetadata, unreadableMetadata } from "./metadata.ts";
import { needlessSidecar } from "./misnamed-sidecars.ts";
import { isWithoutRecord } from "./note-record.ts";
import { noAccess, readText } from "./read-text.ts";
import { type SearchedText, searchedText, secretProblem } from "./secret-problems.ts";
import { readWritten } from "./written-text.ts";

/** What was read of an evidence file and its sidecar. */
export interface EvidenceReading {
  /** Null if the file can't be read. */
  readonly evidence: Evidence | null;
  readonly level: ContentFile;
  readonly found: readonly Problem[];
  /** Text of the sidecar, or of a Markdown file. */
  readonly texts: readonly SearchedText[];
}

/** An evidence file, and the sidecar that lies beside it. */
export interface EvidenceFiles {
  readonly file: ListedFile;
  readonly sidecar: ListedFile | undefined;
}

/**
 * Reads an evidence file with its metadata and computes its SHA-256.
 *
 * @param open texts that an editor holds and has not saved yet, by path
 */
export async function readEvidenceFile(
  { file, sidecar }: EvidenceFiles,
  open?: ReadonlyMap<string, string>,
): Promise<EvidenceReading> {
  const found: Problem[] = [];
  const texts: SearchedText[] = [];
  const evidence = await readOne(file, sidecar, found, texts, open);
  const level = await levelOfEvidence(file, sidecar, evidence, open);
  return { evidence, level, found, texts };
}

async function readOne(
  file: ListedFile,
  sidecar: ListedFile | undefined,
  problems: Problem[],
  texts: SearchedText[],
  open: ReadonlyMap<string, string> | undefined,
): Promise<Evidence | null> {
  const segments = file.path.split("/");
  const isNote = file.path.toLowerCase().endsWith(".md");
  let text: string | null = null;
  if (isNote) {
    const read = await readText(file, open);
    if ("problem" in read) {
      problems.push(read.problem);
      return null;
    }
    text = read.text;
    problems.push(...hiddenCharacters(file.path, text));
    texts.push(searchedText(file.path, text));
  }
  let bytes: Examined;
  try {
    bytes = await examine(file.path, file.diskPath);
    file.onBytes?.({ sha256: bytes.sha256, bytes: bytes.bytes, pointer: bytes.pointer });
    const unsaved = isNote ? open?.get(file.path) : undefined;
    if (unsaved !== undefined) bytes = { ...bytes, ...(await digestOfUnsaved(file, unsaved)) };
  } catch (error) {
    problems.push(noAccess(file.path, error));
    return null;
  }
  // What is read as text is searched there.
  if (text === null && bytes.secret) problems.push(secretProblem(file.path, bytes.secret));
  const own = text === null ? null : readWritten(file.path, text, problems);
  let metadata: Evidence["metadata"] = "missing";
  let sourced: Sourced<EvidenceData> = unreadableMetadata(file.path);
  if (own?.hasMetadata) {
    if (sidecar) problems.push(needlessSidecar(sidecar.path, file.path));
    metadata = "front-matter";
    sourced = own.metadata<EvidenceData>("evidence");
  } else if (sidecar) {
    metadata = "sidecar";
    const read = await readText(sidecar, open);
    if ("problem" in read) problems.push(read.problem);
    else {
      texts.push(searchedText(sidecar.path, read.text));
      problems.push(...hiddenCharacters(sidecar.path, read.text));
      sourced = readSidecar(sidecar.path, read.text, bytes, problems);
    }
    sourced = { ...sourced, file: sidecar.path };
  }
  const isDeleted = sourced.data.deleted !== undefined;
  if (isDeleted) problems.push(stillThere(file.path, sourced));
  let prose: Prose = [];
  if (own !== null) {
    try {
      const markdown = parseMarkdown(file.path, own.text);
      prose = toProse(markdown, markdown.root.children);
    } catch (error) {
      problems.push(noAccess(file.path, error));
    }
  }
  return {
    ...withExerciseKind(sourced),
    path: file.path,
    folder: segments.length > 2 ? (segments[1] ?? "") : "",
    metadata,
    isNote: isNote && metadata !== "sidecar",
    digest: bytes.sha256,
    bytes: bytes.bytes,
    pointer: bytes.pointer,
    flaw: isDeleted
      ? { kind: "deleted", found: null }
      : metadata === "front-matter" && isWithoutRecord(sourced, prose)
        ? { kind: "metadata-only", found: null }
        : bytes.flaw,
    lineEndsDiffer: await lineEndsDiffer(file, sourced.data.sha256?.toLowerCase(), bytes),
    showsPosition: bytes.showsPosition,
    prose,
  };
}

/** The problem of a file that is there, although its metadata say that it was deleted. */
function stillThere(path: string, sourced: Sourced<EvidenceData>): Problem {
  return {
    rule: "front-matter-invalid",
    at: firstPlace(sourced, "#/deleted"),
    message: {
      de: `Laut „deleted“ wurde ${path} gelöscht; die Datei ist aber noch da. Sie belegt nichts.`,
      en: `By “deleted”, ${path} was deleted; but the file is still there. It proves nothing.`,
    },
    help: {
      de: "Löschen Sie die Datei, oder nehmen Sie „deleted“ heraus.",
      en: "Delete the file, or take “deleted” out.",
    },
    evidence: path,
  };
}

async function lineEndsDiffer(
  { diskPath }: ListedFile,
  recorded: string | undefined,
  { sha256, pointer, flaw }: Examined,
): Promise<boolean> {
  if (recorded === undefined || recorded === sha256 || pointer || flaw !== null) return false;
  // Read again, which only what was altered costs; one that has gone since has its digest all the same.
  return differsInLineEnds(diskPath, recorded).catch(() => false);
}

function readSidecar(
  path: string,
  text: string,
  { sha256, flaw }: Examined,
  problems: Problem[],
): Sourced<EvidenceData> {
  const conflicts = conflictsIn(text);
  if (conflicts.length > 0) {
    problems.push(...conflictProblems(path, conflicts, path.slice(0, -".yaml".length)));
    return unreadableMetadata(path);
  }
  // Some write the sidecar between `---` lines like a front matter; YAML calls that one document.
  const found: Problem[] = [];
  const sourced = readMetadata<EvidenceData>("evidence", path, text, 1, found);
  problems.push(...found);
  // A misspelt key has its finding, and a second line beside it would make two keys of one.
  const isMisspelt = found.some(({ fix }) => fix?.text === "sha256");
  const hasHash =
    isMisspelt ||
    sourced.data.sha256 !== undefined ||
    sourced.invalid.has("sha256") ||
    sourced.invalid.has("*");
  if (hasHash) return sourced;
  // The hash of what shows nothing is worth nothing: first the file has to be right. Nor is that of other bytes than were reviewed.
  const isOther = (sourced.data.reviewed?.sha256?.toLowerCase() ?? sha256) !== sha256;
  const edit = showsNothing(flaw) || isOther ? null : hashEdit(text, sha256);
  problems.push({
    rule: "front-matter-invalid",
    at: { file: path, line: 1, column: 1 },
    message: { de: "Der Schlüssel „sha256“ fehlt.", en: "The key “sha256” is missing." },
    help: {
      de: "Tragen Sie die SHA-256-Prüfsumme der Datei ein; „nachweis evidence hash“ rechnet sie aus.",
      en: "Enter the SHA-256 of the file; “nachweis evidence hash” computes it.",
    },
    evidence: path.slice(0, -".yaml".length),
    ...(edit ? { fix: { file: path, ...edit } } : {}),
  });
  return { ...sourced, invalid: new Set([...sourced.invalid, "sha256"]) };
}
