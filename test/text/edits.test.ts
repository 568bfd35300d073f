import { describe, expect, test } from "vitest";
import {
  applyEdits,
  editBetween,
  insertAt,
  replaceRange,
  replaceWord,
  type TextEdit,
} from "../../src/text/edits.ts";
import fc from "../properties.ts";

describe("a word is replaced where it stands exactly", () => {
  test("in plain text, with every kind of line end", () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const text = `eins${end}zwei drai vier${end}`;
      const edit = replaceWord(text, { line: 2, column: 6 }, "drai", "drei");
      expect(edit && applyEdits(text, [edit])).toBe(`eins${end}zwei drei vier${end}`);
    }
  });

  test("inside quotation marks", () => {
    const edit = replaceWord('site: "rz-lw"', { line: 1, column: 7 }, "rz-lw", "rz-lwl");
    expect(edit && applyEdits('site: "rz-lw"', [edit])).toBe('site: "rz-lwl"');
  });

  test("not where something else stands, nor outside the text", () => {
    expect(replaceWord("abc", { line: 1, column: 2 }, "x", "y")).toBeNull();
    expect(replaceWord("abc", { line: 3, column: 1 }, "abc", "y")).toBeNull();
    expect(replaceWord("abc", { line: 1, column: 9 }, "abc", "y")).toBeNull();
  });
});

test("equal edits count once, of overlapping ones the first", () => {
  const word: TextEdit = { start: { line: 1, column: 1 }, end: { line: 1, column: 4 }, text: "x" };
  const inner: TextEdit = { start: { line: 1, column: 2 }, end: { line: 1, column: 5 }, text: "y" };
  expect(applyEdits("abcdef", [inner, word, word])).toBe("xdef");
  expect(applyEdits("ab", [insertAt("ab", 1, "-"), insertAt("ab", 1, "-")])).toBe("a-b");
});

test("what is not edited stays as it is, byte by byte", () => {
  const text = fc
    .array(fc.constantFrom("a", "ü", "😀", "\n", "\r\n", " "), { maxLength: 30 })
    .map((p) => p.join(""));
  fc.assert(
    fc.property(text, fc.nat(30), fc.string({ maxLength: 3 }), (before, position, inserted) => {
      // Between the two characters of a CRLF there is no place.
      const offset = Math.min(position, before.length);
      fc.pre(!(before[offset - 1] === "\r" && before[offset] === "\n"));
      const after = applyEdits(before, [insertAt(before, offset, inserted)]);
      expect(after).toBe(before.slice(0, offset) + inserted + before.slice(offset));
      const back = replaceRange(after, offset, offset + inserted.length, "");
      if (!/[\r\n]/.test(inserted)) expect(applyEdits(after, [back])).toBe(before);
    }),
  );
});

test("the edit between two texts makes one of the other, and tears no sign apart", () => {
  const text = fc
    .array(fc.constantFrom("a", "ü", "😀", "😁", "\n", "\r\n", " "), { maxLength: 12 })
    .map((p) => p.join(""));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edit = editBetween(before, after);
      expect(applyEdits(before, [edit])).toBe(after);
      expect(edit.text.isWellFormed()).toBe(true);
    }),
  );
  expect(editBetween("a\nb\nc", "a\nx\nc")).toEqual({
    start: { line: 2, column: 1 },
    end: { line: 2, column: 2 },
    text: "x",
  });
});
