import { describe, expect, it } from "vitest";
import type { Prose } from "../../../src/model/prose.ts";
import { proseBlocks, proseChapter } from "../../../src/pdf/documents/prose-blocks.ts";
import { parseText } from "../../../src/source/markdown-parser.ts";

const prose = (text: string): Prose => parseText(text).children;

describe("prose in a document", () => {
  it("keeps headings as headings below the chapter, and skips no level", () => {
    const levels = (text: string, level: 1 | 2) =>
      proseChapter(prose(text), level, "de").flatMap((block) =>
        block.kind === "heading" ? block.level : [],
      );
    expect(levels("# A\n\n## B\n\n### C\n\n# D\n", 1)).toEqual([2, 3, 4, 2]);
    expect(levels("#### A\n\n## B\n\n#### C\n", 2)).toEqual([3, 3, 4]);
    expect(levels("# A\n\n## B\n\n### C\n\n#### D\n\n##### E\n\n###### F\n", 2)).toEqual([3, 4, 5, 6, 6, 6]);
  });

  it("keeps a table as a table, in a chapter and in a cell", () => {
    const text = "| Strang | Last |\n|---|---|\n| A | 40 kW |\n| B |\n";
    const wanted = {
      kind: "table",
      columns: [{ header: true }, { header: false }],
      rows: [
        { cells: [[{ text: "A" }], [{ text: "40 kW" }]] },
        { cells: [[{ text: "B" }], expect.anything()] },
      ],
    };
    expect(proseBlocks(prose(text), "de")).toMatchObject([wanted]);
    expect(proseChapter(prose(text), 1, "de")).toMatchObject([wanted]);
  });

  it("says in the document's language what is withheld", () => {
    const withheld: Prose = [
      { type: "paragraph", children: [{ type: "text", value: "N-001", data: { withheld: true } }] },
    ];
    expect(proseBlocks(withheld, "de")).toMatchObject([{ text: [{ text: "N-001 (zurückgehalten)" }] }]);
    expect(proseBlocks(withheld, "en")).toMatchObject([{ text: [{ text: "N-001 (withheld)", lang: "en" }] }]);
  });
});
