import { methodOf } from "../catalogue/methods.ts";
import type { CertificateItem, CertificateRecord, LapseCascade } from "../model/certificate.ts";
import { sayIn } from "../model/languages.ts";
import type { Bilingual, Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { scopeOf } from "../model/scope-words.ts";
import { words } from "../model/words.ts";
import { clean } from "../text/clean.ts";
import { verdictText } from "./failover.ts";

/** Certificates for a person: what each says, what is inherited from it, and what is still the institution's own. */
export function certificateText(
  records: readonly CertificateRecord[],
  report: Report,
  language: Language,
): string {
  const { asOf } = report;
  const { outsourcing } = methodOf(report);
  const say = sayIn(language);
  const lines = records.flatMap((record) => [
    ...headLines(record, asOf, say),
    "",
    say({
      de: `Geerbt: ${record.inherits.length} ${record.inherits.length === 1 ? "Anforderung" : "Anforderungen"}`,
      en: `Inherited: ${record.inherits.length} ${record.inherits.length === 1 ? "requirement" : "requirements"}`,
    }),
    ...itemLines(
      record.inherits.filter(({ responsibility }) => responsibility === "provider"),
      say({ de: "vom Inhaber erfüllt", en: "met by its holder" }),
    ),
    "",
    say({ de: "Das bleibt bei Ihnen:", en: "This stays with you:" }),
    ...itemLines(record.mine.duties, say({ de: "Pflichten des Kunden", en: "duties of the customer" })),
    ...itemLines(
      record.mine.outsourcing,
      say({ de: `${outsourcing}, immer beim Kunden`, en: `${outsourcing}, always with the customer` }),
    ),
    ...itemLines(
      record.mine.own,
      say({ de: "eigene Räume, Systeme und Netze dort", en: "own rooms, systems and networks there" }),
    ),
    "",
  ]);
  if (records.length === 0)
    lines.push(say({ de: "Es gibt kein Zertifikat.", en: "There is no certificate." }));
  return `${lines.map(clean).join("\n").trimEnd()}\n`;
}

/** What the lapse of a certificate would undo, for a person. */
export function lapseText(record: CertificateRecord, asOf: string, language: Language): string {
  const say = sayIn(language);
  const { cascade, upcoming } = record;
  const lines = [...headLines(record, asOf, say), ""];
  if (cascade !== null)
    lines.push(
      say({
        de: `Was am ${asOf} fiele, wenn es abliefe, ausgesetzt würde oder ein Überwachungsaudit fehlte:`,
        en: `What would come undone on ${asOf} if it expired, were suspended or missed a surveillance audit:`,
      }),
      ...cascadeLines(cascade, language),
    );
  else
    lines.push(
      upcoming === null
        ? say(nothingInherited(record))
        : say({
            de: `Am ${asOf} erbt noch niemand davon.`,
            en: `On ${asOf} nothing is inherited from it yet.`,
          }),
    );
  if (upcoming !== null) {
    const { on, inherits } = upcoming;
    const sites = [...new Set(inherits.map(({ site }) => site))].join(", ");
    lines.push(
      "",
      say({
        de: `Ab ${on} zählt es für ${sites} (${inherits.length} ${inherits.length === 1 ? "Anforderung" : "Anforderungen"}). Was an diesem Tag fiele, wenn es bis dahin endete:`,
        en: `From ${on} on it counts for ${sites} (${inherits.length} ${inherits.length === 1 ? "requirement" : "requirements"}). What would come undone on that day if it had ended by then:`,
      }),
      ...cascadeLines(upcoming.cascade, language),
    );
  }
  return `${lines.map(clean).join("\n")}\n`;
}

/** Why the end of a certificate undoes nothing: it gives no credit, today or to a site that is only planned. */
function nothingInherited({ lapsed }: CertificateRecord): Bilingual {
  if (lapsed.length === 0)
    return {
      de: "Nichts wird von ihm geerbt, auch später nicht: Sein Ende ändert nichts. Wer sich darauf beruft (Geerbt), braucht einen anderen Nachweis.",
      en: "Nothing is inherited from it, later neither: its end changes nothing. Whoever claims something from it (Inherited) needs other evidence.",
    };
  if (lapsed.some((why) => why === "expired" || why === "suspended" || why === "surveillance"))
    return {
      de: "Es gilt nicht, deshalb wird nichts von ihm geerbt: Was sein Ende nimmt, ist schon genommen.",
      en: "It does not hold, so nothing is inherited from it: what its end undoes is undone already.",
    };
  return {
    de: "Es gilt nicht, deshalb wird nichts von ihm geerbt.",
    en: "It does not hold, so nothing is inherited from it.",
  };
}

function headLines(record: CertificateRecord, asOf: string, say: (words: Bilingual) => string): string[] {
  const { number, title, holder, basis, scope, sites, covers, issued, validUntil, surveillance } = record;
  const basisText =
    basis === null
      ? "–"
      : say(words.certificateBasis[basis]) +
        (basis === "it-grundschutz" ? "" : say({ de: ": zählt hier nicht", en: ": proves nothing here" }));
  const state =
    record.lapsed.length > 0
      ? say({
          de: `gilt nicht: ${record.lapsed.map((one) => words.certificateEnd[one].de).join(", ")}`,
          en: `does not hold: ${record.lapsed.map((one) => words.certificateEnd[one].en).join(", ")}`,
        })
      : say({ de: `gültig am ${asOf}`, en: `valid on ${asOf}` });
  const end =
    record.lastDay === null || record.endsBy === null
      ? []
      : [
          `  ${say({ de: "Zählt bis", en: "Counts until" })}: ${record.lastDay} (${say(words.certificateEnd[record.endsBy])})`,
        ];
  return [
    `${number ?? record.path}: ${title}`,
    `  ${say({ de: "Inhaber", en: "Holder" })}: ${holder ?? "–"}; ${basisText}`,
    `  ${say({ de: "Geltungsbereich", en: "Scope" })}: ${scope ?? "–"}`,
    `  ${say({ de: "Standorte", en: "Sites" })}: ${sites.join(", ") || "–"}; ${say({ de: "deckt ab", en: "covers" })}: ${covers.join(", ") || "–"}`,
    `  ${say({ de: "Gültig", en: "Valid" })}: ${issued ?? "–"} – ${validUntil ?? "–"}; ${say({ de: "Überwachungsaudits fällig bis", en: "surveillance audits due by" })}: ${surveillance.due.join(", ") || "–"}; ${say({ de: "bestanden", en: "passed" })}: ${surveillance.passed.join(", ") || "–"}`,
    `  ${state}`,
    ...end,
  ];
}

function itemLines(items: readonly CertificateItem[], name: string): string[] {
  const byPlace = Map.groupBy(items, ({ object, site }) => scopeOf(object, site) ?? "");
  return [
    `  ${items.length} ${name}`,
    ...[...byPlace].map(
      ([place, there]) => `    ${place || "–"}: ${there.map(({ requirement }) => requirement).join(", ")}`,
    ),
  ];
}

function cascadeLines({ items, processes, verdicts }: LapseCascade, language: Language): string[] {
  const say = sayIn(language);
  const all = say({ de: "alle zugleich", en: "all at once" });
  return [
    `  ${say({ de: "Anforderungen", en: "Requirements" })}: ${items.length}`,
    ...items.map(
      ({ requirement, object, site, before, after }) =>
        `    ${requirement} ${object ?? "–"}${site === null ? "" : `@${site}`}: ${say(words.state[before])} → ${say(words.state[after])}`,
    ),
    `  ${say({ de: "Prozesse, die darauf stehen", en: "Processes that rest on them" })}: ${processes.join(", ") || "–"}`,
    `  ${say({ de: "Urteile über Ausfälle", en: "Failover verdicts" })}: ${verdicts.length}`,
    ...verdicts.map(
      ({ process, lost, before, after, until }) =>
        `    ${process ?? all}, ${say({ de: "ohne", en: "without" })} ${lost}: ${say(words.verdict[before])} → ${verdictText(after, until, language)}`,
    ),
  ];
}
