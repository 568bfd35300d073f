import { readFileSync } from "node:fs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, it } from "vitest";
import type { Language } from "../../../src/model/position.ts";
import { pdfDocuments } from "../../../src/pdf/render-pdf.ts";
import { inputOf, produce } from "./produce.ts";
import { exampleReport } from "./reports.ts";

const report = exampleReport();

/** Rows of the list: a demand, the document, and the chapter in which it is met, in both languages. */
const rows = readFileSync("docs/reference-documents.md", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| demand"))
  .map((line) => {
    const [demand = "", document = "", de = "", en = "", how = ""] = line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim());
    return { demand, document, de, en, how };
  });

const documents = [...new Set(rows.map(({ document }) => document))];

interface Found {
  readonly chapters: readonly string[];
  readonly titlePage: string;
}

interface Entry {
  readonly title: string;
  readonly items: readonly Entry[];
}

/** The bookmarks of a document without their numbers, and the words of its title page. */
async function read(id: string, language: Language): Promise<Found> {
  const bytes = await produce(id, inputOf(await report, language));
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const titles = (entries: readonly Entry[]): string[] =>
    entries.flatMap(({ title, items }) => [title.replace(/^[\d.]+ /, ""), ...titles(items)]);
  const chapters = titles((await document.getOutline()) ?? []);
  const { items } = await (await document.getPage(1)).getTextContent();
  const titlePage = items.map((item) => ("str" in item ? item.str : "")).join(" ");
  await task.destroy();
  return { chapters, titlePage };
}

describe("the list of demands", () => {
  it("is about every reference document", () => {
    expect(rows.length).toBeGreaterThan(45);
    expect(pdfDocuments.map(({ id }) => id)).toEqual(expect.arrayContaining(documents));
    for (const id of ["A.0", "A.1", "A.2", "A.3", "A.4", "A.5", "A.6"]) expect(documents).toContain(id);
  });

  it.each(
    documents.flatMap((id) => (["de", "en"] as const).map((language) => ({ id, language }))),
  )("names chapters that $id has ($language)", async ({ id, language }) => {
    const { chapters, titlePage } = await read(id, language);
    for (const row of rows.filter(({ document }) => document === id)) {
      if (row.de !== "Title page") {
        expect(chapters, row.demand).toContain(row[language]);
        continue;
      }
      const [de = "", en = de] = row.how.split(" · ");
      const signed = { de: "Unterschrift der Leitung", en: "Signature of the management" };
      const wanted = row.how.includes(" · ") ? { de, en } : signed;
      expect(titlePage, row.demand).toContain(wanted[language]);
    }
  }, 120_000);
});
