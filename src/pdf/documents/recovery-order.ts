import type { RecoveryNeed, RecoveryNeeds, Report, ReportObject } from "../../model/report.ts";
import { durationSeconds } from "../../text/duration.ts";
import { compareBy, compareText } from "../../text/order.ts";

/** An object that critical processes need, with its place in the order of recovery (Wiederanlauf). */
export interface RecoveryStep {
  readonly object: ReportObject;
  /** From 1: whatever it needs has a lower one. What stands in one stage waits for nothing of it. */
  readonly stage: number;
  /** Ids of the critical processes that need it, directly or not. */
  readonly serves: readonly string[];
}

/**
 * What critical processes need, in the order in which it is recovered: what is needed comes before what needs it, of one
 * stage the most urgent first. Circles are cut. Pure.
 */
export function recoveryOrderOf({ objects }: Pick<Report, "objects">): RecoveryStep[] {
  const byId = new Map(objects.map((object) => [object.id, object]));
  const serves = new Map<string, string[]>();
  for (const { id } of objects.filter(({ critical }) => critical)) {
    const reached = new Set([id]);
    // Grows while it is walked.
    for (const one of reached)
      for (const needed of byId.get(one)?.dependsOn.flat() ?? []) if (byId.has(needed)) reached.add(needed);
    reached.delete(id);
    for (const one of reached) serves.set(one, [...(serves.get(one) ?? []), id]);
  }
  const steps: RecoveryStep[] = [];
  let waiting = [...serves.keys()];
  for (let stage = 1; waiting.length > 0; stage++) {
    const open = new Set(waiting);
    const free = waiting.filter(
      (id) =>
        !byId
          .get(id)
          ?.dependsOn.flat()
          .some((needed) => open.has(needed)),
    );
    const next = free.length > 0 ? free : waiting;
    for (const id of next) {
      const object = byId.get(id);
      if (object) steps.push({ object, stage, serves: serves.get(id) ?? [] });
      open.delete(id);
    }
    waiting = [...open];
  }
  return steps.sort(
    compareBy(
      (a, b) => a.stage - b.stage,
      (a, b) => urgency(a.object) - urgency(b.object),
      (a, b) => compareText(a.object.id, b.object.id),
    ),
  );
}

/** The time that an object must meet: the shorter of its own and the one that it inherits; null: nothing demands one. */
export function recoveryTarget(object: ReportObject, key: keyof RecoveryNeeds): RecoveryNeed | null {
  const inherited = object.recoveryInherited[key];
  const own = object.recovery && { value: object.recovery[key], path: [object.id] };
  if (own === null || inherited === null) return own ?? inherited;
  return seconds(inherited) < seconds(own) ? inherited : own;
}

function urgency(object: ReportObject): number {
  const target = recoveryTarget(object, "rto");
  return target === null ? Number.MAX_SAFE_INTEGER : seconds(target);
}

function seconds({ value }: RecoveryNeed): number {
  return durationSeconds(value) ?? Number.MAX_SAFE_INTEGER;
}
