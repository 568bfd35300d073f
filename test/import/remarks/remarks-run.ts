import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { addImportCommand } from "../../../src/cli/write/import.ts";
import type { Remark, Remarked, RemarksFile } from "../../../src/model/remarks.ts";
import { check } from "../../../src/pipeline.ts";
import { runWritingCommand } from "../../cli/run-writing-command.ts";
import { day, sha256 } from "../../content-root.ts";
import { clean } from "../../format/clean-root.ts";

/** The audit that `remarksFile` makes in an empty folder of audits. */
export const auditPath = "controls/audits/audit-beispiel-2026-11-20.md";

/** What the tests remark on. */
export const windows: Remarked = item("INF.7.A2", "raum-a", "rz-a");
export const server: Remarked = item("NET.3.4.A1", "server", "rz-b");
export const proof: Remarked = {
  kind: "evidence",
  path: "evidence/rz-a/begehung.txt",
  sha256: sha256(String(clean["evidence/rz-a/begehung.txt"])),
};

/** An item that is remarked on. */
export function item(requirement: string, object: string | null, site: string | null): Remarked {
  return { kind: "item", requirement, object, site, state: "proven" };
}

/** A remark of the second day of the audit. */
export function remark(about: Remarked, verdict: Remark["verdict"], more: Partial<Remark> = {}): Remark {
  return { about, verdict, text: "", severity: null, day: "2026-11-21", ...more };
}

/** A file of these remarks, with other values of its edition and audit. */
export function remarksFile(
  remarks: readonly Remark[],
  edition: Partial<RemarksFile["edition"]> = {},
  audit: Partial<RemarksFile["audit"]> = {},
): RemarksFile {
  return {
    format: "nachweis-remarks",
    version: 1,
    edition: {
      domain: null,
      title: "Verbund",
      asOf: day,
      revision: "abc",
      clearance: "internal",
      ...edition,
    },
    audit: { title: "Audit (Beispiel)", kind: "internal", date: "2026-11-20", auditor: "C. Probe", ...audit },
    exported: "2026-11-22",
    remarks,
  };
}

/** Runs `nachweis import remarks` with these files in a content root. */
export async function importRemarks(
  root: string,
  files: readonly (RemarksFile | string)[],
  ...more: readonly string[]
): Promise<{ stdout: string; stderr: string; refused: string | null; report: string; audit: string }> {
  const paths = files.map((_, i) => join(root, `r${i + 1}.json`));
  for (const [i, file] of files.entries())
    await writeFile(paths[i] ?? "", typeof file === "string" ? file : JSON.stringify(file));
  const words = ["import", "remarks", ...paths, "--root", root, "--as-of", day, ...more];
  const run = await runWritingCommand(addImportCommand, words);
  const report = await readFile(join(root, "import-report.md"), "utf8").catch(() => "");
  return { ...run, report, audit: await readFile(join(root, auditPath), "utf8").catch(() => "") };
}

/** Findings of the check about the audit, as `rule line`, and the audit in the report. */
export async function checkedAudit(root: string, path = auditPath) {
  const report = await check(root, { asOf: day, today: day, version: "0.0.0" });
  const findings = report.findings.filter(({ file }) => file === path);
  return {
    audit: report.audits.find(({ file }) => file === path),
    findings: findings.map(({ rule, line }) => `${rule} ${line}`),
  };
}
