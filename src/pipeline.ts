import { assess } from "./assess/assess.ts";
import type { Assessed } from "./model/assessed.ts";
import type { CatalogueLookup } from "./model/catalogue.ts";
import type { Finding } from "./model/finding.ts";
import type { Project } from "./model/project.ts";
import type { Report } from "./model/report.ts";
import { buildReport } from "./report/build-report.ts";
import { rules } from "./rules/index.ts";
import { describeRules, runRules, unreadContent } from "./rules/run.ts";
import { type ReadOptions, readProject } from "./source/read-project.ts";
import { readRequirementTexts } from "./source/requirement-texts.ts";
import { beginCheck } from "./text/remembered.ts";

/** What a check needs to know beside the content. */
export interface CheckOptions extends ReadOptions {
  /** Day to judge by (YYYY-MM-DD); without one the domain's `example`, else `today`. */
  readonly asOf?: string | undefined;
  /** Today, from the caller's clock. */
  readonly today: string;
  /** Version of the toolkit, for the report. */
  readonly version: string;
}

/** A report, and what was folded into its findings. */
export interface Checked {
  readonly report: Report;
  /** The catalogue that the content was judged by. */
  readonly catalogue: CatalogueLookup;
  /** Consequences by the fingerprint of their cause; no entry for a finding without any. */
  readonly consequences: ReadonlyMap<string, readonly Finding[]>;
  /** What the report was made of. */
  readonly assessed: Assessed;
}

/** Every finding of a check with its consequences, none folded: what an editor underlines and `fix` mends. */
export function allFindings({ report, consequences }: Pick<Checked, "report" | "consequences">): Finding[] {
  return report.findings.flatMap((finding) => [finding, ...(consequences.get(finding.fingerprint) ?? [])]);
}

/**
 * Checks a content root: files → Project → Assessed → Finding[] → Report.
 *
 * @throws {ContentRootError} if there is no content root
 */
export async function check(root: string, options: CheckOptions): Promise<Report> {
  return (await checkInFull(root, options)).report;
}

/**
 * As `check`, with the consequences of findings.
 *
 * @throws {ContentRootError} if there is no content root
 */
export async function checkInFull(root: string, options: CheckOptions): Promise<Checked> {
  const project = await readProject(root, options);
  const texts = await readRequirementTexts(root, project.catalogue.data.id);
  return judgeInFull(project, { ...options, texts });
}

/** What judging needs to know beside the project. */
export interface JudgeOptions extends Omit<CheckOptions, keyof ReadOptions> {
  /** Requirement texts that the user imported, by requirement id. */
  readonly texts?: ReadonlyMap<string, readonly string[]> | undefined;
}

/** Judges a project that has been read: pure, so that a whole audit runs in memory. */
export function judge(project: Project, options: JudgeOptions): Report {
  return judgeInFull(project, options).report;
}

/** As `judge`, with the consequences of findings. */
export function judgeInFull(project: Project, options: JudgeOptions): Checked {
  beginCheck();
  const day = options.asOf ?? project.domain.data.example ?? options.today;
  const assessed = assess(project, day);
  const causes = runRules(assessed, rules);
  const report = buildReport(assessed, causes, {
    version: options.version,
    texts: options.texts,
    rules: describeRules(assessed, rules),
    unread: unreadContent(assessed, rules),
  });
  const folded = report.findings.map(
    ({ fingerprint }, i) => [fingerprint, causes[i]?.consequences ?? []] as const,
  );
  const consequences = new Map(folded.filter(([, each]) => each.length > 0));
  return { report, catalogue: project.catalogue, consequences, assessed };
}
