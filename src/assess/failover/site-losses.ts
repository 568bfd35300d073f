import type { Index } from "../../model/assessed.ts";
import {
  type FailoverReason,
  type ProcessLoss,
  type SiteLoss,
  type Verdict,
  verdicts,
} from "../../model/failover.ts";
import type { Evidence } from "../../model/project.ts";
import { compareText } from "../../text/order.ts";
import { holdsOn, speakerOf } from "../evidence-use.ts";
import type { Named } from "../names.ts";
import { togetherExercise } from "./exercises.ts";
import { notTogetherReason, strandedReason } from "./reasons.ts";

/**
 * One more verdict per lost site, over all critical processes together: one data centre must carry all of them at once, and
 * exercises of one process at a time don't show that. It takes an exercise that covers them in the same loss, or a
 * capacity proof of a remaining site (`carries`).
 */
export function siteLosses(
  losses: readonly ProcessLoss[],
  stranded: readonly string[],
  exercises: ReadonlyMap<string, readonly Evidence[]>,
  index: Index,
  named: Named,
): Omit<SiteLoss, "objects">[] {
  return [...Map.groupBy(losses, ({ lost }) => lost)].map(([lost, ofSite]) => {
    const processes = ofSite.map(({ process }) => process);
    const remaining = [...new Set(ofSite.flatMap((loss) => loss.remaining))].sort(compareText);
    const objects = processes.flatMap((id) => index.objects.get(id) ?? []);
    const exercise = togetherExercise(exercises, objects, lost, index);
    const shownBy =
      exercise && exercise.faults.length === 0 ? exercise.evidence.path : capacityProof(ofSite, index);
    const together = shownBy === null ? [notTogetherReason(lost, processes, named)] : [];
    const verdict = worst([
      ...ofSite.map((loss) => loss.verdict),
      shownBy === null ? "not-shown" : "sufficient",
      stranded.length > 0 ? "not-sufficient" : "sufficient",
    ]);
    const untils = ofSite.flatMap(({ until }) => until ?? []).sort(compareText);
    return {
      lost,
      remaining,
      processes,
      shownBy,
      verdict,
      until: verdict === "sufficient-until" ? (untils[0] ?? null) : null,
      reasons: distinct([
        ...stranded.map((process) => strandedReason(process, named)),
        ...ofSite.flatMap(({ reasons }) => reasons),
        ...together,
      ]),
    };
  });
}

function worst(all: readonly Verdict[]): Verdict {
  return verdicts[Math.max(...all.map((verdict) => verdicts.indexOf(verdict)))] ?? "not-sufficient";
}

/**
 * Evidence that holds on the day and says that remaining sites carry all these processes: sites at which each of them goes on, as
 * what does not stand there nobody carries there.
 */
function capacityProof(losses: readonly ProcessLoss[], index: Index): string | null {
  const proofs = index.project.evidence.filter((evidence) => {
    const carried = evidence.data.carries;
    if (carried === undefined || !holdsOn(evidence, index.asOf)) return false;
    const speaker = speakerOf(evidence, index);
    if (speaker === "domain") return false;
    return losses.every(
      ({ process, remaining }) => carried.includes(process) && remaining.some((site) => speaker.has(site)),
    );
  });
  return proofs.map(({ path }) => path).sort(compareText)[0] ?? null;
}

/** Reasons that several processes share are named once. */
function distinct(reasons: readonly FailoverReason[]): FailoverReason[] {
  return [...new Map(reasons.map((reason) => [reason.text.en, reason])).values()];
}
