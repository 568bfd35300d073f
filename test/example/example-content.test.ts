import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { glob } from "glob";
import type { Nodes, Root, RootContent } from "mdast";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { beforeAll, describe, expect, it } from "vitest";
import { readDocbook } from "../../src/formats/docbook/read.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const kompendium = fileURLToPath(
  new URL("../../../shared/bsi/kompendium-2023/XML_Kompendium_2023.xml", import.meta.url),
);
const evidenceMark = "Beispiel, kein echter Nachweis";
const contentMark = "> Beispiel: Alle Angaben, Lücken und Nachweise sind erfunden.";
/** Labels of the attribute items in an assessment: not prose. */
const attributeItem = /^(?:Geprüft|Offen|Geerbt|Risiko|Zuständig):/;

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm);
const parse = (text: string): Root => parser.parse(text);

const files = (pattern: string): Promise<string[]> =>
  glob(pattern, { cwd: root, nodir: true, posix: true }).then((found) => found.sort());
const read = (file: string): Promise<string> =>
  readFile(new URL(file, new URL("../../", import.meta.url)), "utf8");

/**
 * Visible text of a node; blocks end with a line break, so that no sentence runs over their edge. `links` false leaves
 * out the names of linked evidence: sentences that differ in them alone are the same prose.
 */
function text(node: Nodes, links = true): string {
  if (node.type === "link" && !links) return "";
  if (node.type === "text" || node.type === "inlineCode") return node.value;
  if (
    node.type === "listItem" &&
    attributeItem.test(
      node.children
        .map((child) => text(child))
        .join("")
        .trim(),
    )
  )
    return "";
  if (!("children" in node)) return "";
  const inner = node.children.map((child) => text(child, links)).join(node.type === "tableRow" ? " | " : "");
  return ["paragraph", "heading", "tableRow", "listItem"].includes(node.type) ? `${inner}\n` : inner;
}

/** Prose of each assessment, link names left out (level-3 heading up to the next heading of its level or above). */
function assessments(tree: Root): string[] {
  const found: RootContent[][] = [];
  let open: RootContent[] | undefined;
  for (const node of tree.children) {
    if (node.type === "heading" && node.depth <= 3) {
      open = node.depth === 3 ? [] : undefined;
      if (open) found.push(open);
    } else open?.push(node);
  }
  return found.map((nodes) => nodes.map((node) => text(node, false)).join(""));
}

const words = (prose: string): string[] => prose.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Sentences as their words; what has fewer than three words (“Siehe …”) is none. */
function sentences(prose: string): string[] {
  return prose
    .split(/\n+/)
    .flatMap((line) => line.split(/(?<=[.!?:;])\s+/))
    .map((sentence) => words(sentence))
    .filter((sentence) => sentence.length >= 3)
    .map((sentence) => sentence.join(" "));
}

async function pdfPages(file: string): Promise<string[]> {
  const data = new Uint8Array(await readFile(new URL(file, new URL("../../", import.meta.url))));
  const document = await getDocument({ data, verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    pages.push(
      content.items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : "")).join(""),
    );
  }
  await document.destroy();
  return pages;
}

/** Keyword and text of the tEXt chunks (Latin-1) of a PNG (ISO/IEC 15948, 11.3.4.3). */
function pngTexts(png: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 8; at + 8 <= png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "tEXt") {
      texts.push(png.toString("latin1", at + 8, at + 8 + length));
    }
    at += length + 12;
  }
  return texts;
}

