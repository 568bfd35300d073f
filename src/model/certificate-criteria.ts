import { essentialNames, levelNames, type Method } from "./method.ts";
import type { Bilingual } from "./position.ts";

/** What stands in the way of a certificate (Zertifikatshindernis), as `blockers[].kind` of the report says it (FORMAT.md). */
export type BlockerKind =
  | "requirement"
  | "assessment-old"
  | "deviation"
  | "module-undecided"
  | "document-missing"
  | "document-outdated"
  | "risk-missing"
  | "risk-untreated"
  | "approach"
  | "unread";

/** What an auditor would probably call a minor deviation (geringfügige Abweichung): an estimate. */
export type DeviationKind =
  | "standard-unplanned"
  | "deviation-overdue"
  | "internal-audit-missing"
  | "management-review-missing"
  | "surveillance-missed";

/** A criterion of either list. */
export type CriterionId = BlockerKind | DeviationKind;

/**
 * How sure a criterion is: V was read in a primary source, S follows a secondary one, E is expert knowledge. What is not V
 * may be set by the institution (`criteria` of domain.md). Null: no audit asks for it, this tool does.
 */
export type CriterionTag = "V" | "S" | "E" | null;

/** One thing that is checked before anybody may say that nothing stands in the way of a certificate. */
export interface Criterion<Id extends CriterionId = CriterionId> {
  readonly id: Id;
  readonly tag: CriterionTag;
  readonly source: Bilingual;
  /** As it stands in "checked was: …". */
  readonly checks: Bilingual;
  /** What it found, of one and of several. */
  readonly one: Bilingual;
  readonly many: Bilingual;
}

const scheme = (part: string, english: string): Bilingual => ({
  de: `Auditierungsschema des BSI, ${part}`,
  en: `BSI audit scheme, ${english}`,
});
const referenceDocuments = scheme("Referenzdokumente", "reference documents");

/** What stands in the way of a certificate, in the order in which it is told. */
export function blockerCriteria(method: Method): readonly Criterion<BlockerKind>[] {
  const { de, en } = essentialNames(method);
  return [
    {
      id: "requirement",
      tag: "V",
      source: method.essential.source,
      checks: { de: `${de.join("- und ")}-Anforderungen`, en: `${en.join(" and ")} requirements` },
      one: { de: `Prüfpunkt (${de.join(" oder ")})`, en: `item (${en.join(" or ")})` },
      many: { de: `Prüfpunkte (${de.join(" oder ")})`, en: `items (${en.join(" or ")})` },
    },
    {
      id: "deviation",
      tag: "S",
      source: scheme("Abweichungen", "deviations"),
      checks: { de: "schwerwiegende Abweichungen", en: "major deviations" },
      one: { de: "schwerwiegende Abweichung", en: "major deviation" },
      many: { de: "schwerwiegende Abweichungen", en: "major deviations" },
    },
    {
      id: "assessment-old",
      tag: "S",
      source: scheme("Referenzdokument A.4", "reference document A.4"),
      checks: {
        de: `Alter der Bewertungen (${method.ages.assessment.words.de})`,
        en: `age of assessments (${method.ages.assessment.words.en})`,
      },
      one: { de: "veraltete Bewertung", en: "outdated assessment" },
      many: { de: "veraltete Bewertungen", en: "outdated assessments" },
    },
    {
      id: "module-undecided",
      tag: "S",
      source: scheme("Referenzdokument A.3", "reference document A.3"),
      checks: {
        de: "Entscheidung über jeden Baustein",
        en: "a decision on every module",
      },
      one: {
        de: "Baustein, der weder modelliert noch ausgeschlossen ist",
        en: "module neither modelled nor excluded",
      },
      many: {
        de: "Bausteine, die weder modelliert noch ausgeschlossen sind",
        en: "modules neither modelled nor excluded",
      },
    },
    {
      id: "document-missing",
      tag: "S",
      source: referenceDocuments,
      checks: {
        de: "Referenzdokumente (A.0.1 bis A.0.5, Netzplan, Definition der Schutzbedarfskategorien)",
        en: "reference documents (A.0.1 to A.0.5, network plan, definitions of the protection needs)",
      },
      one: { de: "fehlendes Referenzdokument", en: "missing reference document" },
      many: { de: "fehlende Referenzdokumente", en: "missing reference documents" },
    },
    {
      id: "document-outdated",
      tag: "S",
      source: referenceDocuments,
      checks: { de: "Freigabe und Überprüfung der Dokumente", en: "approval and review of the documents" },
      one: {
        de: "fehlende oder veraltete Freigabe eines Dokuments",
        en: "missing or outdated approval of a document",
      },
      many: {
        de: "fehlende oder veraltete Freigaben von Dokumenten",
        en: "missing or outdated approvals of documents",
      },
    },
    {
      id: "risk-missing",
      tag: "S",
      source: { de: "BSI-Standard 200-2, Kapitel 8.5", en: "BSI-Standard 200-2, chapter 8.5" },
      checks: {
        de: "Risikoanalyse bei Schutzbedarf über „normal“",
        en: "risk analysis where needs are above normal",
      },
      one: { de: "Zielobjekt ohne Risikoanalyse", en: "target object without a risk analysis" },
      many: { de: "Zielobjekte ohne Risikoanalyse", en: "target objects without a risk analysis" },
    },
    {
      id: "risk-untreated",
      tag: "S",
      source: {
        de: "BSI-Standard 200-3, Behandlung von Risiken",
        en: "BSI-Standard 200-3, treatment of risks",
      },
      checks: {
        de: "Behandlung oder Akzeptanz der Risiken",
        en: "treatment or acceptance of the risks",
      },
      one: {
        de: "Risiko ohne Behandlung und ohne gültige Akzeptanz",
        en: "risk neither treated nor validly accepted",
      },
      many: {
        de: "Risiken ohne Behandlung und ohne gültige Akzeptanz",
        en: "risks neither treated nor validly accepted",
      },
    },
    {
      id: "approach",
      tag: "S",
      source: { de: "BSI-Standard 200-2, Vorgehensweisen", en: "BSI-Standard 200-2, approaches" },
      checks: { de: "Vorgehensweise", en: "the approach" },
      one: { de: "Vorgehensweise ohne Zertifikat", en: "approach without a certificate" },
      many: { de: "Vorgehensweisen ohne Zertifikat", en: "approaches without a certificate" },
    },
    {
      id: "unread",
      tag: null,
      source: {
        de: "Nachweis: Was nicht gelesen ist, kann niemand beurteilen",
        en: "Nachweis: what was not read, nobody can judge",
      },
      checks: { de: "Lesbarkeit aller Inhalte", en: "that all content could be read" },
      one: { de: "nicht oder nicht ganz gelesene Datei", en: "file not read, or not wholly" },
      many: { de: "nicht oder nicht ganz gelesene Dateien", en: "files not read, or not wholly" },
    },
  ];
}

