import type { Baseline, BaselinedFinding } from "../model/baseline.ts";
import type { ReportFinding } from "../model/finding.ts";
import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { severities } from "../model/vocabulary.ts";
import { compareBy, compareText } from "../text/order.ts";

/**
 * Records the findings of a report as accepted until a day. What `known` has already keeps its own day: recording anew
 * must not prolong anything; what has become graver since is accepted anew. Sorted by rule, file, message, fingerprint.
 */
export function recordBaseline(
  report: Report,
  until: string,
  language: Language,
  known: Baseline | null,
): Baseline {
  const before = new Map(known?.findings.map((one) => [one.fingerprint, one]));
  const findings = report.findings.map((finding): BaselinedFinding => {
    const { fingerprint, rule, message, file, severity } = finding;
    const kept = before.get(fingerprint);
    return {
      fingerprint,
      rule,
      message: message[language],
      file,
      severity,
      until: kept && covers(kept, finding) ? kept.until : until,
    };
  });
  findings.sort(
    compareBy(
      (a, b) => compareText(a.rule, b.rule),
      (a, b) => compareText(a.file, b.file),
      (a, b) => compareText(a.message, b.message),
      (a, b) => compareText(a.fingerprint, b.fingerprint),
    ),
  );
  return { format: "nachweis-baseline/1", asOf: report.asOf, findings };
}

/** The report with what a baseline says of each finding, and what the baseline knows that is gone. */
export function applyBaseline(report: Report, baseline: Baseline): Report {
  const known = new Map(baseline.findings.map((one) => [one.fingerprint, one]));
  const found = new Set(report.findings.map(({ fingerprint }) => fingerprint));
  const findings = report.findings.map((finding) => {
    const one = known.get(finding.fingerprint);
    if (one === undefined || !covers(one, finding)) return finding;
    return { ...finding, accepted: { until: one.until, holds: report.asOf <= one.until } };
  });
  return {
    ...report,
    findings,
    baseline: {
      asOf: baseline.asOf,
      accepted: findings.filter(({ accepted }) => accepted?.holds === true).length,
      lapsed: findings.filter(({ accepted }) => accepted?.holds === false).length,
      fresh: findings.filter(({ accepted }) => accepted === null).length,
      gone: baseline.findings.filter(({ fingerprint }) => !found.has(fingerprint)),
    },
  };
}

/** Whether what a baseline accepted is a finding still, and not a graver one: a warning that was accepted is no accepted error. */
export function covers(
  { severity: accepted = "error" }: BaselinedFinding,
  { severity: found = "error" }: Pick<BaselinedFinding, "severity">,
): boolean {
  return severities.indexOf(accepted) <= severities.indexOf(found);
}

/** True if a finding fails the check: an error that no baseline accepts on the day. */
export function fails({ severity, accepted }: ReportFinding): boolean {
  return severity === "error" && accepted?.holds !== true;
}
