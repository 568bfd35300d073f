import type { AssessedDay, EvidenceFacts, Index } from "../model/assessed.ts";
import type { Located } from "../model/position.ts";
import type { Evidence, Project } from "../model/project.ts";
import { compareText } from "../text/order.ts";
import { judgeInheritance, lapsesOf, surveillanceDue } from "./certificate.ts";
import { linksOf } from "./communication-links.ts";
import { mapControls, maybeMeantRequirements } from "./controls.ts";
import {
  holdsOn,
  isAltered,
  isMeantAsEvidence,
  isUnusable,
  judgeLink,
  speakerOf,
  validUntil,
} from "./evidence-use.ts";
import { judgeFailover } from "./failover/failover.ts";
import { listItems } from "./items.ts";
import { applyJudgement, judgeItem } from "./judge-item.ts";
import { modellingIsRead, undecidedModules } from "./modelling.ts";
import { indexProject } from "./project-index.ts";
import { inheritNeeds } from "./protection-needs.ts";
import { inheritRecovery } from "./recovery-needs.ts";
import { reviewFault } from "./review.ts";
import { coverThreats, judgeAcceptances, unanalysedObjects } from "./risk-analysis.ts";
import { rateRisks } from "./risk-matrix.ts";
import { readScope } from "./scope.ts";

/** Assesses a project on a day, whatever other days may bring: every item of the IT-Grundschutz-Check with its one state. */
export function assessDay(project: Project, asOf: string): AssessedDay {
  const index = indexProject(project, asOf);
  const { controls, doubles } = mapControls(index);
  const items = listItems(index, controls);
  for (const { assessments } of controls) {
    for (const scoped of assessments) {
      const { assessment, items: decided, inScope } = scoped;
      // What decides on no item (a planned site's) is checked for form and references alone.
      if (decided.length === 0) continue;
      for (const link of assessment.links) {
        if (!isMeantAsEvidence(link, index)) continue;
        scoped.links.push(judgeLink(link, decided, inScope, index, false));
      }
      for (const link of assessment.inherited) {
        scoped.inherited.push(
          judgeInheritance(judgeLink(link, decided, inScope, index, true), decided, index),
        );
      }
    }
  }
  for (const item of items) applyJudgement(item, judgeItem(item, index), index);
  const needs = inheritNeeds(index);
  const threats = coverThreats(index);
  return {
    index,
    controls,
    doubles,
    items,
    maybeMeant: maybeMeantRequirements(index),
    unknownScopes: unknownScopes(index),
    evidenceFacts: new Map(project.evidence.map((evidence) => [evidence.path, factsOf(evidence, index)])),
    needs,
    links: linksOf(index, needs),
    modellingIsRead: modellingIsRead(index),
    undecidedModules: undecidedModules(index),
    unanalysed: unanalysedObjects(index, needs, threats),
    threats,
    ratings: rateRisks(index),
    ...judgeAcceptances(index),
    recovery: inheritRecovery(index),
    failover: judgeFailover(index, items),
  };
}

function unknownScopes(index: Index): Located<string>[] {
  const { controls, audits } = index.project;
  const written = [
    ...controls.flatMap((control) => control.assessments.flatMap(({ scopes }) => scopes)),
    ...audits.flatMap(({ findings, questions }) =>
      [...findings, ...questions].flatMap(({ scopes }) => scopes),
    ),
  ];
  return written.filter(({ value }) => readScope(value, index) === null);
}

function factsOf(evidence: Evidence, index: Index): EvidenceFacts {
  const speaker = speakerOf(evidence, index);
  return {
    speaksFor: speaker === "domain" ? speaker : [...speaker].sort(compareText),
    validUntil: validUntil(evidence),
    altered: isAltered(evidence),
    unusable: isUnusable(evidence),
    review: reviewFault(evidence, index.asOf),
    holds: holdsOn(evidence, index.asOf),
    lapsed: evidence.data.type === "certificate" ? lapsesOf(evidence, index.asOf) : [],
    surveillanceDue: evidence.data.type === "certificate" ? surveillanceDue(evidence, index.asOf) : null,
  };
}
