import { dirname } from "node:path/posix";
import type { ContentFile, Evidence } from "../model/project.ts";
import { type Clearance, highestLevel } from "../model/vocabulary.ts";
import { classificationOf } from "./classification.ts";
import { inParallel } from "./evidence-digest.ts";
import { levelOfFile, levelOfText } from "./file-level.ts";
import type { ListedFile } from "./list-files.ts";
import { readText } from "./read-text.ts";

/** An evidence file as it was read, and how it is classified by what belongs to it. */
interface ReadEvidence {
  readonly path: string;
  readonly file: ListedFile;
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

/**
 * How every file of `evidence/` is classified. A file without metadata may be the one that a sidecar was written for which
 * belongs to none (its name has changed, or the sidecar's ending is wrong): it counts as the highest of those in its folder,
 * and of those anywhere that record its SHA-256.
 *
 * @param orphans sidecars whose file is not there
 */
export async function allLevels(
  read: readonly ReadEvidence[],
  orphans: readonly ListedFile[],
  open: ReadonlyMap<string, string> | undefined,
): Promise<ReadonlyMap<string, ContentFile>> {
  const levels = new Map<string, ContentFile>();
  const likeSidecars = read.filter((one) => isWithout(one) && /\.ya?ml$/i.test(one.path));
  const lost = await inParallel([...orphans, ...likeSidecars.map(({ file }) => file)], 8, async (file) => {
    const text = await readText(file, open);
    const level = "problem" in text ? unreadable : levelOfText(file.path, text.text);
    const sha256 = "problem" in text ? null : (/[0-9a-f]{64}/i.exec(text.text)?.[0].toLowerCase() ?? null);
    return { path: file.path, level, sha256 };
  });
  for (const one of read) {
    const mayBelong = isWithout(one)
      ? lost.filter(({ path, sha256 }) => dirname(path) === dirname(one.path) || isOf(sha256, one))
      : [];
    const classification = highestLevel([one.level, ...mayBelong.map(({ level }) => level)].map(levelIn));
    levels.set(one.path, { ...one.level, classification });
    if (one.sidecar) levels.set(one.sidecar, { ...one.level, classification });
  }
  for (const { path, level } of lost)
    levels.set(path, {
      ...level,
      classification: highestLevel([level, levels.get(path) ?? level].map(levelIn)),
    });
  return levels;
}

const unreadable: ContentFile = { title: null, classification: "vs-nfd" };

const levelIn = ({ classification }: ContentFile): Clearance => classification;

const isWithout = ({ evidence }: ReadEvidence): boolean => evidence?.metadata === "missing";

function isOf(sha256: string | null, { evidence }: ReadEvidence): boolean {
  return sha256 !== null && evidence?.digest === sha256;
}
