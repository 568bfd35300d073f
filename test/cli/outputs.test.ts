import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { day, writeContent } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";
import { runHere } from "./run-program.ts";

test.each([
  ["check", "--output", "controls/domain.md"],
  ["check", "--output", "evidence/rz-a/begehung.txt"],
  ["calendar", "--output", "evidence/rz-a/fristen.ics"],
  ["baseline", "--output", "seals/baseline.json"],
  ["export", "xlsx", "--out", "controls/neu/check.xlsx"],
  ["pdf", "A.0", "--out", "evidence/rz-a"],
  ["package", "--clearance", "internal", "--out", "evidence/rz-a/paket.zip"],
])("what is made of the content never comes into it: %s %s %s", async (...words) => {
  const { root } = await writeContent({
    ...clean,
    "controls/domain.md": String(clean["controls/domain.md"]).replace("title: ", "id: verbund\ntitle: "),
    "seals/.gitkeep": "",
  });
  const before = await readdir(root, { recursive: true });
  const target = join(root, words.at(-1) ?? "");
  const known = await readFile(target, "utf8").catch(() => null);
  const asOf = words[0] === "package" ? [] : ["--as-of", day];
  const run = await runHere(...words.slice(0, -1), target, "--root", root, ...asOf);
  expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining("nennen Sie einen anderen Ort") });
  expect((await readdir(root, { recursive: true })).sort()).toEqual(before.sort());
  expect(await readFile(target, "utf8").catch(() => null)).toBe(known);
});
