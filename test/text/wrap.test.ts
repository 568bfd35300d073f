import { expect, it } from "vitest";
import { wrap } from "../../src/text/wrap.ts";

it("breaks at spaces within the width", () => {
  expect(wrap("eins zwei drei", 9)).toEqual(["eins zwei", "drei"]);
});

it("lets a longer word stand alone", () => {
  expect(wrap("a Donaudampfschiff b", 5)).toEqual(["a", "Donaudampfschiff", "b"]);
});

it("keeps the dash of a list item with what it begins", () => {
  expect(wrap("Schreiben Sie „- Nachweis: maintenance“.", 18)).toEqual([
    "Schreiben Sie",
    "„- Nachweis:",
    "maintenance“.",
  ]);
});

it("gives no line for no text", () => {
  expect(wrap("  ", 9)).toEqual([]);
});
