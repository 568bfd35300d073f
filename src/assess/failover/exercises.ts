import type { Index } from "../../model/assessed.ts";
import type { Age } from "../../model/method.ts";
import type { Evidence, TargetObject } from "../../model/project.ts";
import { endOf } from "../../text/date.ts";
import { durationSeconds } from "../../text/duration.ts";
import { compareText } from "../../text/order.ts";
import { hasUnreadableMetadata, isAltered, isUnusable, validUntil } from "../evidence-use.ts";
import { whyLeftOut } from "./carriers.ts";

/** Why an exercise proves nothing. */
export type ExerciseFault =
  | "exercise-failed"
  | "exercise-too-old"
  | "exercise-too-slow"
  | "exercise-not-holding";

/** An exercise of a loss, judged for one process. */
export interface JudgedExercise {
  readonly evidence: Evidence;
  readonly issued: string;
  readonly faults: readonly ExerciseFault[];
  /** How old it may be. */
  readonly age: Age;
  /** Last day on which it shows anything: by its age or its own validity. */
  readonly ends: string;
  /** True if nothing but the end of its own validity keeps its evidence from holding. */
  readonly expired: boolean;
}

/** The site whose loss a piece of evidence rehearses, at a table too; null if it is no exercise of a loss. */
export function rehearsedLoss({ data: { type, scenario } }: Evidence): string | null {
  return type === "exercise" ? (scenario?.["lost-site"] ?? null) : null;
}

/** All exercises by the loss that they rehearse and the process. */
export function exercisesByLoss(index: Index): Map<string, Evidence[]> {
  const byLoss = new Map<string, Evidence[]>();
  for (const evidence of index.project.evidence) {
    const lost = rehearsedLoss(evidence);
    if (lost === null) continue;
    for (const process of Object.keys(evidence.data.processes ?? {})) {
      const key = lossKey(process, lost);
      const known = byLoss.get(key);
      if (known) known.push(evidence);
      else byLoss.set(key, [evidence]);
    }
  }
  return byLoss;
}

/** Key of a process and the loss of a site. */
export function lossKey(process: string, lost: string): string {
  return `${process}\n${lost}`;
}

/**
 * The exercise that counts for a process and a loss: the latest up to the day, of one day's the worst. Null if there is
 * none.
 */
export function countingExercise(
  candidates: readonly Evidence[],
  process: TargetObject,
  lost: string,
  index: Index,
): JudgedExercise | null {
  return latestWorst(candidates.flatMap((evidence) => judgeExercise(evidence, process, lost, index) ?? []));
}

/**
 * The exercise that counts for several processes together: of those of the loss that cover them all, the latest up to the
 * day. It has the faults of each process. Null if there is none.
 */
export function togetherExercise(
  exercises: ReadonlyMap<string, readonly Evidence[]>,
  processes: readonly TargetObject[],
  lost: string,
  index: Index,
): JudgedExercise | null {
  const [first] = processes;
  if (!first) return null;
  const judged = (exercises.get(lossKey(first.id, lost)) ?? []).flatMap((evidence) => {
    const named = evidence.data.processes ?? {};
    if (!processes.every(({ id }) => Object.hasOwn(named, id))) return [];
    const each = processes.map((process) => judgeExercise(evidence, process, lost, index));
    const [one] = each;
    if (!one || each.includes(null)) return [];
    return [{ ...one, faults: [...new Set(each.flatMap((judgement) => judgement?.faults ?? []))] }];
  });
  return latestWorst(judged);
}

/** Latest first, of one day's the one with most faults, of equal ones the first by path. */
export function latestWorst(judged: readonly JudgedExercise[]): JudgedExercise | null {
  return (
    judged.toSorted(
      (a, b) =>
        compareText(b.issued, a.issued) ||
        b.faults.length - a.faults.length ||
        compareText(a.ends, b.ends) ||
        compareText(a.evidence.path, b.evidence.path),
    )[0] ?? null
  );
}

/** Judges an exercise for a process; null if it is left out (`whyLeftOut`). */
export function judgeExercise(
  evidence: Evidence,
  process: TargetObject,
  lost: string,
  index: Index,
): JudgedExercise | null {
  const { issued } = evidence.data;
  if (issued === undefined || whyLeftOut(evidence, process, lost, index) !== null) return null;
  const faults: ExerciseFault[] = [];
  const age = index.method.ages.exercise;
  const byAge = endOf(issued, age.within) ?? issued;
  const byValidity = validUntil(evidence);
  const ends = byValidity !== null && byValidity < byAge ? byValidity : byAge;
  if (evidence.data.passed !== true) faults.push("exercise-failed");
  const expired = byValidity !== null && byValidity < index.asOf;
  const sound = !isAltered(evidence) && !isUnusable(evidence) && !hasUnreadableMetadata(evidence);
  if (expired || !sound) faults.push("exercise-not-holding");
  if (byAge < index.asOf) faults.push("exercise-too-old");
  if (missedTimes(evidence, process).length > 0) faults.push("exercise-too-slow");
  return { evidence, issued, faults, age, ends, expired: expired && sound };
}

/** A time of an exercise that does not show what it must. */
export interface MissedTime {
  readonly name: "rto" | "rpo";
  /** Null: it was not measured, or can't be read. A time that was not measured proves nothing. */
  readonly measured: string | null;
  readonly allowed: string;
}

/** The times of a process that were not measured in an exercise, or exceed RTO and RPO (FORMAT.md, Failover). */
export function missedTimes(evidence: Evidence, process: TargetObject): MissedTime[] {
  const { recovery } = process.data;
  if (!recovery) return [];
  return (["rto", "rpo"] as const).flatMap((name) => {
    const measured = evidence.data.processes?.[process.id]?.[name];
    const seconds = measured === undefined ? null : durationSeconds(measured);
    const limit = durationSeconds(recovery[name]);
    if (seconds !== null && limit !== null && seconds <= limit) return [];
    return [{ name, measured: seconds === null ? null : (measured ?? null), allowed: recovery[name] }];
  });
}
