/** What the search knows of the pages that there is one of, and of the documents. */
import type { Entry, Part } from "../client/search-index.ts";
import {
  type Bilingual,
  documents,
  type Language,
  type Prose,
  type ReportFinding,
  report,
  rulePages,
} from "./data.ts";
import { wordFor, words } from "./labels.ts";
import { evidence, objects, sites } from "./lookup.ts";
import { plainText } from "./plain-text.ts";
import { pathOf, type SingleKind } from "./routes.ts";
import { inBoth, joined, partsOf } from "./search-parts.ts";

/** What the pages are called, as their headings say; the overview's heading is the domain. */
const titles: Readonly<Record<Exclude<SingleKind, "search">, Bilingual>> = {
  overview: { de: "Überblick", en: "Overview" },
  modules: { de: "Bausteine", en: "Modules" },
  requirements: { de: "Anforderungen im Vergleich", en: "Requirements compared" },
  items: { de: "Prüfpunkte", en: "Items" },
  sites: { de: "Standorte", en: "Sites" },
  objects: { de: "Zielobjekte", en: "Target objects" },
  controls: { de: "Maßnahmen", en: "Controls" },
  register: { de: "Nachweisregister", en: "Evidence register" },
  gaps: { de: "Lücken", en: "Gaps" },
  plan: { de: "Umsetzungsplan (A.6)", en: "Realisation plan (A.6)" },
  risks: { de: "Risiken (A.5)", en: "Risks (A.5)" },
  audits: { de: "Audits", en: "Audits" },
  failover: { de: "Ausfall eines Rechenzentrums", en: "Loss of a data centre" },
  relocations: { de: "Umzug eines Rechenzentrums", en: "Relocation of a data centre" },
  certificates: { de: "Zertifikate anderer", en: "Certificates of others" },
  rules: { de: "Regeln der Prüfung", en: "Rules of the check" },
  findings: { de: "Befunde der Prüfung", en: "Findings of the check" },
  documents: { de: "Referenzdokumente", en: "Reference documents" },
  about: { de: "Stand und Herkunft", en: "State and origin" },
  changes: { de: "Änderungen", en: "Changes" },
  accessibility: { de: "Erklärung zur Barrierefreiheit", en: "Accessibility statement" },
};

/** What people look for these pages by, beside what their headings say. */
const also: Partial<Readonly<Record<SingleKind, Bilingual>>> = {
  overview: { de: "Startseite Zusammenfassung Dashboard", en: "home summary dashboard" },
  requirements: {
    de: "Vergleich der Standorte Grundschutz-Check",
    en: "comparison of the sites compliance check",
  },
  items: { de: "Stichprobe Zustand A.4 Grundschutz-Check", en: "sample state A.4 compliance check" },
  sites: { de: "Rechenzentren Lage", en: "data centres locations" },
  objects: {
    de: "Strukturanalyse Schutzbedarf Prozesse Anwendungen Systeme Räume Abhängigkeiten Assets",
    en: "structure analysis protection needs processes applications systems rooms dependencies assets inventory",
  },
  controls: { de: "Maßnahmenkatalog Umsetzung", en: "measures catalogue implementation" },
  register: { de: "Nachweise Belege Protokolle Unterlagen", en: "proofs records documents" },
  gaps: { de: "offen fehlend unbelegt Mängel Defizite", en: "open missing unproven shortcomings deficits" },
  plan: {
    de: "Aufgaben Termine Fristen Zuständige überfällig",
    en: "actions tasks dates deadlines overdue implementation",
  },
  risks: { de: "Risikoanalyse Risikobehandlung Gefährdungen", en: "risk analysis treatment threats" },
  audits: { de: "Feststellungen Abweichungen Prüfberichte", en: "audit findings deviations reports" },
  failover: {
    de: "Notfall Notfallvorsorge Failover Wiederanlauf Redundanz Ausweichbetrieb Desaster RTO RPO",
    en: "failover outage emergency disaster recovery redundancy business continuity RTO RPO",
  },
  relocations: { de: "Umzug Umschaltung Verlagerung Migration", en: "move cut-over migration" },
  certificates: {
    de: "Vererbung Dienstleister ISO 27001 Outsourcing",
    en: "inheritance providers ISO 27001 outsourcing",
  },
  rules: { de: "Prüfregeln Fehler Warnungen", en: "errors warnings check" },
  findings: { de: "Fehler Warnungen Hinweise Validierung", en: "errors warnings notes validation" },
  documents: { de: "PDF A.1 A.2 A.3 A.4 A.5 A.6 Herunterladen", en: "PDF A.1 A.2 A.3 A.4 A.5 A.6 download" },
  about: { de: "Stichtag Version Kompendium Herkunft", en: "version day origin catalogue" },
  changes: { de: "Unterschiede seit neu Vergleich Verlauf", en: "differences since new comparison history" },
  accessibility: { de: "Barrierefrei Kontakt Feedback", en: "barriers contact feedback" },
};

