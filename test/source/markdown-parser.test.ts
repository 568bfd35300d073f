import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { parseText } from "../../src/source/markdown-parser.ts";
import { TextBudgetError } from "../../src/source/text-budget.ts";
import { processorSeconds } from "../processor-time.ts";
import fc from "../properties.ts";

const whole = unified().use(remarkParse).use(remarkFrontmatter, ["yaml"]).use(remarkGfm);
const plain = (tree: unknown): unknown => JSON.parse(JSON.stringify(tree));

function expectSame(text: string): void {
  expect(plain(parseText(text))).toEqual(plain(whole.parse(text)));
}

/** Longer than a piece. */
const filler = `${"Ein Absatz über den Zutritt, wie er überall steht. ".repeat(100)}\n\n`;

describe("a text parsed in pieces is the text parsed at once", () => {
  it.each([
    ["front matter with blank lines", `---\na: b\n\n${"c: d\n\n".repeat(1000)}---\n\n# A\n\nText`],
    ["code across the cut", `~~~\n${filler}# no heading\n\n${filler}~~~\n\n# A\n`],
    ["code that ends nowhere", `${filler}~~~\n${filler}${filler}# no heading`],
    ["HTML across the cut", `<!-- ${filler}${filler}# no heading\n\n-->\n\n# A`],
    ["a reference before its definition", `[a], [^f]\n\n${filler}[a]: x\n\n[^f]: Fuß\n\n${filler}[A]`],
    ["a definition in what is no text", `[a]\n\n${filler}~~~\n[a]: x\n\n${filler}~~~\n\n[a]`],
    ["a list that goes on", `- a\n\n  ${filler}- b\n\n  ${filler}\n* c\n\n${filler}1. d\n\n${filler}2. e`],
    ["a quotation with blank lines in Windows' way", `> a\r\n> \r\n> b ${filler}> \r\n> c\r\n\r\nd`],
    ["a table", `| a |\n|---|\n| b |\n\n${filler}| c |\n|---|\n| d |\n`],
    ["lone carriage returns", `a\r\r${filler.replaceAll("\n", "\r")}# b\r\r${filler}c`],
    ["nothing", ""],
    ["blank lines", "\n\n \n".repeat(2000)],
  ])("%s", (_, text) => expectSame(text));

  it("whatever addresses of the web and e-mails stand in it, or seem to", () => {
    const part = fc.constantFrom(
      "a",
      "www",
      "WWW.",
      "http",
      "HTTPS:",
      "//",
      ".de",
      "@",
      "&#64;",
      "&commat;",
      "&#119;ww.",
      "&",
      "\\.",
      "\\@",
      "mailto:",
      "xmpp:",
      " ",
      "_",
      "*",
      "<",
      ">",
      "[",
      "](b)",
      "`",
      "~",
      "| ",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => expectSame(parts.join(""))),
      { numRuns: 1_000 },
    );
  });

  it("whatever blocks follow each other", () => {
    const block = fc.constantFrom(
      filler,
      "# Titel\n\n",
      "- a\n\n  b\n\n",
      "1. c\n",
      "> d\n",
      "~~~\n",
      "```\n\n",
      "<!-- e\n\n",
      "-->\n\n",
      "<div>\n\n",
      "    Code\n\n",
      "[f]: g\n\n",
      "[f] [^h]\n\n",
      "[^h]: i\n\n",
      "| j |\n|---|\n| k |\n\n",
      "l\n===\n\n",
      "---\n\n",
      "m\n",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 14 }), (blocks) => expectSame(blocks.join(""))),
      { seed: 6, numRuns: 150 },
    );
  });
});

describe("what costs more than its size allows", () => {
  const lineOf = (text: string): number | null => {
    try {
      parseText(text);
      return null;
    } catch (error) {
      if (error instanceof TextBudgetError) return error.line;
      throw error;
    }
  };

  it.each([
    ["emphasis", "*a_ "],
    ["closing brackets", "] "],
    ["links", "[a](b) "],
    ["titles without an end", "[a](b ("],
    ["strikes", "~~a "],
    ["comments without an end", "a <!--"],
    ["instructions without an end", "a <?"],
    ["dots", "a."],
    ["underlined lines", "a\n=\n"],
    ["quotations", "> a\nb\n"],
    ["list items", "- a\n"],
    ["cells", "|a"],
    ["definitions", "[a]: b\n"],
    ["footnotes", "[^a]: b\n"],
    ["paragraphs", "a\n\n"],
  ])("%s", async (_, text) => {
    const seconds = await processorSeconds(() =>
      expect(lineOf(`${text.repeat(150_000 / text.length)}`)).toBeGreaterThan(0),
    );
    // What is refused has cost no more than what is read: without the budget, many of these take minutes.
    expect(seconds).toBeLessThan(20);
  });

  it("the line is that of the block", () => {
    expect(lineOf(`# Titel\n\nAbsatz\n\n${"*a_ ".repeat(8_000)}\n\nAbsatz\n`)).toBe(5);
    expect(lineOf(`# Titel\n\n${filler}Absatz\n\n${"> ".repeat(50)}\n`)).toBe(7);
  });
});

describe("what officers write is never refused", () => {
  const control = (i: number) =>
    `## LWL-${i} Zutritt zu **Raum ${i}**\n\n- Anforderungen: INF.2.A${i % 30}\n- Zuständig: Haustechnik\n\n### rz-nord: ja\n\nSo ist es: [Wartung ${i}](../../evidence/rz-nord/usv/${i}.pdf), geprüft.\n\n- Geprüft: 2026-09-14, A. Beispiel\n\n`;
  const many = (count: number, one: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => one(i)).join("");

  it.each([
    ["a large catalogue", many(1_000, control)],
    [
      "a table of 5,000 rows",
      `| Nr | Ort | Stand |\n|-|-|-|\n${many(5_000, (i) => `| ${i} | Raum ${i} | ja |\n`)}`,
    ],
    ["5,000 links", many(5_000, (i) => `- [Wartung ${i}](../../evidence/rz-nord/usv/${i}.pdf)\n`)],
    ["5,000 short list items", many(5_000, (i) => `- Server ${i}\n`)],
    ["a list three deep", many(1_000, (i) => `- **Raum ${i}**\n  - Schrank\n    - Server ${i}\n`)],
    ["steps on two lines", many(2_000, (i) => `${i}. Strang ${i} trennen und\n   die Anzeige ablesen\n`)],
    ["a long quotation", many(1_500, (i) => `> Zeile ${i} des Gesetzes, wie sie dort steht\n`)],
    ["a long line", "Der Zutritt ist *geregelt* (siehe INF.2.A3 und `raum-nord`). ".repeat(500)],
    ["many lines", many(9_000, (i) => `Zeile ${i} eines langen Protokolls\n`)],
  ])("%s", (_, text) => expect(() => parseText(text)).not.toThrow());
});
