import { isGap } from "../../src/model/item-states.ts";
import { type Bilingual, documents, report } from "./data.ts";
import { isWithheld } from "./withheld.ts";

/** A page that there is one of. */
export interface SinglePage {
  /** Its file names, without `.html`. */
  readonly file: Bilingual;
  /** What its heading says; the overview's heading is the domain. */
  readonly title: Bilingual;
  /** What the menu calls it, if not as its heading. */
  readonly inMenu?: Bilingual;
  /** How long the list is that it shows. */
  readonly count?: number;
  /** What people look for it by, beside what its heading says. */
  readonly also?: Bilingual;
  /**
   * False where there is nothing to say, so that no menu entry leads to nothing. That something is withheld is something to
   * say.
   */
  readonly needed?: boolean;
}

/** The pages that there is one of. */
export const singlePages = {
  overview: {
    file: { de: "index", en: "index" },
    title: { de: "Überblick", en: "Overview" },
    also: { de: "Startseite Zusammenfassung Dashboard", en: "home summary dashboard" },
  },
  modules: {
    file: { de: "bausteine", en: "modules" },
    title: { de: "Bausteine", en: "Modules" },
    count: report.modules.filter((entry) => entry.modelling === "modelled").length,
  },
  requirements: {
    file: { de: "anforderungen", en: "requirements" },
    title: { de: "Anforderungen im Vergleich", en: "Requirements compared" },
    also: { de: "Vergleich der Standorte Grundschutz-Check", en: "comparison of the sites compliance check" },
  },
  items: {
    file: { de: "pruefpunkte", en: "items" },
    title: { de: "Prüfpunkte", en: "Items" },
    count: report.items.length,
    also: { de: "Stichprobe Zustand A.4 Grundschutz-Check", en: "sample state A.4 compliance check" },
  },
  sites: {
    file: { de: "standorte", en: "sites" },
    title: { de: "Standorte", en: "Sites" },
    count: report.sites.length,
    also: { de: "Rechenzentren Lage", en: "data centres locations" },
  },
  objects: {
    file: { de: "zielobjekte", en: "target-objects" },
    title: { de: "Zielobjekte", en: "Target objects" },
    count: report.objects.length,
    also: {
      de: "Strukturanalyse Schutzbedarf Prozesse Anwendungen Systeme Räume Abhängigkeiten Assets",
      en: "structure analysis protection needs processes applications systems rooms dependencies assets inventory",
    },
  },
  controls: {
    file: { de: "massnahmen", en: "controls" },
    title: { de: "Maßnahmen", en: "Controls" },
    count: report.controls.length,
    also: { de: "Maßnahmenkatalog Umsetzung", en: "measures catalogue implementation" },
  },
  register: {
    file: { de: "nachweise", en: "evidence" },
    title: { de: "Nachweisregister", en: "Evidence register" },
    count: report.evidence.length,
    also: { de: "Nachweise Belege Protokolle Unterlagen", en: "proofs records documents" },
  },
  gaps: {
    file: { de: "luecken", en: "gaps" },
    title: { de: "Lücken", en: "Gaps" },
    count: report.items.filter(isGap).length,
    also: { de: "offen fehlend unbelegt Mängel Defizite", en: "open missing unproven shortcomings deficits" },
  },
  plan: {
    file: { de: "umsetzungsplan", en: "realisation-plan" },
    title: { de: "Umsetzungsplan (A.6)", en: "Realisation plan (A.6)" },
    inMenu: { de: "Umsetzungsplan", en: "Realisation plan" },
    also: {
      de: "Aufgaben Termine Fristen Zuständige überfällig",
      en: "actions tasks dates deadlines overdue implementation",
    },
  },
  risks: {
    file: { de: "risiken", en: "risks" },
    title: { de: "Risiken (A.5)", en: "Risks (A.5)" },
    inMenu: { de: "Risiken", en: "Risks" },
    count: report.risks.length,
    also: { de: "Risikoanalyse Risikobehandlung Gefährdungen", en: "risk analysis treatment threats" },
    needed: report.risks.length > 0 || isWithheld("risks"),
  },
  audits: {
    file: { de: "audits", en: "audits" },
    title: { de: "Audits", en: "Audits" },
    count: report.audits.length,
    also: { de: "Feststellungen Abweichungen Prüfberichte", en: "audit findings deviations reports" },
    needed: report.audits.length > 0 || isWithheld("audits"),
  },
  remarks: {
    file: { de: "anmerkungen", en: "remarks" },
    title: { de: "Anmerkungen", en: "Remarks" },
    also: { de: "Auditor Fragen Notizen Stichprobe", en: "auditor questions notes sample" },
    needed: report.items.length > 0 || report.evidence.some(({ withheld }) => !withheld),
  },
  failover: {
    file: { de: "ausfall", en: "failover" },
    title: { de: "Ausfall eines Rechenzentrums", en: "Loss of a data centre" },
    also: {
      de: "Notfall Notfallvorsorge Failover Wiederanlauf Redundanz Ausweichbetrieb Desaster RTO RPO",
      en: "failover outage emergency disaster recovery redundancy business continuity RTO RPO",
    },
    needed:
      report.failover.losses.length > 0 || report.failover.stranded.length > 0 || isWithheld("failover"),
  },
  relocations: {
    file: { de: "umzug", en: "relocation" },
    title: { de: "Umzug eines Rechenzentrums", en: "Relocation of a data centre" },
    inMenu: { de: "Umzug", en: "Relocation" },
    also: { de: "Umzug Umschaltung Verlagerung Migration", en: "move cut-over migration" },
    needed: report.relocations.length > 0 || isWithheld("relocations"),
  },
  certificates: {
    file: { de: "zertifikate", en: "certificates" },
    title: { de: "Zertifikate anderer", en: "Certificates of others" },
    inMenu: { de: "Zertifikate", en: "Certificates" },
    count: report.certificates.length,
    also: {
      de: "Vererbung Dienstleister ISO 27001 Outsourcing",
      en: "inheritance providers ISO 27001 outsourcing",
    },
    needed: report.certificates.length > 0 || isWithheld("certificates"),
  },
  rules: {
    file: { de: "regeln", en: "rules" },
    title: { de: "Regeln der Prüfung", en: "Rules of the check" },
    also: { de: "Prüfregeln Fehler Warnungen", en: "errors warnings check" },
  },
  findings: {
    file: { de: "befunde", en: "findings" },
    title: { de: "Befunde der Prüfung", en: "Findings of the check" },
    count: report.findings.length,
    also: { de: "Fehler Warnungen Hinweise Validierung", en: "errors warnings notes validation" },
  },
  documents: {
    file: { de: "dokumente", en: "documents" },
    title: { de: "Referenzdokumente", en: "Reference documents" },
    also: { de: "PDF A.1 A.2 A.3 A.4 A.5 A.6 Herunterladen", en: "PDF A.1 A.2 A.3 A.4 A.5 A.6 download" },
    needed: documents.length > 0,
  },
  seals: {
    file: { de: "siegel", en: "seals" },
    title: { de: "Siegel: Ist der Stand unverändert?", en: "Seals: is the state unaltered?" },
    inMenu: { de: "Siegel", en: "Seals" },
    count: report.seals?.seals.length ?? 0,
    also: {
      de: "Integrität Unversehrtheit Unterschrift Prüfsumme Verlauf Trend",
      en: "integrity signature digest trend course",
    },
    needed: report.seals !== undefined,
  },
  about: {
    file: { de: "stand", en: "state" },
    title: { de: "Stand und Herkunft", en: "State and origin" },
    also: { de: "Stichtag Version Kompendium Herkunft", en: "version day origin catalogue" },
  },
  changes: {
    file: { de: "aenderungen", en: "changes" },
    title: { de: "Änderungen", en: "Changes" },
    also: { de: "Unterschiede seit neu Vergleich Verlauf", en: "differences since new comparison history" },
    needed: report.changes !== null,
  },
  accessibility: {
    file: { de: "barrierefreiheit", en: "accessibility" },
    title: { de: "Erklärung zur Barrierefreiheit", en: "Accessibility statement" },
    also: { de: "Barrierefrei Kontakt Feedback", en: "barriers contact feedback" },
    needed: report.accessibility.length > 0,
  },
  search: {
    file: { de: "suche", en: "search" },
    title: { de: "Suche", en: "Search" },
  },
} as const satisfies Readonly<Record<string, SinglePage>>;

/** A kind of page that there is one of. */
export type SingleKind = keyof typeof singlePages;

/** What is known of a page that there is one of. */
export function singlePage(kind: SingleKind): SinglePage {
  return singlePages[kind];
}

/** What the menu calls a page, and the path above the pages of its entries. */
export function menuText(kind: SingleKind): Bilingual {
  const { inMenu, title } = singlePage(kind);
  return inMenu ?? title;
}
