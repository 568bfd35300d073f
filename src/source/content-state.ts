import type { EvidenceData } from "../model/evidence.ts";
import { ExplainedError } from "../model/explained-error.ts";
import { compareText } from "../text/order.ts";
import { digestOfFile, inParallel } from "./evidence-digest.ts";
import { type FileDigest, type ListedFile, type Listing, listFiles } from "./list-files.ts";
import { readMetadata } from "./metadata.ts";
import { readText } from "./read-text.ts";

/** A file of the content, and what its bytes are. */
export interface StateFile extends FileDigest {
  /** Relative to the content root, with `/`. */
  readonly path: string;
}

/** The content could not be told byte for byte. */
export class ContentStateError extends ExplainedError {}

/** Files read at once. */
const filesAtOnce = 8;

/**
 * All files of a content root with the digests of their bytes. Whoever reads the content tells it what was read: then the
 * digests are of these bytes, and not of what a file holds a moment later.
 */
export class ContentState {
  private listing: Listing | null = null;
  private readonly read = new Map<string, FileDigest>();
  private readonly changed = new Set<string>();

  /** The files that are going to be read; use the listing that is returned. */
  begin(listing: Listing): Listing {
    const files = listing.files.map((file) => ({
      ...file,
      onBytes: (digest: FileDigest) => this.note(file.path, digest),
    }));
    this.listing = { ...listing, files };
    return this.listing;
  }

  private note(path: string, digest: FileDigest): void {
    const { sha256 = digest.sha256 } = this.read.get(path) ?? {};
    if (sha256 !== digest.sha256) this.changed.add(path);
    this.read.set(path, digest);
  }

  /**
   * All files, sorted by path; those that nobody has read whole are read now.
   *
   * @throws {ContentStateError} if a file can't be read, or was changed while it was
   */
  async files(): Promise<StateFile[]> {
    const { listing } = this;
    if (listing === null) return [];
    const [unreadable] = [...listing.badLinks, ...listing.notFiles, ...listing.closedFolders].sort(
      compareText,
    );
    if (unreadable !== undefined) throw notReadable(unreadable);
    const [changed] = [...this.changed].sort(compareText);
    if (changed !== undefined) throw changing(changed);
    const all = [...listing.files, ...listing.apart].sort((a, b) => compareText(a.path, b.path));
    return inParallel(all, filesAtOnce, async ({ path, diskPath }) => ({
      path,
      ...(this.read.get(path) ??
        (await digestOfFile(path, diskPath).catch(() => Promise.reject(notReadable(path))))),
    }));
  }
}

/**
 * All files of a content root with the digests of their bytes, sorted by path.
 *
 * @throws {ContentStateError} if one can't be read
 */
export async function readContentState(root: string): Promise<StateFile[]> {
  const state = new ContentState();
  state.begin(await listFiles(root));
  return state.files();
}

/** Of files that are gone, those that were deleted lawfully: their sidecar is there and says so (`deleted`). */
export async function deletedAmong(root: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const { files } = await listFiles(root);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const deleted = await inParallel(paths, filesAtOnce, async (path) => {
    const sidecar = byPath.get(`${path}.yaml`);
    return sidecar && !byPath.has(path) && (await saysDeleted(sidecar)) ? [path] : [];
  });
  return new Set(deleted.flat());
}

async function saysDeleted(sidecar: ListedFile): Promise<boolean> {
  const read = await readText(sidecar);
  if ("problem" in read) return false;
  return readMetadata<EvidenceData>("evidence", sidecar.path, read.text, 1, []).data.deleted !== undefined;
}

function notReadable(path: string): ContentStateError {
  return new ContentStateError({
    de: `${path} lässt sich nicht lesen; was darin steht, kann niemand bezeugen`,
    en: `${path} can't be read; nobody can attest what it holds`,
  });
}

function changing(path: string): ContentStateError {
  return new ContentStateError({
    de: `${path} wurde verändert, während der Inhalt geprüft wurde; rufen Sie den Befehl noch einmal auf`,
    en: `${path} was changed while the content was checked; call the command again`,
  });
}
