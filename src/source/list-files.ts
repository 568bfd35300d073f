import { lstat, readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import { type GlobOptionsWithFileTypesTrue, globSync } from "glob";
import { hasHidden } from "../text/hidden-characters.ts";
import { compareText } from "../text/order.ts";
import type { SourceMemory } from "./memory.ts";

/** A file of the content root: its path in NFC, as everything compares, and the path on the disk. */
export interface ListedFile {
  readonly path: string;
  readonly diskPath: string;
  /** Told the bytes, each time somebody reads all of them. */
  readonly onBytes?: (digest: FileDigest) => void;
}

/** SHA-256 (lower-case hexadecimal) and size of a file; of a Git LFS pointer, those of the file that it stands for. */
export interface FileDigest {
  readonly sha256: string;
  readonly bytes: number;
  readonly pointer: boolean;
}

/**
 * All files below `controls/` and `evidence/`, and what can't be read there: symbolic links that lead out of the root, in a
 * circle or nowhere, and pipes and devices, which would keep a reader waiting.
 */
export interface Listing {
  readonly files: readonly ListedFile[];
  /** Paths, as written, of files that only letter case or Unicode form tells apart: some file systems keep but one of them. */
  readonly twins: readonly (readonly string[])[];
  readonly badLinks: readonly string[];
  readonly notFiles: readonly string[];
  /** Folders that nobody may look into: what lies in them is unknown. */
  readonly closedFolders: readonly string[];
  /** Files whose path holds characters that nobody sees. */
  readonly badNames: readonly string[];
  /** Files of these, which are there and are not read, and sidecars of twins; paths as written, so that each is one. */
  readonly apart: readonly ListedFile[];
}

/** Names of what operating systems, Office and editors leave behind (FORMAT.md, Whatever is not read is said). */
const litter = /^(?:thumbs\.db|desktop\.ini|ehthumbs\.db|Icon\r|__MACOSX|~\$.*|\._.*|.*~)$/is;

/** Whether a file or folder of this name is no content: dot files, `README.md` and litter. */
export function isIgnoredName(name: string): boolean {
  return name.startsWith(".") || name === "README.md" || litter.test(name);
}

/** Whether a path holds signs that nobody sees: a file of such a name is not read. */
export function isUnreadName(path: string): boolean {
  return hasHidden(path) || /[\t\n\r]/.test(path);
}

/** What lies below a content root: paths in NFC, as written and on the disk. */
interface Walked {
  readonly found: { path: string; written: string; diskPath: string }[];
  readonly badLinks: string[];
  readonly notFiles: string[];
  readonly closedFolders: string[];
  readonly badNames: string[];
  readonly misnamed: ListedFile[];
}

/**
 * Lists the content of `root`, sorted by path. Dot files, `README.md` and litter are left out (FORMAT.md, General rules). A
 * symbolic link that stays inside the root is followed.
 *
 * @param memory of whoever lists it again and again: as long as nothing is added, removed or renamed the listing is the same thing
 */
export async function listFiles(root: string, memory?: SourceMemory): Promise<Listing> {
  const walked = await walk(root);
  if (memory === undefined) return listingOf(walked);
  const { found, badLinks, notFiles, closedFolders, badNames, misnamed } = walked;
  const all = [
    ...[found, misnamed].flatMap((files) => [files.length, ...files.flatMap(Object.values)]),
    ...[badLinks, notFiles, closedFolders, badNames].flatMap((paths) => [paths.length, ...paths]),
  ];
  return memory.keep("listing", all, () => listingOf(walked));
}

async function walk(root: string): Promise<Walked> {
  const realRoot = await realpath(root);
  const walked: Walked = {
    found: [],
    badLinks: [],
    notFiles: [],
    closedFolders: [],
    badNames: [],
    misnamed: [],
  };
  const { found, badLinks, notFiles, closedFolders, badNames, misnamed } = walked;

  const visit = async (diskFolder: string, shownAs: string, above: readonly string[]): Promise<void> => {
    const options: GlobOptionsWithFileTypesTrue = {
      cwd: diskFolder,
      dot: false,
      follow: false,
      withFileTypes: true,
    };
    await look(diskFolder, shownAs);
    // Asked at once, the folders come in the same order each time: else no listing would be known again.
    for (const entry of globSync("**/*", options)) {
      const below = entry.relativePosix();
      if (below.split("/").some((name) => litter.test(name))) continue;
      const path = [shownAs, below].join("/");
      if (entry.isSymbolicLink())
        await visitLink(entry.fullpath(), path, [...above, dirname(entry.fullpath())]);
      else if (entry.isDirectory()) await look(entry.fullpath(), path);
      else keep(entry.name, path, entry.fullpath(), entry.isFile());
    }
  };
  /** glob passes over what it may not look into. */
  const look = async (diskFolder: string, path: string): Promise<void> => {
    const closed = await readdir(diskFolder).then(
      () => false,
      ({ code }: NodeJS.ErrnoException) => code !== "ENOENT" && code !== "ENOTDIR",
    );
    if (closed) closedFolders.push(path.normalize("NFC"));
  };
  /** @param above folders on the disk in which the link stands, and the links that led to them */
  const visitLink = async (link: string, path: string, above: readonly string[]): Promise<void> => {
    const full = await realpath(link).catch(() => null);
    const target = full === null ? null : await stat(full).catch(() => null);
    if (full === null || target === null || !isWithin(full, realRoot)) badLinks.push(path.normalize("NFC"));
    else if (!target.isDirectory()) keep(basename(link), path, full, target.isFile());
    else if (above.some((folder) => isWithin(folder, full))) badLinks.push(path.normalize("NFC"));
    else await visit(full, path, above);
  };
  const keep = (name: string, written: string, diskPath: string, isFile: boolean): void => {
    if (name === "README.md") return;
    const path = written.normalize("NFC");
    if (isUnreadName(path)) {
      badNames.push(path);
      if (isFile) misnamed.push({ path: written, diskPath });
    } else if (isFile) found.push({ path, written, diskPath });
    else notFiles.push(path);
  };

  for (const folder of ["controls", "evidence"]) {
    const diskFolder = join(realRoot, folder);
    if ((await lstat(diskFolder).catch(() => null))?.isSymbolicLink())
      await visitLink(diskFolder, folder, []);
    else await visit(diskFolder, folder, []);
  }
  return walked;
}

function listingOf({ found, badLinks, notFiles, closedFolders, badNames, misnamed }: Walked): Listing {
  const twins = twinsAmong(found.map(({ written }) => written));
  const apart = new Set(twins.flat().map(caseless));
  // Whose metadata a sidecar of twins holds, nobody can tell.
  const describesTwin = (path: string): boolean =>
    path.endsWith(".yaml") && apart.has(caseless(path.slice(0, -".yaml".length)));
  const isApart = ({ path }: ListedFile): boolean =>
    apart.size > 0 && (apart.has(caseless(path)) || describesTwin(path));
  return {
    files: found
      .filter((file) => !isApart(file))
      .map(({ path, diskPath }) => ({ path, diskPath }))
      .sort((a, b) => compareText(a.path, b.path)),
    twins: twins.filter(([path = ""]) => !describesTwin(path)),
    badLinks: badLinks.sort(compareText),
    notFiles: notFiles.sort(compareText),
    closedFolders: closedFolders.sort(compareText),
    badNames: badNames.sort(compareText),
    apart: [
      ...misnamed,
      ...found.filter(isApart).map(({ written, diskPath }) => ({ path: written, diskPath })),
    ].sort((a, b) => compareText(a.path, b.path)),
  };
}

/** Groups of paths that are the same but for letter case and Unicode form, sorted. */
function twinsAmong(paths: readonly string[]): string[][] {
  return [...Map.groupBy(paths, caseless).values()]
    .filter((group) => group.length > 1)
    .map((group) => group.sort(compareText))
    .sort(([a = ""], [b = ""]) => compareText(a, b));
}

/** A path as all its twins have it, which only letter case or Unicode form tells apart. */
export function caseless(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}
