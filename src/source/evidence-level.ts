import { dirname } from "node:path/posix";
import type { ContentFile, Evidence } from "../model/project.ts";
import { type Clearance, highestLevel } from "../model/vocabulary.ts";
import { classificationOf } from "./classification.ts";
import { levelOfFile, levelOfText } from "./file-level.ts";
import type { ListedFile } from "./list-files.ts";
import { readText } from "./read-text.ts";

/** An evidence file as it was read, and how it is classified by what belongs to it. */
export interface ReadEvidence {
  readonly path: string;
  readonly sidecar: string | undefined;
  readonly evidence: Evidence | null;
  readonly level: ContentFile;
}

/** How evidence is classified by its own metadata: of a front matter and a sidecar the higher one counts. */
export async function levelOfEvidence(
  file: ListedFile,
  sidecar: ListedFile | undefined,
  evidence: Evidence | null,
  open: ReadonlyMap<string, string> | undefined,
): Promise<ContentFile> {
  const title = evidence?.data.title ?? null;
  const beside = sidecar && evidence?.metadata !== "sidecar" ? await levelOfFile(sidecar, open) : null;
  const own = evidence === null ? "vs-nfd" : await ownLevel(file, evidence, open);
  return {
    title: title ?? beside?.title ?? null,
    classification: highestLevel([own, ...(beside ? [beside.classification] : [])]),
  };
}

async function ownLevel(
  file: ListedFile,
  evidence: Evidence,
  open: ReadonlyMap<string, string> | undefined,
): Promise<Clearance> {
  if (evidence.metadata !== "missing") return classificationOf(evidence);
  return evidence.isNote ? (await levelOfFile(file, open)).classification : "internal";
}

/** A sidecar that belongs to no file, or perhaps does: how it is classified, and which SHA-256 it records. */
export interface StraySidecar {
  readonly path: string;
  readonly level: ContentFile;
  readonly sha256: string | null;
}

/** What a sidecar that belongs to no file says of the one that it was written for. */
export async function readStray(
  file: ListedFile,
  open: ReadonlyMap<string, string> | undefined,
): Promise<StraySidecar> {
  const text = await readText(file, open);
  if ("problem" in text)
    return { path: file.path, level: { title: null, classification: "vs-nfd" }, sha256: null };
  const sha256 = /[0-9a-f]{64}/i.exec(text.text)?.[0].toLowerCase() ?? null;
  return { path: file.path, level: levelOfText(file.path, text.text), sha256 };
}

/** Whether evidence may be a sidecar itself that was meant for another file. */
export function isLikeSidecar(path: string, evidence: Evidence | null): boolean {
  return isWithout(evidence) && /\.ya?ml$/i.test(path);
}

/**
 * How every file of `evidence/` is classified. A file without metadata may be the one that a sidecar was written for which
 * belongs to none (its name has changed, or the sidecar's ending is wrong): it counts as the highest of those in its folder,
 * and of those anywhere that record its SHA-256.
 */
export function allLevels(
  read: readonly ReadEvidence[],
  strays: readonly StraySidecar[],
): ReadonlyMap<string, ContentFile> {
  const levels = new Map<string, ContentFile>();
  for (const { path, sidecar, evidence, level } of read) {
    const mayBelong = isWithout(evidence)
      ? strays.filter((stray) => dirname(stray.path) === dirname(path) || isOf(stray.sha256, evidence))
      : [];
    const classification = highestLevel([level, ...mayBelong.map((stray) => stray.level)].map(levelIn));
    levels.set(path, { ...level, classification });
    if (sidecar) levels.set(sidecar, { ...level, classification });
  }
  for (const { path, level } of strays)
    levels.set(path, {
      ...level,
      classification: highestLevel([level, levels.get(path) ?? level].map(levelIn)),
    });
  return levels;
}

const levelIn = ({ classification }: ContentFile): Clearance => classification;

const isWithout = (evidence: Evidence | null): boolean => evidence?.metadata === "missing";

function isOf(sha256: string | null, evidence: Evidence | null): boolean {
  return sha256 !== null && evidence?.digest === sha256;
}
