import type { ReportFinding } from "../model/finding.ts";
import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { clean } from "../text/clean.ts";
import { jsonText } from "../text/json-text.ts";
import { acceptanceText } from "./finding-text.ts";

/**
 * Code Quality report of GitLab (https://docs.gitlab.com/ci/testing/code_quality, report format). GitLab compares the
 * fingerprints of two branches to show what a merge request adds and mends.
 *
 * @param folder path of the content root from the repository's root, empty or with `/` at its end
 */
export function toGitlab(report: Report, language: Language, folder: string): string {
  const issues = report.findings.map((finding) => ({
    type: "issue",
    check_name: finding.rule,
    description: describe(finding, language),
    severity: severityOf(finding),
    fingerprint: finding.fingerprint,
    categories: ["Compliance"],
    location: {
      path: `${folder}${finding.file}`,
      lines: { begin: finding.line },
    },
  }));
  return jsonText(issues);
}

function describe({ message, help, accepted }: ReportFinding, language: Language): string {
  const acceptance = acceptanceText(accepted, language);
  const suffix = acceptance === null ? "" : ` (${acceptance})`;
  return clean(`${message[language]} ${help[language]}${suffix}`);
}

/** GitLab knows five: an error that stops a certificate blocks, an accepted finding informs. */
function severityOf({ severity, stops, accepted }: ReportFinding): string {
  if (accepted?.holds === true || severity === "info") return "info";
  if (severity === "warning") return "minor";
  return stops === null ? "major" : "blocker";
}
