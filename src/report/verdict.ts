import { sayIn } from "../model/languages.ts";
import type { Bilingual, Language } from "../model/position.ts";
import type { CertificateVerdict, Obstacle, Report, ReportCriterion, Unformed } from "../model/report.ts";
import { withheldText, withheldWord } from "../model/withheld-words.ts";
import { words } from "../model/words.ts";

type Judged = Pick<Report, "blockers" | "probableDeviations" | "criteria" | "summary" | "withheld">;

/**
 * What can be said about a certificate from the two lists of a report, as a clearance may see them: the only sentences about
 * it, for every medium. That nothing stands in the way follows from an empty list alone if all items could be formed, and
 * nothing is withheld; and even then auditor and BSI decide.
 */
export function certificateVerdict(report: Judged): CertificateVerdict {
  const { blockers, criteria, summary } = report;
  const unformed = unformedText(summary.unformed);
  const clear =
    blockers.length === 0 &&
    summary.items > 0 &&
    unformed === null &&
    (report.withheld?.blockers ?? 0) === 0 &&
    criteria.length > 0;
  const say = (write: (language: Language) => string): Bilingual => ({ de: write("de"), en: write("en") });
  return {
    clear,
    blockers: say((language) => (clear ? clearText(report, language) : blockersText(report, language))),
    probableDeviations: say((language) => deviationsText(report, language)),
    unformed,
    checked: say((language) => checkedText(criteria, language)),
  };
}

function clearText({ criteria }: Judged, language: Language): string {
  const checked = checkedText(criteria, language);
  return {
    de: `Aus dem, was hier steht, folgt kein Hindernis für ein Zertifikat; ${checked}; es entscheiden Auditteam und BSI.`,
    en: `From what is written no obstacle follows; ${checked}; auditor and BSI decide.`,
  }[language];
}

function blockersText({ blockers, criteria, summary, withheld }: Judged, language: Language): string {
  const say = sayIn(language);
  const hidden = withheldText(withheld, ["blockers"], language);
  const noItems = summary.items === 0 ? [words.explained.noItems[language]] : [];
  if (blockers.length === 0 && hidden !== null)
    return say({
      de: `Was einem Zertifikat im Weg steht, ist bei dieser Freigabestufe zurückgehalten: ${hidden}.`,
      en: `What stands in the way of a certificate is withheld at this clearance: ${hidden}.`,
    });
  if (blockers.length === 0)
    return (
      noItems[0] ??
      say({
        de: "Ob einem Zertifikat etwas im Weg steht, lässt sich nicht sagen.",
        en: "Whether anything stands in the way of a certificate can't be said.",
      })
    );
  const head = say({ de: "Einem Zertifikat im Weg", en: "In the way of a certificate" });
  return [
    ...noItems,
    `${head}: ${countsText(blockers, criteria, language)}${alsoWithheld(withheld?.blockers, language)}.`,
  ].join(" ");
}

function deviationsText({ probableDeviations, criteria, withheld }: Judged, language: Language): string {
  const say = sayIn(language);
  const hidden = withheldText(withheld, ["probableDeviations"], language);
  const head = say({
    de: "Wäre wohl eine geringfügige Abweichung (Schätzung)",
    en: "Would probably be a minor deviation (an estimate)",
  });
  if (probableDeviations.length > 0)
    return `${head}: ${countsText(probableDeviations, criteria, language)}${alsoWithheld(withheld?.probableDeviations, language)}.`;
  if (hidden !== null) return `${head}: ${withheldWord[language]} (${hidden}).`;
  return `${head}: ${say({ de: "nichts gefunden", en: "nothing found" })}.`;
}

function alsoWithheld(number: number | undefined, language: Language): string {
  return number ? `; ${{ de: "dazu", en: "and" }[language]} ${number} ${withheldWord[language]}` : "";
}

/** "21 Prüfpunkte (Basis oder MUSS); 1 fehlendes Referenzdokument", in the order of the criteria. */
function countsText(
  list: readonly Obstacle[],
  criteria: readonly ReportCriterion[],
  language: Language,
): string {
  const byKind = Map.groupBy(list, ({ kind }) => kind);
  return criteria
    .flatMap(({ id, one, many }) => {
      const count = byKind.get(id)?.length ?? 0;
      return count === 0 ? [] : [`${count} ${(count === 1 ? one : many)[language]}`];
    })
    .join("; ");
}

/** What was checked, and what the institution does not have checked. */
function checkedText(criteria: readonly ReportCriterion[], language: Language): string {
  const say = sayIn(language);
  const names = (wanted: boolean, list?: ReportCriterion["list"]): string =>
    criteria
      .filter((one) => one.checked === wanted && (list === undefined || one.list === list))
      .map(({ checks }) => checks[language])
      .join(", ");
  const off = names(false);
  const left =
    off === "" ? "" : say({ de: `; hier nicht geprüft: ${off}`, en: `; not checked here: ${off}` });
  return `${say({ de: "geprüft wurde", en: "checked was" })}: ${names(true, "blockers")}${left}`;
}

/** Of how many objects, sites and catalogues items are missing or may be; null for none. */
function unformedText({ objects, sites, catalogues }: Unformed): Bilingual | null {
  const of = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
  const places: Bilingual[] = [
    ...(objects === 0
      ? []
      : [
          {
            de: of(objects, "Zielobjekt", "Zielobjekten"),
            en: of(objects, "target object", "target objects"),
          },
        ]),
    ...(sites === 0 ? [] : [{ de: of(sites, "Standort", "Standorten"), en: of(sites, "site", "sites") }]),
  ];
  const all: Bilingual[] = [
    ...(places.length === 0
      ? []
      : [
          {
            de: `Prüfpunkte von ${places.map(({ de }) => de).join(" und ")} konnten nicht gebildet werden: Was dort steht, ist nicht lesbar oder nennt etwas, das es nicht gibt.`,
            en: `Items of ${places.map(({ en }) => en).join(" and ")} could not be formed: what stands there can't be read, or names what does not exist.`,
          },
        ]),
    ...(catalogues === 0
      ? []
      : [
          {
            de: `${of(catalogues, "Maßnahmenkatalog ist", "Maßnahmenkataloge sind")} nicht oder nicht ganz gelesen; Prüfpunkte und Bewertungen können fehlen.`,
            en: `${of(catalogues, "catalogue was", "catalogues were")} not read, or not wholly; items and assessments may be missing.`,
          },
        ]),
  ];
  if (all.length === 0) return null;
  return { de: all.map(({ de }) => de).join(" "), en: all.map(({ en }) => en).join(" ") };
}
