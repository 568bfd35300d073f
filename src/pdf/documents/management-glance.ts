import type { CertificateRecord } from "../../model/certificate.ts";
import { nothingMissing } from "../../model/empty-relocation.ts";
import { verdictMeanings } from "../../model/explained-words.ts";
import { verdicts, whyNoLoss } from "../../model/failover.ts";
import { sayIn } from "../../model/languages.ts";
import type { WithheldKind } from "../../model/report.ts";
import { auditSeverities } from "../../model/vocabulary.ts";
import { withheldText, withheldWord } from "../../model/withheld-words.ts";
import { words } from "../../model/words.ts";
import { capital } from "../../text/capital.ts";
import { daysBetween } from "../../text/date.ts";
import { type Block, type Cell, type CellBlock, heading, type Run } from "../layout/definition.ts";
import { type DocumentSource, siteName } from "./document-frame.ts";
import { verdictRun } from "./failover-report.ts";
import { german } from "./given-text.ts";
import { changesRow } from "./management-changes.ts";
import { unreadText } from "./not-all-read.ts";

/** Most sites that may fail and most certificates that are told. */
const [mostLosses, mostCertificates] = [4, 3];

/** The answers first: certifiable, one data centre alone, the move, the certificates, the findings of audits. */
export function* atAGlance(source: DocumentSource): Generator<Block> {
  const { report, language, say } = source;
  const { clear, unformed, ...verdict } = report.certificate;
  const stops = report.blockers.length > 0;
  yield heading(1, say({ de: "Ergebnis", en: "Result" }));
  if (unformed !== null) yield { kind: "note", icon: "warning", tone: "danger", text: unformed[language] };
  yield {
    kind: "note",
    icon: clear ? "check" : stops ? "cross" : "dash",
    tone: clear ? "success" : stops ? "danger" : "neutral",
    text: [{ text: verdict.blockers[language], bold: true }],
  };
  yield {
    kind: "facts",
    share: 0.26,
    rows: [
      {
        name: say({ de: "Genügt ein Rechenzentrum allein?", en: "Is one data centre alone enough?" }),
        value: losses(source),
      },
      { name: say({ de: "Umzug", en: "Move" }), value: moves(source) },
      { name: say({ de: "Zertifikate", en: "Certificates" }), value: certificates(source) },
      { name: say({ de: "Auditfeststellungen", en: "Audit findings" }), value: findings(source) },
      changesRow(source),
    ],
  };
  yield { kind: "paragraph", text: verdict.probableDeviations[language], look: "small" };
}

/** For each site that may fail: all critical processes at once, and how many have which verdict alone. */
function losses(source: DocumentSource): Cell {
  const { report, say, day, language } = source;
  const lines = report.failover.losses.slice(0, mostLosses).map(({ lost, verdict, until }): CellBlock => {
    const alone = report.failover.processes.filter((process) => process.lost === lost);
    const counted = verdicts.flatMap((one) => {
      const number = alone.filter((process) => process.verdict === one).length;
      if (number === 0) return [];
      const ends = alone
        .flatMap((process) => (process.verdict === one ? (process.until ?? []) : []))
        .toSorted();
      return [`${number} ${words.verdict[one][language]}${ends[0] === undefined ? "" : ` ${day(ends[0])}`}`];
    });
    return {
      kind: "paragraph",
      text: [
        say({ de: "fällt ", en: "if " }),
        german(siteName(source, lost)),
        say({ de: " aus: ", en: " fails: " }),
        verdictRun(verdict, until, source),
        say({
          de: `; ${alone.length === 1 ? "1 Prozess" : `${alone.length} Prozesse`} je für sich: `,
          en: `; ${alone.length === 1 ? "1 process" : `${alone.length} processes`} each alone: `,
        }),
        counted.join(", "),
      ],
    };
  });
  const more = report.failover.losses.length - lines.length;
  if (more > 0)
    lines.push({ kind: "paragraph", text: say({ de: `und ${more} weitere`, en: `and ${more} more` }) });
  return orHidden(lines, ["failover"], source, whyNoLoss(report.failover, words.explained.noCriticalProcess));
}

/** Days that are left until the cut-over, what is missing for it, and what of that comes too late. */
function moves(source: DocumentSource): Cell {
  const { report, say, day } = source;
  const lines = report.relocations
    .filter(({ cutOver }) => cutOver >= report.asOf)
    .map((move): CellBlock => {
      const { to, cutOver, missing } = move;
      const none = nothingMissing(move, report);
      const left = daysBetween(report.asOf, cutOver);
      const late = missing.filter((item) => item.late).length;
      return {
        kind: "paragraph",
        text: [
          say({ de: "nach ", en: "to " }),
          german(siteName(source, to)),
          say({
            de: `: Umschaltung am ${day(cutOver)}, ${left === 1 ? "noch 1 Tag" : `noch ${left} Tage`}; `,
            en: `: cut-over on ${day(cutOver)}, ${left === 1 ? "1 day" : `${left} days`} left; `,
          }),
          missing.length === 0
            ? none.good
              ? say({ de: "kein Prüfpunkt fehlt", en: "no item is missing" })
              : say(none.text)
            : {
                bold: true,
                icon: "warning",
                tone: late > 0 ? "danger" : "warning",
                text: say({
                  de: `${missing.length === 1 ? "1 Prüfpunkt fehlt" : `${missing.length} Prüfpunkte fehlen`}, ${late} zu spät`,
                  en: `${missing.length === 1 ? "1 item is missing" : `${missing.length} items are missing`}, ${late} too late`,
                }),
              },
        ],
      };
    });
  return orHidden(lines, ["relocations"], source, { de: "keiner geplant", en: "none planned" });
}

