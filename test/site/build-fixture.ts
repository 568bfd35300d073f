import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSite } from "../../src/cli/build-site.ts";
import type { Report } from "../../src/model/report.ts";
import { check } from "../../src/pipeline.ts";
import { toJson } from "../../src/reporters/json.ts";

/** A site built for a test, and what it was built from. */
export interface BuiltSite {
  /** Everything lies below it; whoever asked removes it. */
  readonly folder: string;
  readonly root: string;
  readonly out: string;
  readonly report: Report;
}

/** Checks a content root that `write` fills and builds its site. */
export async function buildFixture(write: (root: string) => Promise<void>): Promise<BuiltSite> {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-site-test-"));
  const root = join(folder, "content");
  const out = join(folder, "site");
  await mkdir(root);
  await write(root);
  const report = await check(root, { asOf: "2026-11-23", today: "2026-11-23", version: "0.0.0" });
  await buildAgain({ folder, root, report }, out);
  return { folder, root, out, report };
}

/** Builds the site of the same report once more. */
export async function buildAgain(
  built: Pick<BuiltSite, "folder" | "root" | "report">,
  out: string,
): Promise<void> {
  const reportFile = join(built.folder, "report.json");
  await writeFile(reportFile, toJson(built.report, "de"));
  await buildSite({ reportFile, contentRoot: built.root, outDir: out });
}
