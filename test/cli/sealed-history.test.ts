import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { Progress } from "../../src/cli/progress.ts";
import { publishedReport } from "../../src/cli/publish/published-report.ts";
import type { Clearance } from "../../src/model/vocabulary.ts";
import { privateKeyFile } from "../../src/seal/private-key.ts";
import { type Content, day, writeContent } from "../content-root.ts";
import { changed, clean, sidecar } from "../format/clean-root.ts";
import { officer } from "../seal/sealed-state.ts";
import { runHere } from "./run-program.ts";

const hidden = "evidence/rz-b/murmelplan.txt";
const named = changed(clean, "controls/domain.md", "title: ", "id: verbund\npersons: withheld\ntitle: ");
const content: Content = changed(
  named,
  "controls/sites/rz-b.md",
  "title: ",
  "classification: confidential\ntitle: ",
);

it("an edition tells of the seals what its clearance allows", async () => {
  const { root } = await writeContent(content);
  const keys = mkdtempSync(join(tmpdir(), "nachweis-keys-"));
  onTestFinished(() => rmSync(keys, { recursive: true, force: true }));
  const key = join(keys, "isb.key");
  writeFileSync(key, privateKeyFile(officer, null));
  const given = (clearance: Clearance) => ({
    root,
    asOf: day,
    lang: "de" as const,
    clearance,
    isGiven: () => false,
  });
  const edition = (clearance: Clearance) =>
    publishedReport(given(clearance) as Parameters<typeof publishedReport>[0], new Progress("de"));
  expect(await edition("internal")).not.toHaveProperty("seals");

  await runHere("seal", "--root", root, "--as-of", day, "--key", key);
  writeFileSync(join(root, hidden), "Plan");
  writeFileSync(join(root, `${hidden}.yaml`), sidecar("type: document\nissued: 2026-03-14"));
  writeFileSync(join(root, "evidence/rz-a/begehung.txt"), "anders");
  await runHere("seal", "--root", root, "--as-of", day, "--key", key);
  const whole = (await edition("vs-nfd")).seals;
  expect(whole).toMatchObject({ faults: [], differing: 0 });
  const last = whole?.seals.at(-1);
  expect(last?.changed).toEqual({ added: 2, changed: 1, removed: 0, renamed: 0 });
  expect(last?.changes.map(({ path }) => path)).toEqual([
    "evidence/rz-a/begehung.txt",
    hidden,
    `${hidden}.yaml`,
  ]);
  expect(last?.counts?.map(({ site }) => site)).toEqual(["rz-a", "rz-b", null]);
  expect(last?.signers).toEqual([{ name: "isb", fingerprint: officer.fingerprint }]);

  const lower = (await edition("internal")).seals;
  expect(JSON.stringify(lower)).not.toMatch(/murmel|rz-b|isb/);
  const shown = lower?.seals.at(-1);
  expect(shown?.changed).toEqual(last?.changed);
  expect(shown?.changes.map(({ path }) => path)).toEqual(["evidence/rz-a/begehung.txt"]);
  expect(shown?.counts?.map(({ counts }) => counts)).toEqual(last?.counts?.map(({ counts }) => counts));
  expect(shown?.signers).toEqual([{ name: null, fingerprint: officer.fingerprint }]);

  // What was changed since is no sealed state; a seal that was changed shows nothing.
  writeFileSync(join(root, "evidence/rz-a/begehung.txt"), "noch anders");
  expect((await edition("internal")).seals).toMatchObject({ faults: [], differing: 1 });
  const seal = join(root, "seals/0002.seal");
  writeFileSync(seal, readFileSync(seal, "utf8").replace("day: 2026", "day: 2025"));
  expect((await edition("internal")).seals).toMatchObject({ faults: ["signature"], differing: null });
});
