import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { type Checked, checkInFull } from "../src/pipeline.ts";
import { SourceMemory } from "../src/source/memory.ts";
import { day, writeContent } from "./content-root.ts";
import { a1File, clean } from "./format/clean-root.ts";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

it("a program that checks again and again keeps none of the states that its content had before", async () => {
  const { root } = await writeContent(clean);
  const memory = new SourceMemory();
  const options = { asOf: day, today: day, version: "0.0.0", memory };
  const judged: WeakRef<Checked["assessed"]["controls"][number]>[] = [];
  for (let edit = 0; edit < 12; edit++) {
    await writeFile(join(root, a1File), `${String(clean[a1File])}\nText ${edit}.\n`);
    const { assessed } = await checkInFull(root, options);
    judged.push(
      ...assessed.controls
        .filter(({ control }) => control.at.file === a1File)
        .map((control) => new WeakRef(control)),
    );
  }
  // What a weak reference has given lives until the next turn.
  await new Promise((resolve) => setTimeout(resolve, 50));
  collectGarbage();
  const alive = new Set(judged.flatMap((one) => one.deref() ?? []));
  expect(judged.length).toBe(24);
  // One is the same from check to check, since no edit reaches it; the other is of the last checks.
  expect(alive.size).toBeLessThanOrEqual(4);
});
