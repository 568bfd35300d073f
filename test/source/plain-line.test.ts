import { describe, expect, it } from "vitest";
import { plainLine } from "../../src/source/plain-line.ts";

/** A sign that nobody sees, at the end, has the line read sign by sign. */
const unseen = "\u200B";

describe("a line as a person reads it", () => {
  it("is the same for ordinary signs at once as sign by sign", () => {
    for (let code = 0; code < 0x3000; code++) {
      const line = `a${String.fromCharCode(code)}b`;
      const { text, columns } = plainLine(line);
      const signs = plainLine(line + unseen);
      expect(text, `U+${code.toString(16)}`).toBe(signs.text);
      expect(columns.slice(0, text.length), `U+${code.toString(16)}`).toEqual(
        signs.columns.slice(0, text.length),
      );
    }
  });

  it("has a column for each sign, and one for what stands behind", () => {
    expect(plainLine("- Prüfung")).toEqual({ text: "- Prüfung", columns: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] });
    expect(plainLine("a&nbsp;b")).toEqual({ text: "a      b", columns: [1, 2, 3, 4, 5, 6, 7, 8, 9] });
    expect(plainLine(`a${unseen}b`)).toEqual({ text: "ab", columns: [1, 3, 4] });
  });
});