/** What would probably be a minor deviation, in the order in which it is told. */
export function deviationCriteria(method: Method): readonly Criterion<DeviationKind>[] {
  const { de, en } = levelNames(method, method.planned);
  const { internalAudit, managementReview } = method.ages;
  return [
    {
      id: "standard-unplanned",
      tag: "E",
      source: {
        de: `${method.name.de}, SOLLTE; wie schwer es wiegt, ist geschätzt`,
        en: `${method.name.en}, SOLLTE (should); its weight is an estimate`,
      },
      checks: {
        de: `${de.join("- und ")}-Anforderungen ohne Aufgabe und ohne akzeptiertes Risiko`,
        en: `${en.join(" and ")} requirements with neither action nor accepted risk`,
      },
      one: {
        de: `Prüfpunkt (${de.join(" oder ")}) ohne Aufgabe und ohne akzeptiertes Risiko`,
        en: `item (${en.join(" or ")}) with neither action nor accepted risk`,
      },
      many: {
        de: `Prüfpunkte (${de.join(" oder ")}) ohne Aufgabe und ohne akzeptiertes Risiko`,
        en: `items (${en.join(" or ")}) with neither action nor accepted risk`,
      },
    },
    {
      id: "deviation-overdue",
      tag: "S",
      source: scheme("Abweichungen", "deviations"),
      checks: { de: "Fristen geringfügiger Abweichungen", en: "due dates of minor deviations" },
      one: { de: "überfällige geringfügige Abweichung", en: "overdue minor deviation" },
      many: { de: "überfällige geringfügige Abweichungen", en: "overdue minor deviations" },
    },
    {
      id: "internal-audit-missing",
      tag: "S",
      source: scheme("internes Audit", "internal audit"),
      checks: {
        de: `internes Audit in ${internalAudit.last.de}`,
        en: `an internal audit within ${internalAudit.last.en}`,
      },
      one: { de: "fehlendes internes Audit", en: "missing internal audit" },
      many: { de: "fehlende interne Audits", en: "missing internal audits" },
    },
    {
      id: "management-review-missing",
      tag: "S",
      source: scheme("Managementbewertung", "management review"),
      checks: {
        de: `Managementbewertung in ${managementReview.last.de}`,
        en: `a management review within ${managementReview.last.en}`,
      },
      one: { de: "fehlende Managementbewertung", en: "missing management review" },
      many: { de: "fehlende Managementbewertungen", en: "missing management reviews" },
    },
    {
      id: "surveillance-missed",
      tag: "S",
      source: scheme("Überwachungsaudits", "surveillance audits"),
      checks: { de: "jährliche Überwachungsaudits", en: "yearly surveillance audits" },
      one: { de: "versäumtes Überwachungsaudit", en: "missed surveillance audit" },
      many: { de: "versäumte Überwachungsaudits", en: "missed surveillance audits" },
    },
  ];
}

/** Criteria that the institution may set: those that nobody has read in a primary source. */
export function maySet({ tag }: Criterion): boolean {
  return tag === "S" || tag === "E";
}

/** Whether a domain has a criterion checked: it may set aside those that it may set, and no other. */
export function isChecked(
  id: CriterionId,
  { criteria = {} }: { readonly criteria?: CriteriaSetting },
  method: Method,
): boolean {
  const criterion = [...blockerCriteria(method), ...deviationCriteria(method)].find((one) => one.id === id);
  return !(criterion && maySet(criterion) && criteria[id] === "off");
}

/** `criteria` of domain.md: which criteria the institution checks. */
export type CriteriaSetting = Readonly<Partial<Record<CriterionId, "checked" | "off">>>;