/** The pages that there is one of. `rest`: findings that are about nothing that has a page of its own. */
export function pageEntries(rest: readonly ReportFinding[]): readonly Entry[] {
  return (Object.keys(titles) as (keyof typeof titles)[]).flatMap((kind) => {
    const [de, en] = [pathOf(kind, "", "de"), pathOf(kind, "", "en")];
    if (de === null || en === null) return [];
    const parts = kind === "findings" ? rest.map(findingPart) : (contents[kind]?.() ?? []);
    const own = { kind: "page", name: "", title: titles[kind], path: { de, en }, parts: partsOf(parts) };
    const words = also[kind];
    return [words ? { ...own, also: words } : own];
  });
}

function findingPart({ message, fingerprint }: ReportFinding): Part {
  return { text: inBoth((lang) => [message[lang]]), anchor: fingerprint };
}

/** What stands on a page alone; what it only lists is found where it has a page of its own. */
const contents: Partial<Record<SingleKind, () => readonly (Part | null)[]>> = {
  overview: () => {
    const { title, organisation, contact, prose } = report.domain;
    return [{ text: joined([title, organisation, contact]) }, { text: plainText(prose), anchor: "verbund" }];
  },
  failover: () =>
    report.failover.losses.map((loss) => {
      const own = report.failover.processes.filter(({ lost }) => lost === loss.lost);
      return {
        anchor: `ausfall-${loss.lost}`,
        text: inBoth((lang) => [
          { de: "Ausfall von", en: "Loss of" }[lang],
          sites.get(loss.lost)?.title,
          `(${loss.lost})`,
          words.verdict[loss.verdict][lang],
          ...own.map(({ process }) => objects.get(process)?.title),
          ...new Set([loss, ...own].flatMap(({ reasons }) => reasons.map(({ text }) => text[lang]))),
        ]),
      };
    }),
  relocations: () =>
    report.relocations.map((move) => ({
      anchor: `umzug-${move.to}`,
      text: inBoth((lang, date) => [
        sites.get(move.from)?.title,
        sites.get(move.to)?.title,
        { de: "Umschaltung", en: "Cut-over" }[lang],
        date(move.cutOver),
        ...move.obligations.map(({ text }) => text[lang]),
      ]),
    })),
  certificates: () =>
    report.certificates.map((certificate, place) => ({
      anchor: `zertifikat-${place + 1}`,
      text: inBoth((lang) => [
        evidence.get(certificate.path)?.title ?? certificate.title,
        certificate.number,
        certificate.holder,
        wordFor(words.certificateBasis, certificate.basis)[lang],
        certificate.scope,
      ]),
    })),
  about: () => [
    { text: inBoth((_, date) => [date(report.asOf), report.domain.version, report.revision]) },
    { text: joined([report.catalogueInfo.title, report.catalogueInfo.source]) },
  ],
  accessibility: () => [{ text: joined([plainText(report.accessibility)]) }],
};

/** The rules of the check: what they are about, why, and how to mend a breach. */
export function ruleEntries(): readonly Entry[] {
  return report.rules.flatMap(({ id, summary }) => {
    const [de, en] = [pathOf("rule", id, "de"), pathOf("rule", id, "en")];
    const page = rulePages.get(id);
    if (de === null || en === null || page === undefined) return [];
    const words = (texts: Readonly<Record<Language, Prose>>) => inBoth((lang) => [plainText(texts[lang])]);
    const parts = [
      { text: summary },
      { text: words(page.prose.why), anchor: "warum" },
      { text: words(page.prose.mend), anchor: "beheben" },
    ];
    return [{ kind: "rule", name: id, title: page.title, path: { de, en }, parts: partsOf(parts) }];
  });
}

/** The documents (PDF): a result leads to the document itself. */
export function documentEntries(): readonly Entry[] {
  return documents.map(({ id, title, fileName }) => ({
    kind: "document",
    name: /^A\.\d/.test(id) ? id : "",
    title,
    path: { de: `pdf/${fileName.de}`, en: `pdf/${fileName.en}` },
    parts: [],
  }));
}
