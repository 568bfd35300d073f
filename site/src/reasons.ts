import { beforePair } from "../../src/text/shortened.ts";
import type { FailoverReason, ProcessLoss, ReportItem } from "./data.ts";
import { assessmentsOf, errorsOf } from "./lookup.ts";
import type { Page } from "./page.ts";
import { plainText } from "./plain-text.ts";

const maxLength = 500;

/** Why an item is a gap: what the check found, and what the officers say about it. */
export interface Reason {
  readonly text: string;
  /** What officers wrote, in German. */
  readonly german: boolean;
}

/** The reasons of a gap, those of the check first; never empty. */
export function reasonsFor(item: ReportItem, page: Page): readonly Reason[] {
  const { say } = page;
  const found = errorsOf(item).map((finding) => ({ text: page.message(finding.message), german: false }));
  const told = assessmentsOf([item])
    .filter(({ assessment }) => assessment.status === "no" || assessment.status === "partial")
    .map(({ assessment }) => ({ text: shorten(plainText(assessment.prose)), german: true }))
    .filter((reason) => reason.text !== "");
  const reasons = [...found, ...told];
  if (reasons.length > 0) return reasons;
  if (item.state === "unassessed")
    return [{ text: say({ de: "Es gibt keine Bewertung.", en: "There is no assessment." }), german: false }];
  if (item.state === "open")
    return [
      {
        text: say({ de: "Nicht oder erst teilweise umgesetzt.", en: "Not fulfilled, or only in part." }),
        german: false,
      },
    ];
  return [
    {
      text: say({ de: "Es fehlt ein Nachweis, der gilt.", en: "Evidence that holds is missing." }),
      german: false,
    },
  ];
}

function shorten(text: string): string {
  return text.length <= maxLength
    ? text
    : `${text.slice(0, beforePair(text, maxLength)).replace(/\s\S*$/, "")} …`;
}

/** A reason of a failover verdict, once for all processes that it concerns. */
export interface GatheredReason {
  readonly reason: FailoverReason;
  /** The processes that it concerns; empty if that is all of them, or the loss as a whole. */
  readonly processes: readonly string[];
}

/** The reasons of the loss of a site and of its processes, each once, in the order of their first mention. */
export function gatherReasons(
  ofLoss: readonly FailoverReason[],
  processes: readonly Pick<ProcessLoss, "process" | "reasons">[],
): readonly GatheredReason[] {
  const found = new Map<string, { reason: FailoverReason; processes: string[] }>();
  const add = (reason: FailoverReason) => {
    const entry = found.get(reason.text.de) ?? { reason, processes: [] };
    found.set(reason.text.de, entry);
    return entry;
  };
  for (const reason of ofLoss) add(reason);
  for (const process of processes) {
    for (const reason of process.reasons) {
      const entry = add(reason);
      if (!entry.processes.includes(process.process)) entry.processes.push(process.process);
    }
  }
  return [...found.values()].map((entry) =>
    entry.processes.length === processes.length ? { ...entry, processes: [] } : entry,
  );
}
