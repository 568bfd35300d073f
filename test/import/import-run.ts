import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { addImportCommand } from "../../src/cli/write/import.ts";
import { runWritingCommand } from "../cli/run-writing-command.ts";

/** Runs `nachweis import xlsx` in a content root; a file or map that is given as content is written beside it first. */
export async function importXlsx(
  root: string,
  file: { readonly name: string; readonly bytes: Uint8Array | string },
  map: string | null,
  ...more: readonly string[]
): Promise<{ stdout: string; stderr: string; refused: string | null; report: string }> {
  const path = join(root, file.name);
  await writeFile(path, file.bytes);
  const words = ["import", "xlsx", path, "--root", root, ...more];
  if (map !== null) {
    await writeFile(join(root, "map.yaml"), map);
    words.push("--map", join(root, "map.yaml"));
  }
  const run = await runWritingCommand(addImportCommand, words);
  const report = await readFile(join(root, "import-report.md"), "utf8").catch(() => "");
  return { ...run, report };
}

/** Rows that the report says were not taken: number → reason. */
export function notTakenIn(report: string): Map<number, string> {
  const rows = [...report.matchAll(/^\| [^|]+ \| [^|]+ \| (\d+) \| ([a-z-]+) \|/gm)];
  return new Map(rows.map(([, row, reason = ""]) => [Number(row), reason]));
}

/** Every file of a root by path, to compare. */
export async function filesOf(root: string): Promise<Map<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = new Map<string, string>();
  for (const entry of entries)
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      files.set(path.slice(root.length + 1), await readFile(path, "utf8"));
    }
  return files;
}

/** Lines that differ between two texts of as many lines: line number → new line; null if a line came or went. */
export function changedLines(before: string, after: string): Map<number, string> | null {
  const [old, now] = [before.split("\n"), after.split("\n")];
  if (old.length !== now.length) return null;
  return new Map(now.flatMap((line, i) => (line === old[i] ? [] : [[i + 1, line] as const])));
}
