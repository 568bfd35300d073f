import type { Bilingual, Language } from "./position.ts";
import type { Withheld, WithheldKind } from "./withheld.ts";

type Names<Kind extends WithheldKind> = Readonly<
  Record<Kind, { readonly one: Bilingual; readonly many: Bilingual }>
>;

/** Lists of what stands in others of the report's parts, and is withheld with them. */
type ListKind =
  | "blockers"
  | "probableDeviations"
  | "gaps"
  | "actions"
  | "auditFindings"
  | "openAuditFindings";

/** What a clearance withholds is called, of one and of several: the parts of a report, and lists that are made from them. */
export const withheldNames: {
  readonly parts: Names<Exclude<WithheldKind, ListKind>>;
  readonly lists: Names<ListKind>;
} = {
  parts: {
    items: { one: { de: "Prüfpunkt", en: "item" }, many: { de: "Prüfpunkte", en: "items" } },
    controls: { one: { de: "Maßnahme", en: "control" }, many: { de: "Maßnahmen", en: "controls" } },
    objects: {
      one: { de: "Zielobjekt", en: "target object" },
      many: { de: "Zielobjekte", en: "target objects" },
    },
    risks: { one: { de: "Risiko", en: "risk" }, many: { de: "Risiken", en: "risks" } },
    audits: { one: { de: "Audit", en: "audit" }, many: { de: "Audits", en: "audits" } },
    evidence: {
      one: { de: "Nachweis", en: "evidence file" },
      many: { de: "Nachweise", en: "evidence files" },
    },
    findings: { one: { de: "Befund", en: "finding" }, many: { de: "Befunde", en: "findings" } },
    failover: {
      one: { de: "Ergebnis zur Ausfallsicherheit", en: "result on failover" },
      many: { de: "Ergebnisse zur Ausfallsicherheit", en: "results on failover" },
    },
    relocations: { one: { de: "Umzug", en: "relocation" }, many: { de: "Umzüge", en: "relocations" } },
    certificates: {
      one: { de: "Auswertung eines Zertifikats", en: "evaluation of a certificate" },
      many: { de: "Auswertungen von Zertifikaten", en: "evaluations of certificates" },
    },
  },
  lists: {
    blockers: { one: { de: "Hindernis", en: "obstacle" }, many: { de: "Hindernisse", en: "obstacles" } },
    probableDeviations: {
      one: { de: "mögliche geringfügige Abweichung", en: "probable minor deviation" },
      many: { de: "mögliche geringfügige Abweichungen", en: "probable minor deviations" },
    },
    gaps: { one: { de: "Lücke", en: "gap" }, many: { de: "Lücken", en: "gaps" } },
    actions: {
      one: { de: "offene Aufgabe", en: "open action" },
      many: { de: "offene Aufgaben", en: "open actions" },
    },
    auditFindings: {
      one: { de: "Feststellung", en: "audit finding" },
      many: { de: "Feststellungen", en: "audit findings" },
    },
    openAuditFindings: {
      one: { de: "offene Feststellung", en: "open audit finding" },
      many: { de: "offene Feststellungen", en: "open audit findings" },
    },
  },
};

/** The parts of a report, each of which a reader of the whole has to know to be incomplete. */
export const withheldParts = Object.keys(withheldNames.parts) as readonly WithheldKind[];

const names: Names<WithheldKind> = { ...withheldNames.parts, ...withheldNames.lists };

/** Says of a thing that a clearance left it out. */
export const withheldWord: Bilingual = { de: "zurückgehalten", en: "withheld" };

/** How much of these kinds is withheld: "3 Maßnahmen, 1 Audit"; null for nothing, and of a whole report. */
export function withheldText(
  withheld: Withheld | null,
  kinds: readonly WithheldKind[],
  language: Language,
): string | null {
  if (withheld === null) return null;
  const parts = kinds
    .filter((kind) => withheld[kind] > 0)
    .map((kind) => `${withheld[kind]} ${names[kind][withheld[kind] === 1 ? "one" : "many"][language]}`);
  return parts.length === 0 ? null : parts.join(", ");
}
