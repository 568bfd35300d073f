import type { Index, Item } from "../../model/assessed.ts";
import type { DependencyGraph } from "../../model/dependency-graph.ts";
import type { Failover, FailoverReason, ProcessLoss, Verdict } from "../../model/failover.ts";
import type { TargetObject } from "../../model/project.ts";
import { durationSeconds } from "../../text/duration.ts";
import { compareText } from "../../text/order.ts";
import { type Named, namesIn } from "../names.ts";
import { latestLeftOut } from "./carriers.ts";
import { distancesBetween } from "./distances.ts";
import { exerciseReason, noExerciseReason } from "./exercise-reasons.ts";
import { countingExercise, exercisesByLoss, lossKey } from "./exercises.ts";
import { objectLosses } from "./object-losses.ts";
import * as reason from "./reasons.ts";
import { type SecurityLevel, securityLevel } from "./security-level.ts";
import { sharedObjects } from "./shared-objects.ts";
import { siteLosses } from "./site-losses.ts";
import { failurePaths, type LossResult, loseSite } from "./survival.ts";
import { type Unread, unreadOf } from "./unread.ts";

/**
 * Failover sufficiency: for every critical process and every site where it or anything it depends on stands, whether one
 * data centre alone is enough (FORMAT.md, Failover; BSI-Standard 200-4). Pure.
 */
export function judgeFailover(index: Index, items: readonly Item[]): Failover {
  const { graph } = index;
  const named = namesIn(index);
  const level = securityLevel(index, items);
  const exercises = exercisesByLoss(index);
  const unread = unreadOf(index, named);
  const critical = index.project.objects
    .filter(({ data }) => data.critical === true)
    .sort((a, b) => compareText(a.id, b.id));
  const stands = ({ id }: TargetObject): boolean => (graph.activeSites.get(id) ?? []).length > 0;
  const standing = critical.filter(stands);
  const stranded = critical.filter((process) => !stands(process)).map(({ id }) => id);
  const activeSites = [...index.siteStates].filter(([, state]) => state === "active").map(([id]) => id);
  const losses = new Map(activeSites.sort(compareText).map((site) => [site, loseSite(graph, site)]));

  const processes: ProcessLoss[] = [];
  for (const [lost, loss] of losses) {
    for (const process of standing) {
      if (!graph.reach.get(process.id)?.has(lost)) continue;
      const candidates = exercises.get(lossKey(process.id, lost)) ?? [];
      const exercise = countingExercise(candidates, process, lost, index);
      const leftOut = exercise === null ? latestLeftOut(candidates, process, lost, index, named) : null;
      processes.push(judgeLoss(process, lost, loss, { exercise, leftOut }, graph, level, unread, named));
    }
  }
  return {
    processes,
    losses: siteLosses(processes, stranded, exercises, index, named).map((siteLoss) => {
      const loss = losses.get(siteLoss.lost);
      return { ...siteLoss, objects: loss ? objectLosses(graph, loss, siteLoss.lost) : [] };
    }),
    stranded,
    unread: unread.everywhere,
    shared: sharedObjects(graph, standing),
    distances: distancesBetween(index),
    lapses: activeSites.length > 1 ? activeSites.flatMap((site) => level.lapses.get(site) ?? []) : [],
    asksForAll: items.some(({ requirement }) => requirement.id === index.method.alternativeSite.requirement),
  };
}

/** The exercise that counts, or the latest that is left out. */
interface Rehearsed {
  readonly exercise: ReturnType<typeof countingExercise>;
  readonly leftOut: ReturnType<typeof latestLeftOut>;
}

function judgeLoss(
  process: TargetObject,
  lost: string,
  loss: LossResult,
  { exercise, leftOut }: Rehearsed,
  graph: DependencyGraph,
  level: SecurityLevel,
  unread: Unread,
  named: Named,
): ProcessLoss {
  const remaining = (graph.activeSites.get(process.id) ?? []).filter((site) => site !== lost);
  const survives = !loss.failing.has(process.id);
  const gone = survives
    ? []
    : failurePaths(graph, loss, process.id).flatMap((path) => {
        const failure = loss.own.get(path.at(-1) ?? "");
        return failure ? reason.objectReason(path, failure, lost, named) : [];
      });
  const atRemaining = <T>(bySite: ReadonlyMap<string, readonly T[]>): T[] =>
    remaining.flatMap((site) => bySite.get(site) ?? []);
  const insufficient = [...gone, ...atRemaining(level.unmet).map((item) => reason.unmetReason(item, named))];

  const unshown: FailoverReason[] = [...unread.of(process.id, remaining)];
  unshown.push(...atRemaining(level.unproven).map((item) => reason.unprovenReason(item, named)));
  if (isInconsistent(process)) unshown.push(reason.recoveryReason(process, named));
  // A loss that is not survived needs no exercise.
  if (survives && !exercise) unshown.push(noExerciseReason(process.id, lost, remaining, leftOut, named));
  if (survives && exercise) {
    unshown.push(...exercise.faults.map((fault) => exerciseReason(fault, exercise, process, lost, named)));
  }

  const lapsing = atRemaining(level.lapses).map((lapse) => reason.lapseReason(lapse, named));
  const until = lapsing.flatMap(({ day }) => day ?? []).sort(compareText)[0] ?? null;
  const verdict: Verdict =
    insufficient.length > 0
      ? "not-sufficient"
      : unshown.length > 0
        ? "not-shown"
        : until !== null
          ? "sufficient-until"
          : "sufficient";
  const measured = exercise?.evidence.data.processes?.[process.id];
  return {
    process: process.id,
    lost,
    remaining,
    survives,
    exercise: exercise && {
      evidence: exercise.evidence.path,
      issued: exercise.issued,
      rto: measured?.rto ?? null,
      rpo: measured?.rpo ?? null,
      ends: exercise.ends,
      shows: exercise.faults.length === 0,
    },
    verdict,
    until: verdict === "sufficient-until" ? until : null,
    reasons: [...insufficient, ...unshown, ...lapsing],
    openBeside: remaining.reduce((sum, site) => sum + (level.openBeside.get(site) ?? 0), 0),
  };
}

/** RTO must be below MTPD (BSI-Standard 200-4). */
function isInconsistent({ data }: TargetObject): boolean {
  const rto = durationSeconds(data.recovery?.rto ?? "");
  const mtpd = durationSeconds(data.recovery?.mtpd ?? "");
  return rto !== null && mtpd !== null && rto >= mtpd;
}
