import { realpath } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type GlobOptionsWithFileTypesTrue, glob, type Path } from "glob";
import { compareText } from "../text/order.ts";

/** A file of the content root: its path in NFC, as everything compares, and the path on the disk. */
export interface ListedFile {
  readonly path: string;
  readonly diskPath: string;
}

/** All files below `controls/` and `evidence/`, and the symbolic links that lead out of the root or nowhere. */
export interface Listing {
  readonly files: readonly ListedFile[];
  readonly badLinks: readonly string[];
}

/** Links to folders may lead to links to folders; more than this is a circle. */
const maxLinkDepth = 8;

/**
 * Lists the content of `root`, sorted by path. Dot files and `README.md` are left out (FORMAT.md, General rules). A
 * symbolic link that stays inside the root is followed.
 */
export async function listFiles(root: string): Promise<Listing> {
  const realRoot = await realpath(root);
  const files = new Map<string, string>();
  const badLinks: string[] = [];

  const visit = async (diskFolder: string, shownAs: string, depth: number): Promise<void> => {
    const options: GlobOptionsWithFileTypesTrue = {
      cwd: diskFolder,
      dot: false,
      follow: false,
      withFileTypes: true,
    };
    for (const entry of await glob("**/*", options)) {
      const path = [shownAs, slashed(relative(diskFolder, entry.fullpath()))].join("/").normalize("NFC");
      if (entry.isSymbolicLink()) await visitLink(entry, path, depth);
      else if (!entry.isDirectory() && entry.name !== "README.md") files.set(path, entry.fullpath());
    }
  };
  const visitLink = async (entry: Path, path: string, depth: number): Promise<void> => {
    const target = await entry.realpath();
    const full = target?.fullpath();
    const inside = full !== undefined && (full === realRoot || full.startsWith(realRoot + sep));
    if (!target || full === undefined || !inside || depth >= maxLinkDepth) badLinks.push(path);
    else if (target.isDirectory() || (await target.lstat())?.isDirectory())
      await visit(full, path, depth + 1);
    else if (entry.name !== "README.md") files.set(path, full);
  };

  for (const folder of ["controls", "evidence"]) await visit(join(realRoot, folder), folder, 0);
  return {
    files: [...files]
      .map(([path, diskPath]) => ({ path, diskPath }))
      .sort((a, b) => compareText(a.path, b.path)),
    badLinks: badLinks.sort(compareText),
  };
}

function slashed(path: string): string {
  return sep === "/" ? path : path.split(sep).join("/");
}
