import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { compareText } from "../text/order.ts";

/** The list of the digests of all other files, for whoever has no other tool. */
export const sumsName = "SHA256SUMS";

/**
 * Writes `SHA256SUMS` at the top of a folder: the digest of every other file in it, sorted by path, as `sha256sum -c` reads
 * it. Files whose name begins with a dot, such as the mark that Nachweis made the folder, are none that are published.
 * @returns the paths that it lists, sorted
 * @throws if it is there already, or the disk fails
 */
export async function writeDigestList(folder: string): Promise<readonly string[]> {
  const paths = await pathsIn(folder, "");
  const lines: string[] = [];
  // One after the other: all at once would need as many open files as there are pages.
  for (const path of paths) lines.push(`${await fileDigest(join(folder, path))}  ${path}\n`);
  await writeFile(join(folder, sumsName), lines.join(""), { flag: "wx" });
  return paths;
}

/** SHA-256 of a file's bytes, in lower-case hexadecimal. */
export async function fileDigest(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest("hex");
}

/** All files of a folder but those whose name begins with a dot, sorted. */
async function pathsIn(folder: string, below: string): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith("."))
      .map((entry) => {
        const path = below === "" ? entry.name : `${below}/${entry.name}`;
        return entry.isDirectory() ? pathsIn(folder, path) : [path];
      }),
  );
  return found.flat().sort(compareText);
}
