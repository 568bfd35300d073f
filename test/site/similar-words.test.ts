import { describe, expect, test } from "vitest";
import { distanceFrom, vocabularyOf } from "../../site/client/similar-words.ts";
import fc from "../properties.ts";

/** The same number by the table of the textbook: the distance of a word to the best place in another. */
function byTable(word: string, other: string, anywhere: boolean): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, column) => (anywhere ? 0 : column))];
  for (let row = 1; row <= word.length; row += 1) {
    const own = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = word[row - 1] === other[column - 1];
      const swapped =
        row > 1 && column > 1 && word[row - 1] === other[column - 2] && word[row - 2] === other[column - 1];
      own.push(
        Math.min(
          (rows[row - 1]?.[column - 1] ?? 0) + (same ? 0 : 1),
          (rows[row - 1]?.[column] ?? 0) + 1,
          (own[column - 1] ?? 0) + 1,
          swapped ? (rows[row - 2]?.[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(own);
  }
  return Math.min(...(rows.at(-1) ?? []));
}

const letters = fc.constantFrom("a", "b", "c", "đ");

describe("the distance of words", () => {
  test("is the number of letters to change, add, leave out or swap", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: letters, minLength: 1, maxLength: 31 }),
        fc.string({ unit: letters, maxLength: 40 }),
        fc.boolean(),
        (word, other, anywhere) => {
          expect(distanceFrom(word, anywhere)(other)).toBe(byTable(word, other, anywhere));
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("similar words", () => {
  const { similarTo } = vocabularyOf([
    "wartung wartungsvertrag warnung",
    "stromversorgung notstromversorgung fernstromversorgungsnetz klima",
  ]);

  test("are the nearest only, and none that a shorter one stands for", () => {
    expect(similarTo("wartnug")).toEqual(["wartung"]);
    expect(similarTo("stromversogung")).toEqual(["stromversorgung"]);
  });

  test("of a short word begin like it, and very short ones have none", () => {
    expect(similarTo("klmia")).toEqual(["klima"]);
    expect(similarTo("versor")).toEqual([]);
    expect(similarTo("klim")).toEqual([]);
  });
});
