import type { Report } from "../../model/report.ts";
import type { Clearance } from "../../model/vocabulary.ts";
import { classifiedUpTo, filesOf, type Shown, without } from "./shown.ts";
import { withheldNames } from "./withheld-names.ts";

/** What of a report is classified so that the clearance may see it. */
export function shownAt(report: Report, clearance: Clearance): Shown {
  const shown = classifiedUpTo(report, clearance);
  const lists = ["controls", "risks", "audits"] as const;
  if (shown.unknownScopes && lists.every((kind) => shown[kind].size === report[kind].length)) return shown;
  // The path of evidence names what it is about, and can't be changed: its bytes are copied by it.
  const names = withheldNames(report, {
    ...shown,
    evidence: new Set(report.evidence.map(({ path }) => path)),
  });
  const named = report.evidence.filter(({ path }) => shown.evidence.has(path) && names.standIn(path));
  return {
    ...shown,
    evidence: without(
      shown.evidence,
      named.map(({ path }) => path),
    ),
    files: without(shown.files, named.flatMap(filesOf)),
  };
}
