import { expect, it, onTestFinished } from "vitest";
import { controlsOf, readControlFile } from "../../src/source/control-file.ts";
import { knownWords } from "../../src/source/line-meaning.ts";
import { watchReading } from "../../src/source/now-reading.ts";

it("tells the path of each Markdown text before it is parsed, not that of the one before", async () => {
  const told: string[] = [];
  watchReading((path) => told.push(path));
  onTestFinished(() => watchReading(() => {}));
  for (const path of ["controls/catalog/a.md", "controls/catalog/b.md"]) {
    told.length = 0;
    const open = new Map([[path, "---\ntitle: K\n---\n\n## INF.2.A3 T\n\n### alle: nein\n"]]);
    const file = await readControlFile({ path, diskPath: "/does/not/exist" }, open, knownWords([], null));
    expect(controlsOf(file)).toHaveLength(1);
    expect(told.length).toBeGreaterThan(1);
    expect(new Set(told)).toEqual(new Set([path]));
  }
});
