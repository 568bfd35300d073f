import type { Age, Method } from "../model/method.ts";

const twelveMonths: Age = {
  within: "P12M",
  words: { de: "zwölf Monate", en: "twelve months" },
  last: { de: "den letzten zwölf Monaten", en: "the last twelve months" },
};
const twoYears: Age = {
  within: "P24M",
  words: { de: "zwei Jahre", en: "two years" },
  last: { de: "den letzten zwei Jahren", en: "the last two years" },
};

/** The method of the IT-Grundschutz-Kompendium, edition 2023, with the BSI standards 200-2 to 200-4. */
export const kompendium2023Method: Method = {
  id: "kompendium-2023",
  name: { de: "IT-Grundschutz-Kompendium", en: "IT-Grundschutz Compendium" },

  /** Kompendium 2023, "IT-Grundschutz – Basis": Basis before Standard before Anforderungen bei erhöhtem Schutzbedarf. */
  levels: [
    { id: "B", name: { de: "Basis", en: "Basis" } },
    { id: "S", name: { de: "Standard", en: "Standard" } },
    { id: "H", name: { de: "erhöhter Schutzbedarf", en: "increased protection needs" } },
  ],

  /** Kompendium 2023, "Schichtenmodell und Modellierung": a sequence in time, not a weight. */
  orders: [
    { id: "R1", name: { de: "zuerst", en: "first" } },
    { id: "R2", name: { de: "danach", en: "next" } },
    { id: "R3", name: { de: "zuletzt", en: "last" } },
  ],

  /** BSI-Standard 200-2, Vorgehensweisen: Basis-Absicherung asks for B, Standard- and Kern-Absicherung for B and S; H follows from a risk analysis. */
  applies: { basic: ["B"], standard: ["B", "S"], core: ["B", "S"] },

  /** Kompendium 2023, "IT-Grundschutz – Basis": Basis must always be met, and so must each MUSS, whatever the level. */
  essential: {
    levels: ["B"],
    must: {
      short: "MUSS",
      all: { de: "MUSS, DARF NUR oder DARF NICHT", en: "MUSS, DARF NUR or DARF NICHT" },
    },
    source: {
      de: "IT-Grundschutz-Kompendium, IT-Grundschutz – Basis",
      en: "IT-Grundschutz Compendium, IT-Grundschutz – Basis",
    },
  },

  /** BSI-Standard 200-2, 9.2: the risk of an unmet Basis requirement can't simply be accepted. */
  unacceptable: ["B"],

  /** Kompendium 2023, "IT-Grundschutz – Basis": who leaves a SOLLTE undone weighs it and writes down why. */
  planned: ["S"],

  /** Kompendium 2023, INF.1, INF.2, INF.12, "Abgrenzung und Modellierung": once for each building, data centre and cabling. */
  placeBound: ["INF"],

  /** Kompendium 2023, OPS.2.3: who hands out keeps the responsibility; colocation counts as outsourcing. */
  outsourcing: "OPS.2.3",

  /** Kompendium 2023: planning of a move (INF.13.A1), moves (ORP.1.A13), leaving a building (INF.1.A31). */
  moving: [
    { requirement: "INF.13.A1", at: "to", due: "begin" },
    { requirement: "ORP.1.A13", at: "domain", due: "begin" },
    { requirement: "INF.1.A31", at: "from", due: "end" },
  ],

  /** Kompendium 2023, INF.2.A21 (Ausweichrechenzentrum): all processes, not only the critical ones. */
  alternativeSite: {
    requirement: "INF.2.A21",
    source: {
      de: "IT-Grundschutz-Kompendium, DER.4 und INF.2.A21",
      en: "IT-Grundschutz Compendium, DER.4 and INF.2.A21",
    },
  },

  /** Kompendium 2023, ISMS.1.A12: "Management-Berichte zur Informationssicherheit". */
  managementReview: "ISMS.1.A12",

  /**
   * Assessments and A.1 to A.6: Auditierungsschema, reference documents (A.4: every status of the last twelve months).
   * Exercises: FORMAT.md, Failover. Internal audit and management review: yearly, as ISO/IEC 27001 is practised. Policy
   * (A.0.1): BSI-Standard 200-2, revised every two years.
   */
  ages: {
    assessment: twelveMonths,
    exercise: twelveMonths,
    internalAudit: twelveMonths,
    managementReview: twelveMonths,
    policyApproval: twoYears,
    documentsApproval: twelveMonths,
  },

  /** Kompendium 2023: the module's id, `.A` and a number. */
  requirementForm: "^[A-Z]+(?:\\.\\d+)+\\.A\\d+$",
};
