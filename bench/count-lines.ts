/**
 * Counts the lines of `src/` and `site/` that hold more than blanks and comments, of each revision given: `.ts` by
 * TypeScript's own parser, `.astro` its script by the same and its markup without `<!-- -->` and `{/* *\/}`, `.css` without
 * comments.
 *
 * Run: npx node bench/count-lines.ts REVISION …   (`.` is the project as it lies here)
 */
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import ts from "typescript";
import { exportRevision } from "./compare/revision.ts";

const folders = ["src", "site"];
const endings = [".ts", ".astro", ".css"];

const temporary = mkdtempSync(join(tmpdir(), "nachweis-lines-"));
try {
  for (const [number, revision] of process.argv.slice(2).entries()) {
    const root = exportRevision(revision, join(temporary, String(number)));
    const counts = new Map<string, number>();
    for (const path of globSync(
      folders.map((folder) => `${folder}/**/*`),
      { cwd: root },
    )) {
      const ending = extname(path);
      if (!endings.includes(ending) || path.includes("node_modules")) continue;
      const key = `${path.split("/")[0]} ${ending}`;
      counts.set(key, (counts.get(key) ?? 0) + countLines(readFileSync(join(root, path), "utf8"), ending));
    }
    const total = [...counts.values()].reduce((sum, lines) => sum + lines, 0);
    const parts = [...counts].sort().map(([key, lines]) => `${key} ${lines}`);
    process.stdout.write(`${revision}: ${total} lines (${parts.join(", ")})\n`);
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

function countLines(text: string, ending: string): number {
  if (ending === ".ts") return linesOfCode(text);
  if (ending === ".css") return filledLines(text.replace(/\/\*[\s\S]*?\*\//g, blanked));
  const [, script = "", markup = text] = /^---\r?\n([\s\S]*?)^---$([\s\S]*)$/m.exec(text) ?? [];
  const bare = markup.replace(/<!--[\s\S]*?-->|\{\s*\/\*[\s\S]*?\*\/\s*\}/g, blanked);
  return linesOfCode(script) + filledLines(bare);
}

/** Lines on which a token of TypeScript stands; blank lines within a template are none. */
function linesOfCode(text: string): number {
  const file = ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest, true);
  const lines = text.split("\n");
  const filled = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    const children = node.getChildren(file);
    for (const child of children) visit(child);
    if (children.length > 0 || node.kind === ts.SyntaxKind.EndOfFileToken || node.getWidth(file) === 0)
      return;
    const first = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
    const last = file.getLineAndCharacterOfPosition(node.getEnd()).line;
    for (let line = first; line <= last; line++) if (lines[line]?.trim()) filled.add(line);
  };
  visit(file);
  return filled.size;
}

function filledLines(text: string): number {
  return text.split("\n").filter((line) => line.trim() !== "").length;
}

/** What is left of a comment: its line ends. */
function blanked(comment: string): string {
  return comment.replace(/[^\n]/g, "");
}
