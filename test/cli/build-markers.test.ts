import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { fold } from "../../site/client/fold.ts";
import { day, writeContent } from "../content-root.ts";
import { internalMark, markedRoot, secretMark, secretNumbers } from "../marked-content.ts";
import { filesIn } from "../site/files.ts";
import { textOfPublished } from "./published-words.ts";
import { runNachweis } from "./run-nachweis.ts";

const folder = await mkdtemp(join(tmpdir(), "nachweis-markers-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What is read here as text; a file that is packed (XLSX, ZIP) would have to be unpacked first. */
const readable = new Set([
  "",
  ".html",
  ".js",
  ".css",
  ".json",
  ".pdf",
  ".svg",
  ".txt",
  ".bin",
  ".woff2",
  ".ics",
  ".xml",
  ".csv",
  ".png",
]);

/** Marks in a text, whatever stands between their letters: blanks, hyphens, ends of lines, markup. */
function marksIn(text: string, marks: readonly string[]): readonly string[] {
  const letters = fold(text).replace(/[^\p{L}]/gu, "");
  return marks.flatMap((mark) =>
    [...letters.matchAll(new RegExp(mark, "g"))].map(({ index }) =>
      letters.slice(Math.max(index - 20, 0), index + 30),
    ),
  );
}

describe("nachweis build of content with marks in every field of every kind, well formed and not", () => {
  it.each([
    { clearance: "internal", marks: [secretMark] },
    { clearance: "public", marks: [secretMark, internalMark] },
  ])("publishes for $clearance none of those that are above it", async ({ clearance, marks }) => {
    const { root } = await writeContent(markedRoot());
    const out = join(folder, clearance);
    const args = ["build", "--root", root, "--as-of", day, "--out", out, "--clearance", clearance];
    const { code, stdout, stderr } = await runNachweis(args);
    expect(code, stderr).toBe(0);

    const found = new Set(marksIn(stdout + stderr, marks));
    const files = await filesIn(out);
    for (const file of files) {
      expect(readable, file).toContain(extname(file));
      const text = await textOfPublished(out, file);
      for (const mark of marksIn(text, marks)) found.add(`${file}: ${mark}`);
      for (const number of secretNumbers.filter((one) => one.test(text))) found.add(`${file}: ${number}`);
    }
    expect([...found]).toEqual([]);
    expect(files.length).toBeGreaterThan(100);
  });
});
