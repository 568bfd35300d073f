import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import type { Report } from "../../../src/model/report.ts";
import { check } from "../../../src/pipeline.ts";
import { runNachweis } from "../../cli/run-nachweis.ts";

/** Takes a file of remarks into a copy of the content that a site was made of, as an officer does; returns what the check says then. */
export async function importIntoContent(root: string, remarks: string): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-remarks-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [copy, file] = [join(folder, "content"), join(folder, "anmerkungen.json")];
  await cp(root, copy, { recursive: true, verbatimSymlinks: true });
  await writeFile(file, remarks);
  const { code, stderr } = await runNachweis(["import", "remarks", file, "--root", copy]);
  expect(stderr).toMatch(/^read (\d+) = taken \1 \+ not taken 0$/m);
  expect(code).toBe(0);
  return check(copy, { today: "2026-11-23", version: "0.0.0" });
}