describe("the worked example", async () => {
  const catalogues = await files("controls/catalog/**/*.md");
  const evidence = (await files("evidence/**/*")).filter((file) => !/(?:\.yaml|README\.md)$/.test(file));
  const pages = new Map<string, string[]>();

  beforeAll(async () => {
    for (const file of evidence.filter((name) => name.endsWith(".pdf")))
      pages.set(file, await pdfPages(file));
  }, 120_000);

  it("has catalogues and evidence of the kinds that exist in a data centre", () => {
    expect(catalogues.length).toBeGreaterThan(10);
    expect(evidence.length).toBeGreaterThan(100);
    expect([...new Set(evidence.map((file) => extname(file)))].sort()).toEqual([
      ".csv",
      ".md",
      ".pdf",
      ".png",
      ".txt",
    ]);
  });

  it("repeats no sentence in more than three assessments", async () => {
    const uses = new Map<string, number>();
    for (const file of catalogues) {
      for (const prose of assessments(parse(await read(file)))) {
        for (const sentence of new Set(sentences(prose))) uses.set(sentence, (uses.get(sentence) ?? 0) + 1);
      }
    }
    expect(uses.size).toBeGreaterThan(500);
    expect([...uses].filter(([, count]) => count > 3)).toEqual([]);
  });

  it("says that it is invented at the beginning of each catalogue, risk and audit", async () => {
    const unmarked: string[] = [];
    for (const file of [...catalogues, ...(await files("controls/{risks,audits}/*.md"))]) {
      const first = parse(await read(file)).children.find((node) => node.type !== "yaml");
      if (first?.type !== "blockquote" || `> ${text(first).trim()}` !== contentMark) unmarked.push(file);
    }
    expect(unmarked).toEqual([]);
  });

  it("carries its mark in every evidence file, on each page and picture", async () => {
    const unmarked: string[] = [];
    for (const file of evidence) {
      if (file.endsWith(".pdf")) {
        const texts = pages.get(file) ?? [];
        texts.forEach((page, index) => {
          if (!page.replace(/\s+/g, " ").includes(evidenceMark)) unmarked.push(`${file}, page ${index + 1}`);
        });
        if (texts.length === 0) unmarked.push(file);
      } else if (file.endsWith(".png")) {
        const png = await readFile(new URL(file, new URL("../../", import.meta.url)));
        if (!pngTexts(png).some((entry) => entry.includes(evidenceMark))) unmarked.push(file);
      } else if (!(await read(file)).includes(evidenceMark)) unmarked.push(file);
    }
    expect(unmarked).toEqual([]);
  });

  it("shows a certificate that can be mistaken for no real one", async () => {
    const [file] = await files("evidence/rz-citeq/zertifikat/*.pdf.yaml");
    expect(file).toBeDefined();
    expect(await read(file ?? "")).toContain("number: BSI-IGZ-0000-BEISPIEL");
    const [first] = pages.get((file ?? "").replace(/\.yaml$/, "")) ?? [];
    expect(first).toContain("MUSTER");
    expect(first).toContain("kein Zertifikat");
  });

  describe.skipIf(!existsSync(kompendium))("(skipped without ../shared/bsi/kompendium-2023)", () => {
    it("takes no wording from the requirements of the Kompendium, © BSI", async () => {
      const span = 10;
      const spans = (prose: string): string[] => {
        const all = words(prose);
        return all.slice(span - 1).map((_, index) => all.slice(index, index + span).join(" "));
      };
      const { texts } = await readDocbook([await readFile(kompendium)]);
      const official = new Set([...texts.values()].flat().flatMap(spans));
      expect(official.size).toBeGreaterThan(50_000);

      const copied: string[] = [];
      const compare = (file: string, prose: string): void => {
        for (const found of spans(prose)) if (official.has(found)) copied.push(`${file}: ${found}`);
      };
      for (const file of await files("controls/**/*.md")) {
        // Headings are the official titles: facts.
        const blocks = parse(await read(file)).children.filter((node) => node.type !== "heading");
        for (const block of blocks) compare(file, text(block));
      }
      for (const file of evidence) {
        if (file.endsWith(".pdf")) compare(file, (pages.get(file) ?? []).join("\n"));
        else if (!file.endsWith(".png")) compare(file, await read(file));
      }
      expect(copied).toEqual([]);
    });
  });
});
