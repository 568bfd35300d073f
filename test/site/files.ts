import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";

/** All files below a folder, sorted, with `/`. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join("/"),
    )
    .sort();
}

/** All pages of a site: path → HTML. */
export async function pagesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const pages = (await filesIn(folder)).filter((file) => file.endsWith(".html"));
  return new Map(
    await Promise.all(pages.map(async (page) => [page, await readFile(join(folder, page), "utf8")] as const)),
  );
}
