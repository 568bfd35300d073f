import { acceptanceUnauthorised } from "./acceptance-unauthorised.ts";
import { actionDiffers } from "./action-differs.ts";
import { actionOverdue } from "./action-overdue.ts";
import { assessmentStale } from "./assessment-stale.ts";
import { auditQuestionOpen } from "./audit-question-open.ts";
import { auditWithoutResult } from "./audit-without-result.ts";
import { catalogSyntax } from "./catalog-syntax.ts";
import { certificateLapsed } from "./certificate-lapsed.ts";
import { certificateScope } from "./certificate-scope.ts";
import { controlDuplicate } from "./control-duplicate.ts";
import { dayToCome } from "./day-to-come.ts";
import { dependencyCycle } from "./dependency-cycle.ts";
import { dispensableUnjustified } from "./dispensable-unjustified.ts";
import { distributionUnproven } from "./distribution-unproven.ts";
import { documentOutdated } from "./document-outdated.ts";
import { emergencyNotHeld } from "./emergency-not-held.ts";
import { evidenceAltered } from "./evidence-altered.ts";
import { evidenceDuplicate } from "./evidence-duplicate.ts";
import { evidenceExpired } from "./evidence-expired.ts";
import { evidenceExpiring } from "./evidence-expiring.ts";
import { evidenceLinkBroken } from "./evidence-link-broken.ts";
import { evidenceLocation } from "./evidence-location.ts";
import { evidenceMissing } from "./evidence-missing.ts";
import { evidenceNotYetValid } from "./evidence-not-yet-valid.ts";
import { evidenceOrphan } from "./evidence-orphan.ts";
import { evidenceOutside } from "./evidence-outside.ts";
import { evidenceRetentionOver } from "./evidence-retention-over.ts";
import { evidenceSecret } from "./evidence-secret.ts";
import { evidenceUnreviewed } from "./evidence-unreviewed.ts";
import { evidenceUnusable } from "./evidence-unusable.ts";
import { evidenceWithoutMetadata } from "./evidence-without-metadata.ts";
import { evidenceWrongSite } from "./evidence-wrong-site.ts";
import { exerciseMissing } from "./exercise-missing.ts";
import { fileUnread } from "./file-unread.ts";
import { fileUnreadable } from "./file-unreadable.ts";
import { findingOverdue } from "./finding-overdue.ts";
import { frontMatterInvalid } from "./front-matter-invalid.ts";
import { gapWithoutAction } from "./gap-without-action.ts";
import { intervalUndefined } from "./interval-undefined.ts";
import { mergeConflict } from "./merge-conflict.ts";
import { moduleContradictory } from "./module-contradictory.ts";
import { moduleNotModelled } from "./module-not-modelled.ts";
import { moduleUnconsidered } from "./module-unconsidered.ts";
import { moduleUnknown } from "./module-unknown.ts";
import { objectWithoutSite } from "./object-without-site.ts";
import { placeholderLeft } from "./placeholder-left.ts";
import { processNotSurvivable } from "./process-not-survivable.ts";
import { processWithoutNeeds } from "./process-without-needs.ts";
import { protectionMissing } from "./protection-missing.ts";
import { protectionUnjustified } from "./protection-unjustified.ts";
import { recoveryInconsistent } from "./recovery-inconsistent.ts";
import { referenceUnknown } from "./reference-unknown.ts";
import { requirementUnknown } from "./requirement-unknown.ts";
import { requirementWithdrawn } from "./requirement-withdrawn.ts";
import { riskAnalysisMissing } from "./risk-analysis-missing.ts";
import { riskCategoryDiffers } from "./risk-category-differs.ts";
import { riskUnanalysed } from "./risk-unanalysed.ts";
import { riskWithoutMeasures } from "./risk-without-measures.ts";
import type { Rule } from "./rule.ts";
import { siteEvidenceLeftBehind } from "./site-evidence-left-behind.ts";
import { statusUnassessed } from "./status-unassessed.ts";
import { titleDiffers } from "./title-differs.ts";

/** All rules, sorted by name. */
export const rules: readonly Rule[] = [
  acceptanceUnauthorised,
  actionDiffers,
  actionOverdue,
  assessmentStale,
  auditQuestionOpen,
  auditWithoutResult,
  catalogSyntax,
  certificateLapsed,
  certificateScope,
  controlDuplicate,
  dayToCome,
  dependencyCycle,
  dispensableUnjustified,
  distributionUnproven,
  documentOutdated,
  emergencyNotHeld,
  evidenceAltered,
  evidenceDuplicate,
  evidenceExpired,
  evidenceExpiring,
  evidenceLinkBroken,
  evidenceLocation,
  evidenceMissing,
  evidenceNotYetValid,
  evidenceOrphan,
  evidenceOutside,
  evidenceRetentionOver,
  evidenceSecret,
  evidenceUnreviewed,
  evidenceUnusable,
  evidenceWithoutMetadata,
  evidenceWrongSite,
  exerciseMissing,
  fileUnread,
  fileUnreadable,
  findingOverdue,
  frontMatterInvalid,
  gapWithoutAction,
  intervalUndefined,
  mergeConflict,
  moduleContradictory,
  moduleNotModelled,
  moduleUnconsidered,
  moduleUnknown,
  objectWithoutSite,
  placeholderLeft,
  processNotSurvivable,
  processWithoutNeeds,
  protectionMissing,
  protectionUnjustified,
  recoveryInconsistent,
  referenceUnknown,
  requirementUnknown,
  requirementWithdrawn,
  riskAnalysisMissing,
  riskCategoryDiffers,
  riskUnanalysed,
  riskWithoutMeasures,
  siteEvidenceLeftBehind,
  statusUnassessed,
  titleDiffers,
];
