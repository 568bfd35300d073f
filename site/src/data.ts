/**
 * The only module of the site that knows where its data comes from, the report and the evidence files that may be shown.
 * Beside it pages may take `src/model/` and `src/text/`, which are pure; `src/publish/site-renderer.ts` sets the variable.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FileText, NoText } from "../../src/formats/file-text/file-text.ts";
import type { Bilingual, Language, Prose, Report, ReportEvidence } from "../../src/index.ts";
import type { ForecastEntry } from "../../src/model/forecast.ts";
import type { Method } from "../../src/model/method.ts";
import type { PublishedDocument } from "../../src/publish/site-input.ts";
import type { SiteLetters } from "../../src/publish/site-letters.ts";
import type { SitePlan } from "../../src/publish/site-plans.ts";
import { entryOf } from "../../src/text/entry-of.ts";

export type { FileText, NoText } from "../../src/formats/file-text/file-text.ts";
export type {
  Bilingual,
  Clearance,
  Counts,
  FailoverReason,
  Finding,
  Language,
  Obstacle,
  ProcessLoss,
  Prose,
  Relocation,
  Report,
  ReportAction,
  ReportAnalysis,
  ReportAssessment,
  ReportAudit,
  ReportAuditQuestion,
  ReportControl,
  ReportEvidence,
  ReportFinding,
  ReportItem,
  ReportModule,
  ReportObject,
  ReportRating,
  ReportRequirement,
  ReportRisk,
  ReportRule,
  ReportSite,
  SiteLoss,
  State,
  Verdict,
  WithheldKind,
} from "../../src/index.ts";
export type { PlanBox, PlanLine } from "../../src/network-plan/plan-picture.ts";

/** What `src/publish/site-input.ts` hands over beside the report. */
export interface SiteInput {
  readonly report: Report;
  /** What is still to lapse by it within a year, sorted by day. */
  readonly lapses: readonly ForecastEntry[];
  /** The method of the report's catalogue: its levels, its orders, what it calls essential. */
  readonly method: Method;
  /** SHA-256 of `report.json`. */
  readonly digest: string;
  /** Absolute path of the root of the site, where the copies of the evidence lie already. */
  readonly outDir: string;
  /** Evidence path → copy, relative to the root of the site. Evidence that may not be shown has none. */
  readonly copies: Readonly<Record<string, string>>;
  /** Evidence path → text of the file, or why it has none. One whose format is not read, or that may not be shown, is not there. */
  readonly fileTexts: Readonly<Record<string, FileText | NoText>>;
  /** The documents in `pdf/`. */
  readonly documents: readonly PublishedDocument[];
  /** The languages that the edition is in. */
  readonly languages: readonly Language[];
  /** The command that the edition is made by. */
  readonly madeBy: "build" | "package";
  /** Groups of words of the field that mean the same, for the search. */
  readonly synonyms: readonly (readonly string[])[];
  /** Rule → why it matters and how to mend it: the file that `nachweis explain` shows. */
  readonly rulePages: Readonly<Record<string, RulePage>>;
  /** The network plan, drawn. */
  readonly plans: Readonly<Record<Language, SitePlan>>;
  /** What letters measure. */
  readonly letters: SiteLetters;
}

/** What the toolkit says about a rule. Its examples are German, as the content is. */
export interface RulePage {
  readonly title: Bilingual;
  readonly prose: {
    readonly why: Readonly<Record<Language, Prose>>;
    readonly mend: Readonly<Record<Language, Prose>>;
    readonly failing: Prose;
    readonly passing: Prose;
  };
}

const input: SiteInput = JSON.parse(readFileSync(process.env.NACHWEIS_SITE_INPUT ?? "", "utf8"));

/** The report that the site is made from, as its clearance may see it. */
export const report = input.report;

/** What is still to lapse by the report within a year, sorted by day. */
export const lapses = input.lapses;

/** The method of the report's catalogue. */
export const method = input.method;

/** The network plan in each language. */
export const plans = input.plans;

/** What letters measure: pictures are drawn here, without a browser. */
export const letters = input.letters;

/** The documents (PDF) that are published beside the site, in `pdf/`. */
export const documents = input.documents;

/** The languages that this edition is in: German, English or both. */
export const languages = input.languages;

/** The command that this edition was made by. */
export const madeBy = input.madeBy;

/** What the toolkit says about each rule, by its id. */
export const rulePages: ReadonlyMap<string, RulePage> = new Map(Object.entries(input.rulePages));

/** Groups of words that mean the same (`docs/search-synonyms.md`). */
export const synonyms = input.synonyms;

/** SHA-256 of the `report.json` that the whole site was made from. */
export const reportDigest: string = input.digest;

/** Path of the evidence's copy from the root of the site; null if there is none to show. */
export function copyOf(evidence: string): string | null {
  return Object.hasOwn(input.copies, evidence) ? (input.copies[evidence] ?? null) : null;
}

/** Text of an evidence file, or why it has none; null if its format is not read. */
export function fileTextOf(evidence: string): FileText | NoText | null {
  return entryOf(input.fileTexts, evidence) ?? null;
}

/** Bytes of evidence, from its copy; null if there is nothing to show. */
export function bytesOf({ path }: ReportEvidence): Buffer | null {
  const copy = copyOf(path);
  return copy === null ? null : readFileSync(join(input.outDir, copy));
}
