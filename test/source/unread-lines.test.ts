import { describe, expect, it } from "vitest";
import { randomOf } from "../random.ts";
import { mutated } from "./line-mutations.ts";
import { readGood, survives } from "./silent-changes.ts";
import { smallFiles } from "./small-catalogues.ts";

const paths = [
  ...["rz-lwl", "rz-citeq", "rz-alt", "rz-neu"].map((id) => `controls/sites/${id}.md`),
  "controls/risks/ausfall-klima.md",
];

describe("every line of a catalogue or an audit", () => {
  it.each(smallFiles)("is read without a problem where it is right: $path", async (file) => {
    expect((await readGood(file, paths)).problems).toEqual([]);
  });

  // bench/unread-lines.ts tries ten thousand, and the worked example too.
  it("is read as before, or a problem, after any of 500 slips", { timeout: 240_000 }, async () => {
    const random = randomOf(2026);
    const silent: string[] = [];
    for (let tried = 0; tried < 500; ) {
      const file = smallFiles[Math.floor(random() * smallFiles.length)];
      const mutation = file && mutated(file.text, random);
      if (!mutation) continue;
      tried++;
      if (await survives(file, mutation, paths))
        silent.push(`${mutation.name}: ${file.path}:${mutation.at.join(",")}`);
    }
    expect(silent).toEqual([]);
  });
});
