import type { Index } from "../../model/assessed.ts";
import { germanDay } from "../../model/languages.ts";
import type { Bilingual } from "../../model/position.ts";
import type { Evidence, TargetObject } from "../../model/project.ts";
import { siteStateOn } from "../../model/site-state.ts";
import { compareText } from "../../text/order.ts";
import type { Named } from "../names.ts";

/** Why an exercise of a loss is left out for a process; `sites` are those to blame. */
export interface LeftOut {
  readonly why:
    | "not-yet"
    | "table-top"
    | "no-carrier"
    | "carrier-lost"
    | "carrier-inactive"
    | "carried-elsewhere";
  readonly sites: readonly string[];
}

/** The sites that carried a process in an exercise: those named, else its other sites that were active then. */
export function carriersOf(
  evidence: Evidence,
  process: TargetObject,
  lost: string,
  issued: string,
  index: Index,
): readonly string[] {
  const named = evidence.data.scenario?.["carried-by"];
  if (named) return named;
  return (process.data.sites ?? []).filter((id) => {
    const site = index.sites.get(id);
    return id !== lost && site !== undefined && siteStateOn(site, issued) === "active";
  });
}

/**
 * Why an exercise is left out for a process: it is not issued yet, it was one at a table, which measures no times, its carriers are none or
 * not all active now (FORMAT.md, Failover), the site that it takes as lost is one of them, or the process stands at none of them. Where one
 * exercise covers several processes, others may be carried elsewhere. Null: it counts.
 */
export function whyLeftOut(
  evidence: Evidence,
  process: TargetObject,
  lost: string,
  index: Index,
): LeftOut | null {
  const { issued, scenario } = evidence.data;
  if (issued === undefined || issued > index.asOf) return { why: "not-yet", sites: [] };
  if (scenario?.kind === "table-top") return { why: "table-top", sites: [] };
  const carriers = carriersOf(evidence, process, lost, issued, index);
  if (carriers.length === 0) return { why: "no-carrier", sites: [] };
  if (carriers.includes(lost)) return { why: "carrier-lost", sites: [lost] };
  const inactive = carriers.filter((id) => index.siteStates.get(id) !== "active");
  if (inactive.length > 0) return { why: "carrier-inactive", sites: inactive };
  if (!carriers.some((id) => process.data.sites?.includes(id)))
    return { why: "carried-elsewhere", sites: carriers };
  return null;
}

/** The latest exercise of a loss that was held and is left out for a process, with the reason in words; null if there is none. */
export function latestLeftOut(
  exercises: readonly Evidence[],
  process: TargetObject,
  lost: string,
  index: Index,
  named: Named,
): { readonly evidence: string; readonly text: Bilingual } | null {
  const [latest] = exercises
    .flatMap((evidence) => {
      const leftOut = whyLeftOut(evidence, process, lost, index);
      const { issued } = evidence.data;
      return leftOut === null || leftOut.why === "not-yet" || issued === undefined
        ? []
        : [{ evidence: evidence.path, issued, leftOut }];
    })
    .sort((a, b) => compareText(b.issued, a.issued) || compareText(a.evidence, b.evidence));
  if (!latest) return null;
  const why = leftOutWords(latest.leftOut, named(process.id), named);
  return {
    evidence: latest.evidence,
    text: {
      de: `Die vom ${germanDay(latest.issued)} zählt nicht: ${why.de}.`,
      en: `The one of ${latest.issued} does not count: ${why.en}.`,
    },
  };
}

function leftOutWords({ why, sites }: LeftOut, process: string, named: Named): Bilingual {
  const carriers = sites.map(named).join(", ");
  switch (why) {
    case "table-top":
      return {
        de: "eine Planbesprechung misst keine Zeiten",
        en: "an exercise at a table measures no times",
      };
    case "no-carrier":
      return {
        de: `kein anderer Standort von ${process} war damals aktiv`,
        en: `no other site of ${process} was active then`,
      };
    case "carrier-lost":
      return {
        de: `${carriers} gilt darin als ausgefallen und soll sie getragen haben`,
        en: `${carriers} is taken as lost in it, and is said to have carried it`,
      };
    case "carrier-inactive":
      return {
        de: `unter denen, die sie getragen haben, ist ${carriers}, heute kein aktiver Standort`,
        en: `among those that carried it is ${carriers}, no active site now`,
      };
    case "carried-elsewhere":
      return {
        de: `getragen hat sie ${carriers}, und dort steht ${process} nicht`,
        en: `it was carried by ${carriers}, and ${process} does not stand there`,
      };
    case "not-yet":
      return { de: "sie steht noch bevor", en: "it is still to come" };
  }
}
