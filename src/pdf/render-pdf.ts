import type { Writable } from "node:stream";
import type { ForecastEntry } from "../model/forecast.ts";
import { dayIn, sayIn } from "../model/languages.ts";
import type { Bilingual, Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { type NetworkPlan, networkPlan } from "../network-plan/network-plan.ts";
import { guidelineList } from "./documents/a0-guidelines.ts";
import { structureAnalysis } from "./documents/a1-structure.ts";
import { protectionNeedsDocument } from "./documents/a2-protection-needs.ts";
import { modelling } from "./documents/a3-modelling.ts";
import { checkResult } from "./documents/a4-check-result.ts";
import { riskAnalysis } from "./documents/a5-risk-analysis.ts";
import { realisationPlan } from "./documents/a6-realisation-plan.ts";
import { auditFindings } from "./documents/audit-findings.ts";
import { changeNotice } from "./documents/change-notice.ts";
import type { DocumentSource } from "./documents/document-frame.ts";
import { emergencyExtract } from "./documents/emergency-extract.ts";
import { evidenceRegister } from "./documents/evidence-register.ts";
import { failoverReport } from "./documents/failover-report.ts";
import { managementReport } from "./documents/management-report.ts";
import { relocationReport } from "./documents/relocation-report.ts";
import { lookupIn } from "./documents/report-lookup.ts";
import type { DocumentDefinition } from "./layout/definition.ts";
import { documentFonts } from "./layout/font-metrics.ts";
import { type Rendered, type RenderOptions, renderDocument } from "./layout/render-document.ts";

/** A document that can be made from a report. */
export interface PdfDocument {
  /** Short name: a reference document (A.0 to A.6) or a report. */
  readonly id: string;
  readonly title: Bilingual;
  /** File name without folder, with `.pdf`, in each language. */
  readonly fileName: Bilingual;
  /** False where the report holds nothing that it could tell. */
  readonly applies: (report: Report) => boolean;
  readonly define: (source: DocumentSource) => DocumentDefinition;
}

const always = (): boolean => true;

/** All documents, in the order of the reference documents. */
export const pdfDocuments: readonly PdfDocument[] = [
  {
    id: "A.0",
    title: { de: "Leitlinie und Richtlinien", en: "Policy and guidelines" },
    fileName: { de: "A.0-Richtlinien.pdf", en: "A.0-guidelines.pdf" },
    applies: always,
    define: guidelineList,
  },
  {
    id: "A.1",
    title: { de: "Strukturanalyse", en: "Structure analysis" },
    fileName: { de: "A.1-Strukturanalyse.pdf", en: "A.1-structure-analysis.pdf" },
    applies: always,
    define: structureAnalysis,
  },
  {
    id: "A.2",
    title: { de: "Schutzbedarfsfeststellung", en: "Protection needs" },
    fileName: { de: "A.2-Schutzbedarf.pdf", en: "A.2-protection-needs.pdf" },
    applies: always,
    define: protectionNeedsDocument,
  },
  {
    id: "A.3",
    title: { de: "Modellierung des Informationsverbunds", en: "Modelling of the information domain" },
    fileName: { de: "A.3-Modellierung.pdf", en: "A.3-modelling.pdf" },
    applies: always,
    define: modelling,
  },
  {
    id: "A.4",
    title: { de: "Ergebnis des IT-Grundschutz-Checks", en: "Result of the IT-Grundschutz check" },
    fileName: { de: "A.4-Grundschutz-Check.pdf", en: "A.4-check-result.pdf" },
    applies: always,
    define: checkResult,
  },
  {
    id: "A.5",
    title: { de: "Risikoanalyse", en: "Risk analysis" },
    fileName: { de: "A.5-Risikoanalyse.pdf", en: "A.5-risk-analysis.pdf" },
    applies: always,
    define: riskAnalysis,
  },
  {
    id: "A.6",
    title: { de: "Realisierungsplan", en: "Realisation plan" },
    fileName: { de: "A.6-Realisierungsplan.pdf", en: "A.6-realisation-plan.pdf" },
    applies: always,
    define: realisationPlan,
  },
  {
    id: "status",
    title: { de: "Lagebericht zum Auditstand", en: "Audit status report" },
    fileName: { de: "Lagebericht.pdf", en: "audit-status-report.pdf" },
    applies: always,
    define: managementReport,
  },
  {
    id: "failover",
    title: { de: "Ausfallbericht", en: "Failover report" },
    fileName: { de: "Ausfallbericht.pdf", en: "failover-report.pdf" },
    applies: (report) => report.failover.losses.length > 0,
    define: failoverReport,
  },
  {
    id: "relocation",
    title: { de: "Umzugsbericht", en: "Relocation report" },
    fileName: { de: "Umzugsbericht.pdf", en: "relocation-report.pdf" },
    applies: (report) => report.relocations.length > 0,
    define: relocationReport,
  },
  {
    id: "emergency",
    title: { de: "Notfalldokumente (Auszug)", en: "Emergency documents (extract)" },
    fileName: { de: "Notfalldokumente-Auszug.pdf", en: "emergency-documents-extract.pdf" },
    // They say what falls and what holds: without the verdicts there is nothing to hang up.
    applies: (report) => report.failover.processes.length + report.failover.stranded.length > 0,
    define: emergencyExtract,
  },
  {
    id: "notice",
    title: { de: "Änderungsmeldung (Entwurf)", en: "Change notice (draft)" },
    fileName: { de: "Aenderungsmeldung-Entwurf.pdf", en: "change-notice-draft.pdf" },
    applies: (report) => report.relocations.length > 0,
    define: changeNotice,
  },
  {
    id: "findings",
    title: { de: "Auditfeststellungen", en: "Audit findings" },
    fileName: { de: "Auditfeststellungen.pdf", en: "audit-findings.pdf" },
    applies: (report) => report.audits.length > 0,
    define: auditFindings,
  },
  {
    id: "register",
    title: { de: "Nachweisverzeichnis", en: "Evidence register" },
    fileName: { de: "Nachweisverzeichnis.pdf", en: "evidence-register.pdf" },
    applies: (report) => report.evidence.length > 0,
    define: evidenceRegister,
  },
];

/** What documents are made from. */
export interface PdfInput {
  readonly report: Report;
  /** What is still to lapse by that report. */
  readonly lapses: readonly ForecastEntry[];
  /** SHA-256 of the report's bytes as published. */
  readonly digest: string;
  readonly language: Language;
  /** Address of the site's root relative to the documents, such as `../`; without one they link to no site. */
  readonly site?: string;
  /** Bytes of evidence that is a picture and part of a reference document (A.1: the network plan), by path. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>;
}

/**
 * Writes a document as PDF (PDF/A-2a, PDF/UA-1) to a stream, which it ends. Returns the number of pages, and the
 * characters that no font has. The same input gives the same bytes. Throws what the stream throws.
 */
export function renderPdf(
  document: PdfDocument,
  input: PdfInput,
  out: Writable,
  options: RenderOptions = {},
): Promise<Rendered> {
  return renderDocument(definePdf(document, input), out, options);
}

/** A document as data, before it is laid out. */
export function definePdf(document: PdfDocument, input: PdfInput): DocumentDefinition {
  const { report, lapses, digest, language } = input;
  let plan: NetworkPlan | undefined;
  return document.define({
    report,
    lapses,
    language,
    say: sayIn(language),
    day: dayIn(language),
    digest,
    site: input.site ?? null,
    pictures: input.pictures ?? new Map(),
    lookup: lookupIn(report),
    plan: () => {
      plan ??= networkPlan(report, language, documentFonts());
      return plan;
    },
  });
}
