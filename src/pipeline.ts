import { assess } from "./assess/assess.ts";
import { catalogueIds, loadCatalogue } from "./catalogue/index.ts";
import type { Project } from "./model/project.ts";
import type { Report } from "./model/report.ts";
import { buildReport } from "./report/build-report.ts";
import { rules } from "./rules/index.ts";
import { describeRules, runRules } from "./rules/run.ts";
import { type ReadOptions, readProject } from "./source/read-project.ts";
import { readRequirementTexts } from "./source/requirement-texts.ts";

/** What a check needs to know beside the content. */
export interface CheckOptions extends ReadOptions {
  /** Day to judge by (YYYY-MM-DD); without one the domain's `example`, else `today`. */
  readonly asOf?: string | undefined;
  /** Today, from the caller's clock. */
  readonly today: string;
  /** Version of the toolkit, for the report. */
  readonly version: string;
}

/**
 * Checks a content root: files → Project → Assessed → Finding[] → Report.
 *
 * @throws {ContentRootError} if there is no content root
 */
export async function check(root: string, options: CheckOptions): Promise<Report> {
  const project = await readProject(root, options);
  const texts = await readRequirementTexts(root, catalogueOf(project));
  return judge(project, { ...options, texts });
}

/** Judges a project that has been read: pure, so that a whole audit runs in memory. */
export function judge(
  project: Project,
  options: Omit<CheckOptions, keyof ReadOptions> & {
    readonly texts?: ReadonlyMap<string, readonly string[]> | undefined;
  },
): Report {
  const day = options.asOf ?? project.domain.data.example ?? options.today;
  const assessed = assess(project, loadCatalogue(catalogueOf(project)).data, day);
  return buildReport(assessed, runRules(assessed, rules), {
    version: options.version,
    texts: options.texts,
    rules: describeRules(assessed, rules),
  });
}

/** The catalogue that the domain names; one that is not there yet is a finding, and the default stands in for it. */
export function catalogueOf(project: Project): string {
  const wanted = project.domain.data.catalogue;
  return wanted !== undefined && catalogueIds.includes(wanted) ? wanted : "kompendium-2023";
}