function certificates(source: DocumentSource): Cell {
  const { report, say } = source;
  const lines = report.certificates.slice(0, mostCertificates).map(
    (record): CellBlock => ({
      kind: "paragraph",
      text: [german(record.title), ": ", ...validity(record, source)],
    }),
  );
  const more = report.certificates.length - lines.length;
  if (more > 0)
    lines.push({ kind: "paragraph", text: say({ de: `und ${more} weitere`, en: `and ${more} more` }) });
  return orHidden(lines, ["certificates"], source, { de: "keines verzeichnet", en: "none recorded" });
}

/** Whether it holds, until when, and the next audit that it needs. */
function validity(record: CertificateRecord, { say, day }: DocumentSource): (string | Run)[] {
  const { basis, lapsed, lastDay, surveillance } = record;
  if (lapsed.length > 0)
    return [
      {
        text: say({ de: "gilt nicht", en: "does not hold" }),
        icon: "cross",
        tone: "danger",
        bold: true,
      },
    ];
  if (basis !== "it-grundschutz") return [say({ de: "gibt keine Anrechnung", en: "gives no credit" })];
  return [
    lastDay === null
      ? say({ de: "kein Ende bekannt", en: "no end known" })
      : say({ de: `gibt Anrechnung bis ${day(lastDay)}`, en: `gives credit until ${day(lastDay)}` }),
    ...(surveillance.next === null
      ? []
      : [
          say({
            de: `; nächstes Überwachungsaudit bis ${day(surveillance.next)}`,
            en: `; next surveillance audit by ${day(surveillance.next)}`,
          }),
        ]),
  ];
}

/** Findings that are not closed, by severity. */
function findings(source: DocumentSource): Cell {
  const { report, language } = source;
  const say = sayIn(language);
  const open = report.audits.flatMap((audit) => audit.findings.filter(({ state }) => state !== "closed"));
  const overdue = open.filter(({ state }) => state === "overdue").length;
  const severities = [...auditSeverities, null].flatMap((severity) => {
    const number = open.filter((one) => one.severity === severity).length;
    const name =
      severity === null ? { de: "ohne Schwere", en: "without severity" } : words.auditSeverity[severity];
    return number === 0 ? [] : [`${number} ${say(name)}`];
  });
  const lines: CellBlock[] =
    open.length === 0
      ? []
      : [
          {
            kind: "paragraph",
            text: [
              say({ de: `${open.length} nicht behoben: `, en: `${open.length} not closed: ` }),
              severities.join(", "),
              ...(overdue === 0
                ? []
                : [
                    "; ",
                    {
                      text: say({ de: `${overdue} überfällig`, en: `${overdue} overdue` }),
                      icon: "warning",
                      tone: "danger",
                      bold: true,
                    } as const,
                  ]),
            ],
          },
        ];
  return orHidden(lines, ["openAuditFindings"], source, { de: "keine offen", en: "none open" });
}

/** The lines, and how much of these kinds an edition leaves out; `nothing` only where nothing is left out and all was read. */
function orHidden(
  lines: readonly CellBlock[],
  kinds: readonly WithheldKind[],
  { report, language }: DocumentSource,
  nothing: { readonly de: string; readonly en: string },
): Cell {
  const hidden = withheldText(report.withheld, kinds, language);
  if (hidden !== null)
    return {
      blocks: [
        ...lines,
        { kind: "paragraph", text: `${capital(withheldWord[language])}: ${hidden}`, look: "small" },
      ],
    };
  if (lines.length > 0) return { blocks: lines };
  const unread = unreadText(report);
  const text = nothing[language];
  return unread === null ? text : `${text}${text.endsWith(".") ? "" : "."} ${unread[language]}`;
}

/** What the verdicts of this report mean, in plain words. */
export function* meanings(source: DocumentSource): Generator<Block> {
  const { report, language, say } = source;
  const used = new Set([
    ...report.failover.losses.map(({ verdict }) => verdict),
    ...report.failover.processes.map(({ verdict }) => verdict),
  ]);
  yield heading(1, say({ de: "Was die Urteile bedeuten", en: "What the verdicts mean" }));
  const meaning = (word: string, text: string): Run[] => [
    { text: `${word}: `, bold: true },
    { text: `${text} ` },
  ];
  yield {
    kind: "paragraph",
    look: "small",
    text: [
      ...meaning(
        say({ de: "im Weg", en: "in the way" }),
        say({
          de: "Bis es behoben ist, ist mit keinem Zertifikat zu rechnen.",
          en: "Until it is mended, no certificate is to be expected.",
        }),
      ),
      ...[...used].flatMap((verdict) =>
        meaning(words.verdict[verdict][language], verdictMeanings[verdict][language]),
      ),
    ],
  };
}
