import { readFile } from "node:fs/promises";

/** Where people review the words: in the documentation, which the package brings along. */
const source = new URL("../../docs/search-synonyms.md", import.meta.url);

/** Words that mean the same. */
interface SynonymGroup {
  readonly de: readonly string[];
  readonly en: readonly string[];
}

/** What means the same to the site's search, from the rows of the table in `docs/search-synonyms.md`. */
export async function readSynonyms(): Promise<readonly SynonymGroup[]> {
  const rows = (await readFile(source, "utf8")).split("\n").filter((line) => line.startsWith("| "));
  return rows.slice(1).map((row) => {
    const [, de = "", en = ""] = row.split("|");
    return { de: wordsIn(de), en: wordsIn(en) };
  });
}

function wordsIn(cell: string): readonly string[] {
  return cell
    .split(";")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}
