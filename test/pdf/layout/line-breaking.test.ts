import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, it } from "vitest";
import type { Rich, Row, Table } from "../../../src/pdf/layout/definition.ts";
import { readPages } from "./page-text.ts";
import { documentOf, render } from "./sample-document.ts";

/** A table with a narrow column, a row for each text. */
function narrow(texts: readonly Rich[]): Table {
  const columns = [
    { title: "A", share: 1 },
    { title: "B", share: 5 },
  ];
  return { kind: "table", columns, rows: texts.map((text): Row => ({ cells: [text, "–"] })) };
}

/** The lines of the narrow column, of all pages. */
async function linesOf(texts: readonly Rich[]): Promise<string[]> {
  const { bytes } = await render(
    documentOf([{ kind: "heading", level: 1, text: "Anfang" }, narrow(texts)], { control: [] }),
  );
  return (await readPages(bytes)).slice(1).flatMap((runs) => {
    const lines = new Map<number, string>();
    for (const { text, x, y } of runs)
      if (x < 130 && y < 740 && y > 70) lines.set(y, (lines.get(y) ?? "") + text);
    return [...lines.values()].map((line) => line.replace(/\u00ad/g, "").trim());
  });
}

describe("lines", () => {
  it("never hold nothing but the mark of a requirement's level or of a place in an order", async () => {
    const texts = Array.from({ length: 14 }, (_, n): Rich[] => [
      ["Planung der Netze ", "x".repeat(n), " (S)"],
      [{ text: `Planung der Netze ${"x".repeat(n)}` }, { text: " (B): " }, "Saal"],
      [`Planung (Reihenfolge ${"x".repeat(n)} R2) und Weiteres`],
    ]).flat();
    const lines = await linesOf(texts);
    expect(lines.filter((line) => /^[([]?\w{1,2}[)\]]?:?$/.test(line) && line !== "A")).toEqual([]);
    expect(lines.filter((line) => line.includes("(S)"))).toHaveLength(14);
  });

  it("break no id and no name in brackets that a line holds", async () => {
    const names = ["INF.2.A3", "RZ-Nord-01", "[Planende]", "(Haustechnik)", "(virtualisierung)"];
    const texts = Array.from({ length: 16 }, (_, n) =>
      names.map((name) => `${"ab ".repeat(n)}${name} folgt`),
    ).flat();
    const lines = await linesOf([...texts, "Rolle [Netzplanende, Planende Personen] nennen"]);
    for (const name of names) expect(lines.filter((line) => line.includes(name))).toHaveLength(16);
    expect(lines.join("\n")).toMatch(/\[Netzplanende,/);
  });

  it("leave a suffix with the name of its file", async () => {
    const path = (n: number): Rich => [{ text: `evidence/${"a".repeat(n)}/protokoll.pdf`, code: true }];
    const lines = await linesOf(Array.from({ length: 20 }, (_, n) => path(n)));
    expect(lines.filter((line) => line === "pdf" || line === ".pdf")).toEqual([]);
  });
});

describe("a link", () => {
  /** Widths of the areas of links, from top to bottom. */
  async function widthsOf(text: Rich): Promise<number[]> {
    const { bytes } = await render(
      documentOf([{ kind: "heading", level: 1, text: "Anfang" }, narrow([text])], { control: [] }),
    );
    const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
    const document = await task.promise;
    const page = await document.getPage(document.numPages);
    const found = (await page.getAnnotations()).flatMap(({ url, rect }) => (url ? [rect as number[]] : []));
    await task.destroy();
    return found
      .sort((a, b) => (b[1] ?? 0) - (a[1] ?? 0))
      .map(([left, , right]) => Math.round(((right ?? 0) - (left ?? 0)) * 100) / 100);
  }

  it("ends with its text where the line ends, and begins with it", async () => {
    const link = "https://example.org/";
    const [first, second] = await widthsOf([{ text: "Nachweise INF.2.A33", link }]);
    expect([first]).toEqual(await widthsOf([{ text: "Nachweise", link }]));
    expect([second]).toEqual(await widthsOf([{ text: "INF.2.A33", link }]));
    expect(await widthsOf(["Zu ", { text: " INF.2.A33 ", link }, "hin"])).toEqual([second]);
    expect(await widthsOf([{ text: " ", link }, "leer"])).toEqual([]);
  });
});
