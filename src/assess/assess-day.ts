import type { AssessedDay, DuplicateGroup, EvidenceFacts, Index, Item } from "../model/assessed.ts";
import type { Located } from "../model/position.ts";
import type { Control, Evidence, Project } from "../model/project.ts";
import { addToList } from "../text/list-by-key.ts";
import { madeOfDay } from "../text/made-of-day.ts";
import { compareText } from "../text/order.ts";
import { Remembered } from "../text/remembered.ts";
import { lapsesOf, surveillanceDue } from "./certificate.ts";
import { linksOf } from "./communication-links.ts";
import { countingControls, maybeMeantRequirements } from "./controls.ts";
import { withContested } from "./evidence-duplicates.ts";
import { holdsOn, isAltered, isUnusable, speakerOf, validUntil } from "./evidence-use.ts";
import { judgeFailover } from "./failover/failover.ts";
import { sortItems } from "./items.ts";
import { type JudgedGroup, judgeGroups } from "./judge-group.ts";
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
  const indexed = indexProject(project, asOf);
  const { controls: counting, doubles } = countingControls(project.controls);
  const groups = judgeGroups(counting, indexed);
  const { controls, items, duplicates } = lists.of(
    indexed.holders,
    [indexed.duplicates, counting, ...groups],
    {},
    () => listsOf(groups, counting, indexed),
  );
  const index = { ...indexed, duplicates };
  const needs = needsOf({ index });
  const threats = threatsOf({ index });
  return {
    index,
    controls,
    doubles,
    items,
    maybeMeant: maybeMeantOf({ index }),
    unknownScopes: unknownScopesOf({ index }),
    evidenceFacts: factsOf({ index }),
    needs,
    links: linksOfDay({ index, needs }),
    modellingIsRead: modellingIsRead(index),
    undecidedModules: undecidedOf({ index }),
    unanalysed: unanalysedOf({ index, needs, threats }),
    threats,
    ratings: ratingsOf({ index }),
    ...acceptancesOf({ index }),
    recovery: recoveryOf({ index }),
    failover: failoverOf({ index, items }),
  };
}

type Day = Pick<AssessedDay, "index">;
const needsOf = madeOfDay(({ index }: Day) => inheritNeeds(index));
const threatsOf = madeOfDay(({ index }: Day) => coverThreats(index));
const maybeMeantOf = madeOfDay(({ index }: Day) => maybeMeantRequirements(index));
const unknownScopesOf = madeOfDay(({ index }: Day) => unknownScopes(index));
const linksOfDay = madeOfDay(({ index, needs }: Day & Pick<AssessedDay, "needs">) => linksOf(index, needs));
const undecidedOf = madeOfDay(({ index }: Day) => undecidedModules(index));
const unanalysedOf = madeOfDay(({ index, needs, threats }: Day & Pick<AssessedDay, "needs" | "threats">) =>
  unanalysedObjects(index, needs, threats),
);
const ratingsOf = madeOfDay(({ index }: Day) => rateRisks(index));
const acceptancesOf = madeOfDay(({ index }: Day) => judgeAcceptances(index));
const recoveryOf = madeOfDay(({ index }: Day) => inheritRecovery(index));
const failoverOf = madeOfDay(({ index, items }: Day & Pick<AssessedDay, "items">) =>
  judgeFailover(index, items),
);
const factsOf = madeOfDay(({ index: { project, sites, asOf } }: Day) => {
  const facts = (evidence: Evidence) => factsOfEvidence(evidence, { sites, asOf });
  return new Map(project.evidence.map((evidence) => [evidence.path, facts(evidence)]));
});

/** What is listed of all groups. */
interface Lists extends Pick<AssessedDay, "controls" | "items"> {
  readonly duplicates: Index["duplicates"];
}

const lists = new Remembered<Lists>();

function listsOf(groups: readonly JudgedGroup[], counting: readonly Control[], index: Index): Lists {
  const mapped = new Map(groups.flatMap((group) => group.controls.map((one) => [one.control, one])));
  const items = sortItems(
    groups.flatMap((group) => group.items),
    index,
  );
  return {
    controls: counting.flatMap((control) => mapped.get(control) ?? []),
    items,
    duplicates: withContested(index.duplicates, contestedIn(groups, items)),
  };
}

/** Items that rest on evidence of which nobody knows whose it is, in their order, by its group. */
function contestedIn(
  groups: readonly JudgedGroup[],
  items: readonly Item[],
): ReadonlyMap<DuplicateGroup, readonly Item[]> {
  const all = groups.flatMap(({ contested }) => contested);
  const place = new Map(all.length === 0 ? [] : items.map((item, at) => [item, at]));
  const contested = new Map<DuplicateGroup, Item[]>();
  for (const { item, group } of all.sort((a, b) => (place.get(a.item) ?? 0) - (place.get(b.item) ?? 0)))
    addToList(contested, group, [item]);
  return contested;
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

function factsOfEvidence(evidence: Evidence, { sites, asOf }: Pick<Index, "sites" | "asOf">): EvidenceFacts {
  const speaker = speakerOf(evidence, { sites });
  return {
    speaksFor: speaker === "domain" ? speaker : [...speaker].sort(compareText),
    validUntil: validUntil(evidence),
    altered: isAltered(evidence),
    unusable: isUnusable(evidence),
    review: reviewFault(evidence, asOf),
    holds: holdsOn(evidence, asOf),
    lapsed: evidence.data.type === "certificate" ? lapsesOf(evidence, asOf) : [],
    surveillanceDue: evidence.data.type === "certificate" ? surveillanceDue(evidence, asOf) : null,
  };
}
