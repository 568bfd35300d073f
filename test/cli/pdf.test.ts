import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeContent } from "../content-root.ts";
import { runNachweis } from "./run-nachweis.ts";

/** One pixel. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
  "base64",
);

const content = {
  "controls/domain.md": "---\ntitle: Verbund\ncatalogue: kompendium-2023\napproach: standard\n---\nText.\n",
  "controls/sites/rz-a.md": "---\ntitle: Zentrum A\nphases:\n  - {from: 2020-01-01, state: active}\n---\n",
  "evidence/domain/plan.png": pixel,
  "evidence/domain/plan.png.yaml":
    "title: Netzplan\ntype: document\nissued: 2026-03-14\nsha256: @sha256\ndocument: A.1\n",
};

describe("nachweis pdf", () => {
  it("writes all documents that the report can fill, named in German, and nothing beside them", async () => {
    const { root } = await writeContent(content);
    const out = join(root, "dokumente");
    const { code, stdout, stderr } = await runNachweis(["pdf", "--root", root, "--out", out]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toMatch(/PDF 1\/9: A\.0 Leitlinie und Richtlinien …\n/);
    expect((await readdir(out)).sort()).toEqual([
      "A.0-Richtlinien.pdf",
      "A.1-Strukturanalyse.pdf",
      "A.2-Schutzbedarf.pdf",
      "A.3-Modellierung.pdf",
      "A.4-Grundschutz-Check.pdf",
      "A.5-Risikoanalyse.pdf",
      "A.6-Realisierungsplan.pdf",
      "Lagebericht.pdf",
      "Nachweisverzeichnis.pdf",
    ]);
    // The network plan of A.1 is in the document itself.
    expect((await readFile(join(out, "A.1-Strukturanalyse.pdf"))).includes("/Subtype /Image")).toBe(true);
  });

  it("writes the documents that are named, in English, the same bytes each time", async () => {
    const { root } = await writeContent(content);
    const run = async (folder: string): Promise<Buffer> => {
      const out = join(root, folder);
      const args = [
        "pdf",
        "a.1",
        "status",
        "--root",
        root,
        "--out",
        out,
        "--lang",
        "en",
        "--as-of",
        "2026-11-23",
      ];
      expect((await runNachweis(args)).code).toBe(0);
      expect((await readdir(out)).sort()).toEqual(["A.1-structure-analysis.pdf", "audit-status-report.pdf"]);
      return readFile(join(out, "A.1-structure-analysis.pdf"));
    };
    expect((await run("eins")).equals(await run("zwei"))).toBe(true);
  });

  it("says once of each character without a font where it first stands", async () => {
    const title = {
      "controls/domain.md": content["controls/domain.md"].replace("Verbund", "Verbund \u6F22"),
    };
    const { root } = await writeContent({ ...content, ...title });
    const args = ["pdf", "A.0", "A.1", "--root", root, "--out", join(root, "x")];
    const german = await runNachweis(args);
    expect(german.code).toBe(0);
    const lines = german.stderr.split("\n").filter((line) => line.includes("U+6F22"));
    expect(lines).toEqual([
      "Hinweis: Für das Zeichen U+6F22 gibt es keine Schrift, im PDF steht dafür ein Ersatzzeichen: A.0-Richtlinien.pdf, Seite 1, bei „Verbund \u6F22“.",
    ]);
    const english = await runNachweis([...args, "--lang", "en"]);
    expect(english.stderr).toContain(
      'Notice: There is no font for the character U+6F22, a sign stands for it in the PDF: A.0-guidelines.pdf, page 1, near "Verbund \u6F22".',
    );
  });

  it("says which documents there are if one is named that is not", async () => {
    const { root } = await writeContent(content);
    const { code, stderr } = await runNachweis(["pdf", "A.7", "--root", root, "--out", join(root, "x")]);
    expect(code).toBe(2);
    expect(stderr).toContain("Das Dokument „A.7“ gibt es nicht; es gibt A.0, A.1");
    expect(await readdir(root)).not.toContain("x");
  });
});
