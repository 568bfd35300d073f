import { describe, expect, it } from "vitest";
import { noscriptText } from "../../site/src/noscript-text.ts";
import fc from "../properties.ts";

describe("noscriptText", () => {
  it("leaves no end of a tag, row or text in an attribute, and the rest as it is", () => {
    expect(
      noscriptText('<table><tr data-a="</noscript></tr><b>" data-b="x"><td>a "b" &lt;c</td></tr></table>'),
    ).toBe(
      '<table><tr data-a="&lt;/noscript&gt;&lt;/tr&gt;&lt;b&gt;" data-b="x"><td>a "b" &lt;c</td></tr></table>',
    );
  });

  it("has one end of a row for each row, whatever its attributes say", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (values) => {
        const rows = values.map((value) => `<tr data-x="${value.replaceAll('"', "&#34;")}"><td></td></tr>`);
        const text = noscriptText(`<table>${rows.join("")}</table>`);
        expect(text.split("</tr>")).toHaveLength(values.length + 1);
        expect(text).not.toContain("</noscript");
      }),
    );
  });

  it("refuses a table in a table", () => {
    expect(() => noscriptText("<table><tr><td><table></table></td></tr></table>")).toThrow("holds another");
  });
});
