import { expect, it } from "vitest";
import { sectionOf, withoutSections } from "../../src/model/prose-section.ts";
import { reportOn } from "../content-root.ts";
import { clean, objectFile } from "../format/clean-root.ts";

async function proseOf(text: string) {
  const file = `${objectFile("type: application")}\n${text}`;
  const report = await reportOn({ ...clean, "controls/objects/verfahren.md": file });
  return report.objects.find(({ id }) => id === "verfahren")?.prose ?? [];
}

const words = (prose: unknown): string[] =>
  [...JSON.stringify(prose).matchAll(/"value":"([^"]*)"/g)].map(([, word]) => word ?? "");

it("takes what stands below a heading up to the next that is as high, in either language, however it is written", async () => {
  const prose = await proseOf(
    "Vorweg.\n\n## NOTBETRIEB\n\nPapier.\n\n### Einzelheiten\n\nStift.\n\n## Recovery\n\n1. Erst.\n\n## Anderes\n\nMehr.\n",
  );
  expect(words(sectionOf(prose, "continuity"))).toEqual(["Papier.", "Einzelheiten", "Stift."]);
  expect(words(sectionOf(prose, "restart"))).toEqual(["Erst."]);
  expect(sectionOf(prose, "return")).toBe(null);
  expect(words(withoutSections(prose))).toEqual(["Vorweg.", "Anderes", "Mehr."]);
});

it("takes a heading with nothing below it for none", async () => {
  const prose = await proseOf("## Notbetrieb\n\n## Rückkehr\n\nLangsam.\n");
  expect(sectionOf(prose, "continuity")).toBe(null);
  expect(words(sectionOf(prose, "return"))).toEqual(["Langsam."]);
  expect(withoutSections(prose)).toEqual([]);
});
