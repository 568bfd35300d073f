import type { AssessedDay, Index, Item } from "../../model/assessed.ts";
import { stopsCertificate } from "../../model/item-states.ts";
import type { Evidence, TargetObject } from "../../model/project.ts";
import type { Exposure } from "../../model/relocation.ts";
import { addDays, endOf } from "../../text/date.ts";
import { compareText } from "../../text/order.ts";
import { validUntil } from "../evidence-use.ts";
import { carriersOf } from "../failover/carriers.ts";
import { type JudgedExercise, judgeExercise, latestWorst, rehearsedLoss } from "../failover/exercises.ts";
import { loseSite } from "../failover/survival.ts";
import { unreadOf } from "../failover/unread.ts";
import { namesIn } from "../names.ts";
import { indexProject } from "../project-index.ts";
import type { RelocationPlan } from "./plan.ts";

/**
 * From when to when each critical process has one proven site at most, from the beginning of the transition on. A site is
 * proven for a process on a day if it is active, the process survives there alone, the latest exercise that it carried
 * alone shows it, all that this rests on could be read, and no essential requirement is unmet or unproven there: as things
 * are today, at the new site as they will be on the day of cut-over.
 */
export function exposureOf(plan: RelocationPlan, today: AssessedDay, then: AssessedDay): Exposure[] {
  const begin = plan.transitionFrom ?? plan.cutOver;
  const { project, method } = today.index;
  const exercises = project.evidence.filter((evidence) => rehearsedLoss(evidence) !== null);
  const days = turningDays(
    begin,
    endOf(plan.cutOver, method.ages.exercise.within) ?? plan.cutOver,
    exercises,
    today.index,
  );
  const critical = project.objects
    .filter(({ data }) => data.critical === true)
    .sort((a, b) => compareText(a.id, b.id));
  const weak = new Set([
    ...weakSites(today.items.filter(({ site }) => site !== plan.to.id)),
    ...weakSites(then.items.filter(({ site }) => site === plan.to.id)),
  ]);

  const found: { -readonly [key in keyof Exposure]: Exposure[key] }[] = [];
  const open = new Map<string, (typeof found)[number]>();
  for (const day of days) {
    const index = indexProject(project, day);
    const proven = provenSites(critical, exercises, weak, index);
    for (const { id } of critical) {
      const sites = proven.get(id) ?? [];
      const now = open.get(id);
      if (now && sites.length <= 1 && now.site === (sites[0] ?? null)) continue;
      if (now) now.to = addDays(day, -1);
      open.delete(id);
      if (sites.length > 1) continue;
      const exposure = { process: id, from: day, to: null, site: sites[0] ?? null };
      found.push(exposure);
      open.set(id, exposure);
    }
  }
  return found.sort((a, b) => compareText(a.process, b.process) || compareText(a.from, b.from));
}

/** The days on which something can change: a phase of a site begins, an exercise takes place or counts no more. */
function turningDays(begin: string, end: string, exercises: readonly Evidence[], index: Index): string[] {
  const { project, method } = index;
  const phases = project.sites.flatMap(({ data }) => (data.phases ?? []).map(({ from }) => from));
  const ofExercises = exercises.flatMap((evidence) => {
    const { issued } = evidence.data;
    if (issued === undefined) return [];
    const ends = [endOf(issued, method.ages.exercise.within), validUntil(evidence)].flatMap(
      (day) => day ?? [],
    );
    return [issued, ...ends.map((day) => addDays(day, 1))];
  });
  const days = [...phases, ...ofExercises].filter((day) => day > begin && day <= end);
  return [...new Set([begin, ...days])].sort(compareText);
}

/** Sites where an essential requirement is unmet or unproven. */
function weakSites(items: readonly Item[]): (string | null)[] {
  const unmet = items.filter(stopsCertificate);
  return unmet.map(({ site }) => site);
}

/** For each process its proven sites on the day of the index. */
function provenSites(
  processes: readonly TargetObject[],
  exercises: readonly Evidence[],
  weak: ReadonlySet<string | null>,
  index: Index,
): Map<string, string[]> {
  const { graph } = index;
  const active = [...index.siteStates].flatMap(([id, state]) => (state === "active" ? [id] : []));
  const losses = new Map(active.map((site) => [site, loseSite(graph, site)]));
  const unread = unreadOf(index, namesIn(index));
  return new Map(
    processes.map((process) => {
      const sites = graph.activeSites.get(process.id) ?? [];
      const survivesAt = (site: string): boolean =>
        sites.every((lost) => lost === site || losses.get(lost)?.failing.has(process.id) === false);
      const proven = sites.filter(
        (site) =>
          !weak.has(site) &&
          unread.of(process.id, [site]).length === 0 &&
          survivesAt(site) &&
          isCarriedAlone(process, site, exercises, index),
      );
      return [process.id, proven];
    }),
  );
}

/** Whether the latest exercise in which a site alone carried the process shows that it can. */
function isCarriedAlone(
  process: TargetObject,
  site: string,
  exercises: readonly Evidence[],
  index: Index,
): boolean {
  const judged: JudgedExercise[] = exercises.flatMap((evidence) => {
    const lost = rehearsedLoss(evidence);
    const { issued, processes = {} } = evidence.data;
    if (lost === null || lost === site || issued === undefined || !Object.hasOwn(processes, process.id))
      return [];
    const carriers = carriersOf(evidence, process, lost, issued, index);
    if (carriers.some((id) => id !== site)) return [];
    return judgeExercise(evidence, process, lost, index) ?? [];
  });
  return latestWorst(judged)?.faults.length === 0;
}
