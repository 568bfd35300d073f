import { expect, test } from "vitest";
import { linesOf } from "../../site/src/box-text.ts";
import fc from "../properties.ts";

test("names are broken between words and behind hyphens; none is cut", () => {
  expect(linesOf("Glasfaserstrecke Rechenzentrum LWL – altes Rechenzentrum", 24)).toEqual([
    "Glasfaserstrecke",
    "Rechenzentrum LWL –",
    "altes Rechenzentrum",
  ]);
  expect(linesOf("Server-Virtualisierung", 15)).toEqual(["Server-", "Virtualisierung"]);
});

test("a word that is longer than a line gets a hyphen", () => {
  expect(linesOf("der Informationssicherheitsbeauftragte", 24)).toEqual([
    "der",
    "Informationssicherheits-",
    "beauftragte",
  ]);
});

test("no line is longer than asked for, and no letter is lost", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii", maxLength: 120 }), (text) => {
      const lines = linesOf(text, 10);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(10);
      const letters = (some: string) => some.replace(/[\s-]/g, "");
      expect(letters(lines.join(""))).toBe(letters(text));
    }),
  );
});
