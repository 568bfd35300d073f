import { toString as textOf } from "mdast-util-to-string";
import { describe, expect, it } from "vitest";
import { parseMarkdown, toProse } from "../../src/source/markdown.ts";

/** The words of a text's prose. */
function words(text: string): string {
  const markdown = parseMarkdown("controls/catalog/x.md", text);
  return toProse(markdown, markdown.root.children)
    .map((node) => textOf(node))
    .join("|");
}

describe("prose of officers", () => {
  it("keeps the words of a footnote", () => {
    expect(words("Jährlich geprüft.[^1]\n\n[^1]: Zuletzt im März.\n")).toBe(
      "Jährlich geprüft. [1]|[1]Zuletzt im März.",
    );
  });

  it("leaves raw HTML out, and links that lead nowhere safe", () => {
    expect(words("Ein <b>Wort</b>, ein [Verweis](javascript:alert) und <script>alert(1)</script>.")).toBe(
      "Ein Wort, ein Verweis und alert(1).",
    );
  });
});
