import type { Assessed } from "../model/assessed.ts";
import { isChecked } from "../model/certificate-criteria.ts";
import type { Cause, Finding, UnreadPlace } from "../model/finding.ts";
import type { Position } from "../model/position.ts";
import type { ReportRule } from "../model/report.ts";
import { type Severity, severities } from "../model/vocabulary.ts";
import { madeOfDay } from "../text/made-of-day.ts";
import { madeOfText, madeOnce } from "../text/made-once.ts";
import { compareBy, compareNullable, compareText } from "../text/order.ts";
import { secretsIn } from "../text/secrets.ts";
import { foldConsequences, type LinkedFinding } from "./fold.ts";
import type { Rule } from "./rule.ts";
import { unreadAssessments } from "./unread-assessments.ts";

/** What a rule yields: the same as long as nothing is other that it has looked at. */
const draftsOf = madeOnce((rule: Rule) => madeOfDay((assessed: Assessed) => [...rule.check(assessed)]));

/** Longer lines are not quoted: with many findings on one, the report would grow with the square of its length. */
const longestExcerpt = 2_000;

/**
 * Runs rules over an assessed project and returns their findings, each with those that follow from it, sorted by file, line,
 * column, rule, then site, object, requirement. Severity is the domain's own for the rule, or else the rule's default; `off`
 * leaves the rule out.
 */
export function runRules(assessed: Assessed, rules: readonly Rule[]): Cause[] {
  const findings: LinkedFinding[] = [];
  const quote = ({ file, line }: Position): string | null => {
    const text = linesToQuote(assessed.index.project.texts.get(file) ?? "")[line - 1] ?? "";
    return text.length > 0 && text.length <= longestExcerpt ? text : null;
  };
  const { method, project } = assessed.index;
  const { domain } = project;
  const unreadIn = unreadAssessments(assessed);
  for (const rule of rules) {
    const severity = severityOf(rule, assessed);
    if (severity === "off") continue;
    for (const draft of draftsOf(rule)(assessed)) {
      const finding: Finding = {
        rule: rule.id,
        severity: isGraver(rule, draft.severity)
          ? graver(rule, severity, draft.severity)
          : milder(severity, draft.severity),
        message: draft.message,
        help: draft.help,
        file: draft.at.file,
        line: draft.at.line,
        column: draft.at.column,
        excerpt: quote(draft.at),
        site: draft.site ?? null,
        object: draft.object ?? null,
        requirement: draft.requirement ?? null,
        evidence: draft.evidence ?? null,
        module: draft.module ?? null,
        related: draft.related ?? [],
        fix: draft.fix ?? null,
        suggestion: draft.suggestion ?? null,
        stops: draft.stops && isChecked(draft.stops.criterion, domain.data, method) ? draft.stops.text : null,
      };
      const takes = rule.unread === true ? unreadIn(draft.at) : [];
      const lacks = [...(draft.lacks ?? []), `severity:${rule.id}` as const];
      findings.push({ finding, takes: [...(draft.takes ?? []), ...takes], lacks });
    }
  }
  return foldConsequences(findings.sort((a, b) => order(a.finding, b.finding)));
}

const linesToQuote = madeOfText((text) => withoutSecrets(text).split(/\r\n|\n|\r/));

/** A text without the lines on which a secret stands: a finding there, of whatever rule, must not pass it on. */
function withoutSecrets(text: string): string {
  let rest = text;
  for (const { start, end } of secretsIn(text)) {
    const from = text.lastIndexOf("\n", start) + 1;
    const line = text.indexOf("\n", end);
    const to = line < 0 ? text.length : line;
    rest = rest.slice(0, from) + text.slice(from, to).replace(/[^\r\n]/g, "\0") + rest.slice(to);
  }
  // An empty line is quoted as none, and lines keep their numbers.
  return rest.replaceAll("\0", "");
}

/** The milder of a rule's severity and that of a single case of it. */
function milder(rule: Severity, single: Severity = rule): Severity {
  return severities.indexOf(single) > severities.indexOf(rule) ? single : rule;
}

/** Whether a single case is graver than its rule is by default. */
function isGraver(rule: Rule, single: Severity | undefined): single is Severity {
  return single !== undefined && severities.indexOf(single) < severities.indexOf(rule.severity);
}

/** The severity of a graver case: a domain that weighs the rule itself weighs all its cases. */
function graver(rule: Rule, severity: Severity, single: Severity): Severity {
  return severity === rule.severity ? single : severity;
}

/**
 * What the rules that find unread content yield, whatever severity the domain gives them: that nobody wants to hear of a
 * file does not make it read. A milder case of such a rule was understood all the same. In any order.
 */
export function unreadContent(assessed: Assessed, rules: readonly Rule[]): UnreadPlace[] {
  return rules
    .filter(({ unread }) => unread)
    .flatMap((rule) =>
      draftsOf(rule)(assessed).filter(({ severity }) => milder(rule.severity, severity) === rule.severity),
    );
}

/** Severity of a rule in a domain: its own for the rule, or else the rule's default. */
function severityOf(rule: Rule, { index }: Assessed): Severity | "off" {
  return index.project.domain.data.rules?.[rule.id] ?? rule.severity;
}

/** What the report says about rules: what each looks for, and how severe it is in this domain. */
export function describeRules(assessed: Assessed, rules: readonly Rule[]): ReportRule[] {
  return rules.map((rule) => ({
    id: rule.id,
    severity: severityOf(rule, assessed),
    fix: rule.fix,
    summary: rule.summary,
  }));
}

const order = compareBy<Finding>(
  (a, b) => compareText(a.file, b.file),
  (a, b) => a.line - b.line,
  (a, b) => a.column - b.column,
  (a, b) => compareText(a.rule, b.rule),
  (a, b) => compareNullable(a.site, b.site),
  (a, b) => compareNullable(a.object, b.object),
  (a, b) => compareNullable(a.requirement, b.requirement),
);
