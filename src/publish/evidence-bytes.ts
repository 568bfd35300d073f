import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import type { Bilingual } from "../model/position.ts";
import type { Report, ReportEvidence } from "../model/report.ts";
import { clearances } from "../model/vocabulary.ts";
import { CommandError } from "./command-error.ts";

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
 * @throws {CommandError} if the file is gone, leads out of the content root, or its bytes are not those of the report.
 */
export function evidenceBytes(contentRoot: string, { path, digest }: ReportEvidence): Buffer {
  const root = realpathSync.native(contentRoot);
  const source = realPath(root, path);
  if (source === null)
    throw changed(path, { de: "ist seit der Prüfung verschwunden", en: "has gone since it was checked" });
  if (!source.startsWith(root + sep))
    throw changed(path, { de: "führt aus dem Inhaltsordner hinaus", en: "leads out of the content root" });
  const bytes = readFileSync(source);
  if (createHash("sha256").update(bytes).digest("hex") !== digest)
    throw changed(path, { de: "hat sich seit der Prüfung geändert", en: "has changed since it was checked" });
  return bytes;
}

function changed(path: string, { de, en }: Bilingual): CommandError {
  return new CommandError({ de: `${path} ${de}`, en: `${path} ${en}` });
}

/** Where a path of the report leads on the disk, whose names may be in another form than NFC; null if nowhere. */
function realPath(root: string, path: string): string | null {
  const straight = join(root, path);
  if (existsSync(straight)) return realpathSync.native(straight);
  let found = root;
  for (const name of path.split("/")) {
    const entry = readdirSync(found).find((one) => one.normalize("NFC") === name);
    if (entry === undefined) return null;
    found = join(found, entry);
  }
  return realpathSync.native(found);
}
