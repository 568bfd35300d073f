import { createHash } from "node:crypto";
import type { Cause, Finding, ReportFinding } from "../model/finding.ts";
import type { Position } from "../model/position.ts";
import type { Report, ReportEvidence } from "../model/report.ts";
import { between, replaceBetween } from "../text/between.ts";

/** The parts of a report that findings are about. */
type Subjects = Pick<Report, "sites" | "objects" | "controls" | "evidence" | "risks" | "audits">;

/**
 * Gives findings their fingerprints: 32 hexadecimal digits made from the rule and what the finding is about, never from
 * lines, columns, dates or paths. So they hold while lines move and files are renamed, and until the thing itself changes:
 * evidence counts by its content. Findings that are alike are numbered, so that one more of them is a new one. What follows
 * from a finding is part of its fingerprint: a baseline that accepts a cause accepts no consequences that come later.
 */
export function withFingerprints(
  causes: readonly Cause[],
  subjects: Subjects,
  scopesAt: (place: Position) => readonly string[],
): ReportFinding[] {
  const evidence = new Map(subjects.evidence.map((one) => [one.path, one]));
  const subjectOf = subjectsByFile(subjects);
  const counts = new Map<string, number>();
  const keyOf = (finding: Finding): string => {
    const { rule, site, object, requirement, module } = finding;
    const file = finding.evidence === null ? null : nameOf(finding.evidence, evidence.get(finding.evidence));
    const about = [object, requirement, module, file, subjectOf(finding), ...quotesIn(finding.message.en)];
    const isAbout = about.some((part) => part !== null);
    return JSON.stringify([rule, site, ...about, isAbout ? null : withoutAddresses(finding.excerpt)]);
  };
  return causes.map(({ finding, consequences }) => {
    // Which of several that belong together comes first depends on lines: all of them make the key.
    const key = [finding, ...consequences].map(keyOf).sort().join("");
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    const fingerprint = createHash("sha256").update(`${key}${count}`).digest("hex").slice(0, 32);
    return {
      ...finding,
      fingerprint,
      folded: consequences.length,
      scopes: scopesAt(finding),
      accepted: null,
    };
  });
}

/**
 * What evidence is called whatever its path: the hash of its bytes, for a note title and day, for a file that is not there
 * its mere name.
 */
function nameOf(path: string, evidence: ReportEvidence | undefined): string {
  if (!evidence) return baseName(path);
  return evidence.isNote || evidence.digest === null
    ? JSON.stringify([evidence.title, evidence.issued])
    : evidence.digest;
}

/** Finds the thing that a place in a file belongs to; null for what the finding's own keys say. */
function subjectsByFile(subjects: Subjects): (finding: Finding) => string | null {
  const controls = Map.groupBy(subjects.controls, ({ file }) => file);
  const audits = new Map(subjects.audits.map((audit) => [audit.file, audit]));
  const others = new Map(
    [...subjects.sites, ...subjects.objects, ...subjects.risks].map(({ file, title }) => [file, title]),
  );
  for (const evidence of subjects.evidence) others.set(evidence.file, nameOf(evidence.path, evidence));
  return ({ file, line, requirement }) => {
    const control = lastUpTo(controls.get(file) ?? [], line);
    if (control) {
      const assessment = lastUpTo(control.assessments, line);
      if (assessment) return JSON.stringify([control.id, ...[...assessment.scopes].sort()]);
      // What a requirement lacks may be shown at any of its controls.
      return requirement === null ? control.id : null;
    }
    const audit = audits.get(file);
    if (audit) return JSON.stringify([audit.title, lastUpTo(audit.findings, line)?.id ?? null]);
    return others.get(file) ?? null;
  };
}

/** The last of some places, which stand in the order of their lines, up to a line: of thousands, for thousands of findings. */
function lastUpTo<T extends { readonly line: number }>(places: readonly T[], line: number): T | undefined {
  let [from, to] = [0, places.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((places[middle]?.line ?? 0) <= line) from = middle + 1;
    else to = middle;
  }
  return places[from - 1];
}

/** What a message quotes from the content: its words may change with a version, these do not. */
function quotesIn(message: string): string[] {
  return [...between(message, "“", "”")].map(({ inside }) => baseName(inside));
}

/** A quoted line without the addresses of its links, which change when a file moves. */
function withoutAddresses(line: string | null): string | null {
  return line === null ? null : replaceBetween(line, "](", ")", "]").replace(/\s+/g, " ").trim();
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
