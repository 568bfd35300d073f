import { createHash } from "node:crypto";
import { readFileSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import type { Report, ReportEvidence } from "../model/report.ts";
import { clearances } from "../model/vocabulary.ts";

/**
 * Evidence whose bytes may be published: what the report's clearance allows, or without one what is classified `internal`
 * at most.
 */
export function publishable(report: Report): ReportEvidence[] {
  const highest = clearances.indexOf(report.withheld?.clearance ?? "internal");
  return report.evidence.filter(
    (entry) =>
      !entry.withheld &&
      clearances.indexOf(entry.classification) <= highest &&
      !entry.pointer &&
      entry.digest !== null,
  );
}

/**
 * The bytes of evidence, by path and digest of the report.
 * @throws if the file is gone, leads out of the content root, or its bytes are not those of the report.
 */
export function evidenceBytes(contentRoot: string, entry: ReportEvidence): Buffer {
  const root = realpathSync.native(contentRoot);
  const source = realpathSync.native(join(root, entry.path));
  if (!source.startsWith(root + sep)) throw new Error(`${entry.path} leads out of the content root`);
  const bytes = readFileSync(source);
  if (createHash("sha256").update(bytes).digest("hex") !== entry.digest) {
    throw new Error(`${entry.path} has changed since it was checked`);
  }
  return bytes;
}
