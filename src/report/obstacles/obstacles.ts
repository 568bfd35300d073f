import type { Assessed } from "../../model/assessed.ts";
import {
  type BlockerKind,
  blockerCriteria,
  type CriterionId,
  type DeviationKind,
  deviationCriteria,
  isChecked,
} from "../../model/certificate-criteria.ts";
import type { UnreadPlace } from "../../model/finding.ts";
import type { Obstacle, ProbableDeviation, Report, ReportBlocker } from "../../model/report.ts";
import { compareBy, compareText } from "../../text/order.ts";
import {
  missedSurveillance,
  missingInternalAudit,
  missingManagementReview,
  openMajorDeviations,
  overdueDeviations,
} from "./audits.ts";
import { missingDocuments, outdatedDocuments } from "./documents.ts";
import {
  approachWithoutCertificate,
  missingAnalyses,
  undecided,
  untreatedRisks,
} from "./modelling-and-risks.ts";
import { oldAssessments, unmetItems, unplannedItems } from "./requirements.ts";
import { unreadFiles } from "./unread.ts";

/** What each criterion finds. Every criterion has to be here. */
const blockersBy: Readonly<
  Record<BlockerKind, (assessed: Assessed, unread: readonly UnreadPlace[]) => readonly ReportBlocker[]>
> = {
  requirement: unmetItems,
  deviation: openMajorDeviations,
  "assessment-old": oldAssessments,
  "module-undecided": undecided,
  "document-missing": missingDocuments,
  "document-outdated": outdatedDocuments,
  "risk-missing": missingAnalyses,
  "risk-untreated": untreatedRisks,
  approach: approachWithoutCertificate,
  unread: ({ index }, unread) => unreadFiles(index, unread),
};

const deviationsBy: Readonly<Record<DeviationKind, (assessed: Assessed) => readonly ProbableDeviation[]>> = {
  "standard-unplanned": unplannedItems,
  "deviation-overdue": overdueDeviations,
  "internal-audit-missing": missingInternalAudit,
  "management-review-missing": missingManagementReview,
  "surveillance-missed": missedSurveillance,
};

/**
 * The one definition of what stands in the way of a certificate, and of what would probably be a minor deviation: all that
 * the criteria find which the domain has checked, each list sorted by file, line and kind, and the criteria themselves.
 *
 * @param unread what could not be read, whatever severity the domain gives it
 */
export function reportObstacles(
  assessed: Assessed,
  unread: readonly UnreadPlace[],
): Pick<Report, "blockers" | "probableDeviations" | "criteria"> {
  const { method, project } = assessed.index;
  const checked = (id: CriterionId): boolean => isChecked(id, project.domain.data, method);
  const [blocking, deviating] = [blockerCriteria(method), deviationCriteria(method)];
  return {
    blockers: blocking
      .filter(({ id }) => checked(id))
      .flatMap(({ id }) => blockersBy[id](assessed, unread))
      .sort(order),
    probableDeviations: deviating
      .filter(({ id }) => checked(id))
      .flatMap(({ id }) => deviationsBy[id](assessed))
      .sort(order),
    criteria: [
      ...blocking.map((one) => ({ ...one, list: "blockers" as const, checked: checked(one.id) })),
      ...deviating.map((one) => ({
        ...one,
        list: "probableDeviations" as const,
        checked: checked(one.id),
      })),
    ],
  };
}

const order = compareBy<Obstacle>(
  (a, b) => compareText(a.file, b.file),
  (a, b) => a.line - b.line,
  (a, b) => compareText(a.kind, b.kind),
);
