import { describe, expect, it } from "vitest";
import { movedLinkEdits } from "../../../src/source/edit/moved-links.ts";
import { allLinksIn } from "../../../src/source/links.ts";
import { parseMarkdown } from "../../../src/source/markdown.ts";
import { applyEdits } from "../../../src/text/edits.ts";
import fc from "../../properties.ts";

const file = "controls/catalog/inf-2.md";
const from = "evidence/rz-a/usv alt.pdf";
const to = "evidence/domain/strom/usv (neu).pdf";
const written = "../../evidence/domain/strom/usv%20(neu).pdf";

function moved(text: string): string | null {
  const edits = movedLinkEdits(file, text, [{ from, to }]);
  return edits && applyEdits(text, edits);
}

describe("a link to what was moved", () => {
  it.each([
    ["[Wartung](../../evidence/rz-a/usv%20alt.pdf).", `[Wartung](${written}).`],
    ["[Wartung](<../../evidence/rz-a/usv alt.pdf>)", `[Wartung](<${written}>)`],
    ['[W](../../evidence/rz-a/usv%20alt.pdf "Titel (1)")', `[W](${written} "Titel (1)")`],
    ["[W](../../evidence/rz-a/usv%20alt.pdf#page=3)", `[W](${written}#page=3)`],
    ["[W](../../evidence/./rz-a/usv%20alt.pdf?x#y)", `[W](${written}?x#y)`],
    ["![Bild (1)](../../evidence/rz-a/usv%20alt.pdf)", `![Bild (1)](${written})`],
    [
      "[![x](../../evidence/rz-a/usv%20alt.pdf)](../../evidence/rz-a/usv%20alt.pdf)",
      `[![x](${written})](${written})`,
    ],
    [
      "[W][w] und [w]\n\n[w]: ../../evidence/rz-a/usv%20alt.pdf 'T'\n",
      `[W][w] und [w]\n\n[w]: ${written} 'T'\n`,
    ],
    ["> - [W](../../evidence/rz-a/usv%20alt.pdf)\r\n", `> - [W](${written})\r\n`],
    ["| a |\n|---|\n| [W](../../evidence/rz-a/usv%20alt.pdf) |\n", `| a |\n|---|\n| [W](${written}) |\n`],
    ["[../../evidence/rz-a/usv](../../evidence/rz-a/usv%20alt.pdf)", `[../../evidence/rz-a/usv](${written})`],
  ])("%s leads to its new place", (before, after) => {
    expect(moved(before)).toBe(after);
  });

  it("and nothing else changes: other links, code and text with the same words", () => {
    const text =
      "`[W](../../evidence/rz-a/usv%20alt.pdf)` [X](../../evidence/rz-b/usv%20alt.pdf) ../../evidence/rz-a/usv alt.pdf\n";
    expect(moved(text)).toBe(text);
  });

  it("leads there, or nothing is changed, whatever stands around it", () => {
    const piece = fc.constantFrom(
      "[W](",
      ")",
      "<",
      ">",
      "../../evidence/rz-a/usv%20alt.pdf",
      " ",
      "\n",
      '"T"',
      "[w]: ",
      "[w]",
      "!",
      "`",
      "\\",
      "#p",
      "> ",
      "- ",
      "x",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join("");
        const after = moved(text);
        if (after === null) return;
        const paths = (source: string) => {
          const links = allLinksIn(parseMarkdown(file, source));
          return links.flatMap(({ path, slip }) => (slip === null ? [path] : []));
        };
        expect(paths(after)).toEqual(paths(text).map((path) => (path === from ? to : path)));
      }),
      { numRuns: 1000 },
    );
  });
});
