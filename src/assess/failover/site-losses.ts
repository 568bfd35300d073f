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
import { hasUnreadableMetadata, isAltered, speakerOf, validUntil } from "../evidence-use.ts";
import { notTogetherReason } from "./reasons.ts";

/**
 * One more verdict per lost site, over all critical processes together: one data centre must carry all of them at once, and
 * exercises of one process at a time don't show that. It takes an exercise that covers them in the same loss, or a
 * capacity proof of a remaining site (`carries`).
 */
export function siteLosses(losses: readonly ProcessLoss[], index: Index): SiteLoss[] {
  return [...Map.groupBy(losses, ({ lost }) => lost)].map(([lost, ofSite]) => {
    const processes = ofSite.map(({ process }) => process);
    const remaining = [...new Set(ofSite.flatMap((loss) => loss.remaining))].sort(compareText);
    const shownBy = commonExercise(ofSite, processes) ?? capacityProof(remaining, processes, index);
    const weakest = ofSite.reduce<Verdict>(
      (worst, { verdict }) => (rank(verdict) > rank(worst) ? verdict : worst),
      "sufficient",
    );
    const together = shownBy === null ? [notTogetherReason(lost, processes)] : [];
    const verdict = shownBy === null && rank(weakest) < rank("not-shown") ? "not-shown" : weakest;
    const untils = ofSite.flatMap(({ until }) => until ?? []).sort(compareText);
    return {
      lost,
      remaining,
      processes,
      shownBy,
      verdict,
      until: verdict === "sufficient-until" ? (untils[0] ?? null) : null,
      reasons: distinct([...ofSite.flatMap(({ reasons }) => reasons), ...together]),
    };
  });
}

function rank(verdict: Verdict): number {
  return verdicts.indexOf(verdict);
}

/** The one exercise that counts for every process of the loss, and shows it. */
function commonExercise(losses: readonly ProcessLoss[], processes: readonly string[]): string | null {
  const [first] = losses;
  const path = first?.exercise?.evidence;
  if (path === undefined || processes.length === 0) return null;
  return losses.every(({ exercise }) => exercise?.evidence === path && exercise.shows) ? path : null;
}

/** Evidence that a remaining site carries all these processes, and that holds on the day. */
function capacityProof(
  remaining: readonly string[],
  processes: readonly string[],
  index: Index,
): string | null {
  const proof = index.project.evidence.find((evidence) => {
    const carried = evidence.data.carries;
    if (carried === undefined || !holds(evidence, index) || !processes.every((id) => carried.includes(id)))
      return false;
    const speaker = speakerOf(evidence, index);
    return speaker !== "domain" && remaining.some((site) => speaker.has(site));
  });
  return proof?.path ?? null;
}

function holds(evidence: Evidence, index: Index): boolean {
  const { issued } = evidence.data;
  const until = validUntil(evidence);
  const inTime = issued !== undefined && issued <= index.asOf && (until === null || until >= index.asOf);
  return inTime && !isAltered(evidence) && !hasUnreadableMetadata(evidence);
}

/** Reasons that several processes share are named once. */
function distinct(reasons: readonly FailoverReason[]): FailoverReason[] {
  return [...new Map(reasons.map((reason) => [reason.text.en, reason])).values()];
}
