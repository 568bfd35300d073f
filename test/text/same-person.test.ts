import { expect, it } from "vitest";
import { isSamePerson } from "../../src/text/same-person.ts";

it.each([
  ["B. Beispiel", "b.  beispiel"],
  ["B. Beispiel", "Beispiel, B."],
  ["B.Beispiel", "B. Beispiel"],
  ["Änne Ölberg", "ölberg, änne".normalize("NFD")],
])("%s is %s", (one, other) => {
  expect(isSamePerson(one, other)).toBe(true);
});

it.each([
  ["B. Beispiel", "A. Beispiel"],
  ["B. Beispiel", "Berta Beispiel"],
  ["B. Beispiel", undefined],
  [undefined, undefined],
  ["-", "–"],
])("%s is not %s", (one, other) => {
  expect(isSamePerson(one, other)).toBe(false);
});
