import type { Assessed } from "../../model/assessed.ts";
import { germanDay } from "../../model/languages.ts";
import type { Audit, AuditFinding } from "../../model/project.ts";
import type { ProbableDeviation, ReportBlocker } from "../../model/report.ts";
import type { AuditSeverity } from "../../model/vocabulary.ts";
import { endOf } from "../../text/date.ts";
import { only } from "../../text/only.ts";
import { compareText } from "../../text/order.ts";
import { obstacle } from "./obstacle.ts";

/** Surveillance audits between a certification and the next: at the end of the first and the second year. */
const surveillanceAudits = 2;

/** Major deviations that are not closed on the day. */
export function openMajorDeviations(assessed: Assessed): ReportBlocker[] {
  return openFindings(assessed, "major").map(({ audit, finding }) =>
    obstacle(
      "deviation",
      finding.at,
      {
        de: `Die schwerwiegende Abweichung ${finding.id} ${finding.title} ist nicht behoben.`,
        en: `The major deviation ${finding.id} ${finding.title} is not mended.`,
      },
      { requirement: only(finding.requirements.map(({ value }) => value)), audit: audit.id },
    ),
  );
}

/** Minor deviations that are past their date and not closed. */
export function overdueDeviations(assessed: Assessed): ProbableDeviation[] {
  return openFindings(assessed, "minor").flatMap(({ audit, finding }) => {
    const { due } = finding;
    if (due === null || due.value >= assessed.index.asOf) return [];
    const text = {
      de: `Die geringfügige Abweichung ${finding.id} ${finding.title} war bis ${germanDay(due.value)} zu beheben.`,
      en: `The minor deviation ${finding.id} ${finding.title} was to be mended by ${due.value}.`,
    };
    const requirement = only(finding.requirements.map(({ value }) => value));
    return [obstacle("deviation-overdue", due.at, text, { requirement, audit: audit.id })];
  });
}

function openFindings(
  { index }: Assessed,
  severity: AuditSeverity,
): { readonly audit: Audit; readonly finding: AuditFinding }[] {
  return index.project.audits.flatMap((audit) =>
    audit.findings
      .filter((finding) => finding.severity?.value === severity)
      .filter(({ closed }) => closed === null || closed.value > index.asOf)
      .map((finding) => ({ audit, finding })),
  );
}

/** That there was no internal audit as lately as the method wants one. */
export function missingInternalAudit({ index }: Assessed): ProbableDeviation[] {
  const { domain, audits } = index.project;
  const { within, last } = index.method.ages.internalAudit;
  const recent = audits.some(
    ({ data }) => data.kind === "internal" && isRecent(data.date, within, index.asOf),
  );
  if (recent) return [];
  return [
    obstacle(
      "internal-audit-missing",
      { file: domain.file, line: 1 },
      {
        de: `In ${last.de} gab es kein internes Audit (controls/audits, kind: internal).`,
        en: `There was no internal audit within ${last.en} (controls/audits, kind: internal).`,
      },
    ),
  ];
}

/** That no evidence, as late as the method wants it, shows that the management has judged the state of security. */
export function missingManagementReview({ index, items, evidenceFacts }: Assessed): ProbableDeviation[] {
  const { managementReview: managementReport, ages } = index.method;
  if (managementReport === null) return [];
  const { within, last } = ages.managementReview;
  const reports = items
    .filter(({ requirement }) => requirement.id === managementReport)
    .flatMap(({ evidence }) => evidence);
  const recent = reports.some(
    ({ path, data }) => evidenceFacts.get(path)?.holds === true && isRecent(data.issued, within, index.asOf),
  );
  if (recent) return [];
  return [
    obstacle(
      "management-review-missing",
      { file: index.project.domain.file, line: 1 },
      {
        de: `In ${last.de} hat die Leitung die Informationssicherheit nicht nachweislich bewertet (Nachweis zu ${managementReport}).`,
        en: `Nothing shows that the management reviewed information security within ${last.en} (evidence for ${managementReport}).`,
      },
      { requirement: managementReport },
    ),
  ];
}

/**
 * A yearly surveillance audit that is not recorded: since the last certification or recertification audit, and of a
 * certificate that the institution holds itself and keeps as evidence.
 */
export function missedSurveillance(assessed: Assessed): ProbableDeviation[] {
  return [...missedSinceAudit(assessed), ...missedByCertificate(assessed)];
}

function missedSinceAudit({ index }: Assessed): ProbableDeviation[] {
  const { asOf } = index;
  const held = (...kinds: readonly string[]): { audit: Audit; day: string }[] =>
    index.project.audits
      .flatMap((audit) => {
        const { kind, date } = audit.data;
        return kind && date && kinds.includes(kind) && date <= asOf ? [{ audit, day: date }] : [];
      })
      .sort((a, b) => compareText(a.day, b.day));
  const certification = held("certification", "recertification").at(-1);
  if (!certification) return [];
  const since = certification.day;
  // Of several audits in one year, as of two sites, one counts: the next year asks for one of its own.
  const passed = held("surveillance").reduce(
    (years, { day }) => (day > (endOfYear(since, years) ?? day) ? years + 1 : years),
    0,
  );
  const due = endOfYear(since, passed + 1);
  if (passed >= surveillanceAudits || due === null || due >= asOf) return [];
  const { audit } = certification;
  return [
    obstacle(
      "surveillance-missed",
      { file: audit.file, line: 1 },
      {
        de: `Nach der Zertifizierung vom ${germanDay(since)} war bis ${germanDay(due)} ein Überwachungsaudit fällig; keines ist eingetragen.`,
        en: `After the certification of ${since} a surveillance audit was due by ${due}; none is recorded.`,
      },
      { audit: audit.id },
    ),
  ];
}

/** The last day of the year so many years after a day; the day itself after none. */
function endOfYear(day: string, years: number): string | null {
  return years === 0 ? day : endOf(day, `P${years * 12}M`);
}

function missedByCertificate({ index, certificates }: Assessed): ProbableDeviation[] {
  const { organisation } = index.project.domain.data;
  return certificates
    .filter(({ holder, basis }) => basis === "it-grundschutz" && holder !== null && holder === organisation)
    .filter(({ lapsed }) => lapsed.includes("surveillance"))
    .map(({ path, title }) =>
      obstacle(
        "surveillance-missed",
        { file: path, line: 1 },
        {
          de: `Dem eigenen Zertifikat „${title}“ fehlt ein jährliches Überwachungsaudit.`,
          en: `The own certificate “${title}” lacks a yearly surveillance audit.`,
        },
      ),
    );
}

/** Whether a day lies no longer ago than a duration; the first day of it counts. */
function isRecent(day: string | undefined, within: string, asOf: string): boolean {
  if (day === undefined || day > asOf) return false;
  const end = endOf(day, within);
  return end !== null && end >= asOf;
}
