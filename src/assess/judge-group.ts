import type { DuplicateGroup, Index, Item, MappedControl } from "../model/assessed.ts";
import type { Control } from "../model/project.ts";
import { Remembered } from "../text/remembered.ts";
import { judgeInheritance } from "./certificate.ts";
import { mapControl, requirementsOf } from "./controls.ts";
import { isMeantAsEvidence, judgeLink } from "./evidence-use.ts";
import { listItems, requirementsOfRisks } from "./items.ts";
import { applyJudgement, judgeItem } from "./judge-item.ts";
import type { Judging, Known, ModelledRequirement } from "./judging.ts";

/** Controls and requirements that hang together: each control with the requirements that it is for, and these with all their controls. */
interface Group {
  /** In the order of the content. */
  readonly controls: Control[];
  /** In the order of the modelling. */
  readonly modelled: ModelledRequirement[];
}

/** A group with its items and their states. Whoever changes something of it afterwards changes other checks. */
export interface JudgedGroup {
  readonly controls: readonly MappedControl[];
  /** Sorted. */
  readonly items: readonly Item[];
  /** Items that rest on evidence of which nobody knows whose it is. */
  readonly contested: readonly { readonly item: Item; readonly group: DuplicateGroup }[];
}

const knownOf = new Remembered<Known>();
const judgedGroups = new Remembered<JudgedGroup>();

/**
 * Judges controls and their items, group by group: one of which nothing has changed stays as it was judged before.
 *
 * @param controls those that count
 */
export function judgeGroups(controls: readonly Control[], index: Index): JudgedGroup[] {
  const { catalogue, method, asOf, approach, requirements, requirementOrder, sites, objects, replaced } =
    index;
  const { project } = index;
  const all: Known = {
    catalogue,
    method,
    asOf,
    approach,
    requirements,
    requirementOrder,
    sites,
    objects,
    replaced,
    lookup: project.catalogue,
  };
  const selected = requirementsOfRisks(project.risks);
  const asks = {
    domain: () => project.domain,
    evidence: (path: string) => index.evidence.get(path),
    duplicates: (path: string) => index.duplicates.get(path),
    unreadable: (path: string) => project.unreadable.has(path),
    nowhere: (path: string) => project.nowhere.has(path),
    selected: (id: string) => selected.get(id),
  };
  const known = knownOf.of(objects, Object.values(all), {}, () => all);
  return groupsOf(controls, index).map((group) => {
    const parts = [...group.controls, ...group.modelled];
    return judgedGroups.of(parts[0] ?? group, [known, ...parts], asks, (asked) =>
      judgeGroup(group, known, asked),
    );
  });
}

/** What is asked path by path, or id by id. */
interface Asks {
  readonly domain: (word: "") => Judging["project"]["domain"];
  readonly evidence: Judging["evidence"]["get"];
  readonly duplicates: Judging["duplicates"]["get"];
  readonly unreadable: Judging["project"]["unreadable"]["has"];
  readonly nowhere: Judging["project"]["nowhere"]["has"];
  readonly selected: (id: string) => ReadonlySet<string | null> | undefined;
}

function judgeGroup({ controls, modelled }: Group, known: Known, asks: Asks): JudgedGroup {
  const judging: Judging = {
    ...known,
    evidence: { get: asks.evidence },
    duplicates: { get: asks.duplicates },
    project: {
      get domain() {
        return asks.domain("");
      },
      unreadable: { has: asks.unreadable },
      nowhere: { has: asks.nowhere },
    },
  };
  const mapped = controls.map((control) => mapControl(control, judging));
  const items = listItems(modelled, mapped, asks.selected, judging);
  for (const { assessments } of mapped) {
    for (const scoped of assessments) {
      const { assessment, items: decided, inScope } = scoped;
      // What decides on no item (a planned site's) is checked for form and references alone.
      if (decided.length === 0) continue;
      for (const link of assessment.links) {
        if (!isMeantAsEvidence(link, judging)) continue;
        scoped.links.push(judgeLink(link, decided, inScope, judging, false));
      }
      for (const link of assessment.inherited) {
        scoped.inherited.push(
          judgeInheritance(judgeLink(link, decided, inScope, judging, true), decided, judging),
        );
      }
    }
  }
  const contested = items.flatMap((item) => {
    const judgement = judgeItem(item, judging);
    applyJudgement(item, judgement, judging);
    return judgement.contested.map((group) => ({ item, group }));
  });
  return { controls: mapped, items, contested };
}

const modelledOf = new Remembered<readonly ModelledRequirement[]>();

/** All groups, also those of controls for nothing that is modelled. */
function groupsOf(controls: readonly Control[], index: Index): Group[] {
  const above = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = above.get(root); next !== undefined; next = above.get(root)) root = next;
    if (root !== id) above.set(id, root);
    return root;
  };
  const withIds = controls.map((control) => ({
    control,
    ids: requirementsOf(control, index).map(({ id }) => id),
  }));
  for (const { ids } of withIds) {
    const [root = "", ...others] = new Set(ids.map(rootOf));
    for (const other of others) above.set(other, root);
  }
  const groups = new Map<string | Control, Group>();
  const groupOf = (key: string | Control): Group => {
    const group = groups.get(key) ?? { controls: [], modelled: [] };
    groups.set(key, group);
    return group;
  };
  for (const { control, ids } of withIds)
    groupOf(ids[0] === undefined ? control : rootOf(ids[0])).controls.push(control);
  const { catalogue } = index.project;
  for (const [module, holders] of index.holders) {
    const modelled = modelledOf.of(holders, [catalogue, module], {}, () =>
      catalogue
        .requirementsOf(module)
        .filter(({ withdrawn }) => !withdrawn)
        .map((requirement) => ({ requirement, holders })),
    );
    for (const one of modelled) groupOf(rootOf(one.requirement.id)).modelled.push(one);
  }
  return [...groups.values()];
}
