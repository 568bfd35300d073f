import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentOf, everything, render, sentence } from "./sample-document.ts";

const missing = ["pdftotext", "pdfinfo", "qpdf"].filter((name) => spawnSync(name, ["--version"]).error);

/** Read by programs that share no code with ours. Skipped, by name, where Debian's poppler-utils and qpdf are missing. */
describe.skipIf(missing.length > 0)(
  `poppler and qpdf${missing.length > 0 ? ` (missing here: ${missing.join(", ")})` : ""}`,
  () => {
    let folder = "";
    let file = "";

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "nachweis-pdf-"));
      file = join(folder, "everything.pdf");
      writeFileSync(file, (await render(documentOf(everything))).bytes);
    });

    afterAll(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    const run = (name: string, ...args: string[]): string =>
      execFileSync(name, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

    it("find no fault in the file", () => {
      expect(run("qpdf", "--check", file)).toContain("No syntax or stream encoding errors found");
    });

    it("see a tagged, titled document", () => {
      const info = run("pdfinfo", file);
      expect(info).toMatch(/Title: +A\.4 Ergebnis & Stand <Muster> – Muster-Institution/);
      expect(info).toMatch(/Tagged: +yes/);
      expect(info).toMatch(/JavaScript: +no/);
    });

    it("read the tags as they were meant", async () => {
      const small = join(folder, "small.pdf");
      const blocks = everything.filter((block) => block.kind !== "table" && block.kind !== "list");
      writeFileSync(small, (await render(documentOf(blocks))).bytes);
      const tree = run("pdfinfo", "-struct-text", small);
      expect(tree.startsWith("Document\n  Sect\n")).toBe(true);
      // Running heads are no content.
      expect(tree).not.toContain("Einstufung");
      const order = [
        "Ergebnis & Stand <Muster>",
        '"Version"',
        '"Inhalt"',
        '"Ein Satz zu Beginn."',
        '"Stammdaten"',
        '"Raum"',
      ];
      const places = order.map((text) => tree.indexOf(text));
      expect(places).toEqual(places.filter((place) => place > 0).sort((a, b) => a - b));
      expect(tree).toMatch(/H2 \(block\)\n +"1\.1\s*Listen/);
      expect(tree).toMatch(/TH:\n +\/Scope \/Row\n +"Art"/);
      expect(tree).toMatch(/Figure[\s\S]*\/BBox/);
    });

    it("extract text in reading order, broken words joined", () => {
      const text = run("pdftotext", "-raw", file, "-")
        .replace(/\u00AD\n/g, "")
        .replace(/\s+/g, " ");
      expect(text).toContain(sentence.repeat(5).trim());
      const ids = [...text.matchAll(/INF\.2\.A(\d+) offen/g)].map((match) => Number(match[1]));
      expect(ids).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    });

    it("embed all fonts as subsets", () => {
      const [, , ...fonts] = run("pdffonts", file).trimEnd().split("\n");
      expect(fonts.length).toBeGreaterThan(3);
      for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
    });
  },
);
