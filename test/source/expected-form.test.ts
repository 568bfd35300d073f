import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { contentKinds } from "../../src/model/content-kinds.ts";
import { expectedForm, forms } from "../../src/source/expected-form.ts";

it("says of each pattern of the schemas in words what is to be written", () => {
  const patterns = contentKinds.flatMap((name) => {
    const text = readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), "utf8");
    return [...text.matchAll(/"pattern": ("(?:[^"\\]|\\.)*")/g)].map(([, quoted]) =>
      JSON.parse(quoted ?? '""'),
    );
  });
  expect([...new Set(patterns)].sort()).toEqual(Object.keys(forms).sort());
  for (const pattern of patterns) {
    const { message, help } = expectedForm(pattern, "x");
    for (const text of [message.de, message.en, help.de, help.en]) expect(text).not.toMatch(/[\\^$[\]]/);
  }
});

it("knows what a spreadsheet has made of a SHA-256", () => {
  for (const given of ["4,1E+63", "9.41e63"]) {
    expect(expectedForm("^[0-9a-fA-F]{64}$", given).message.de).toContain("Tabellenkalkulation");
  }
  expect(expectedForm("^[0-9a-fA-F]{64}$", "abc").message.de).toContain("3 Zeichen statt 64");
});
