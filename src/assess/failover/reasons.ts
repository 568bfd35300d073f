import type { Item } from "../../model/assessed.ts";
import type { EmergencyLapse, FailoverReason } from "../../model/failover.ts";
import { germanDay } from "../../model/languages.ts";
import type { Bilingual } from "../../model/position.ts";
import type { TargetObject } from "../../model/project.ts";
import { shortPath } from "../../text/short-path.ts";
import { type Named, siteCalled } from "../names.ts";
import type { Failure } from "./survival.ts";

const none = { path: [], site: null, requirement: null, evidence: null, day: null } as const;

/** An object that is gone with the lost site. */
export function objectReason(
  path: readonly string[],
  failure: Failure,
  lost: string,
  named: Named,
): FailoverReason {
  const object = named(path.at(-1) ?? "");
  const site = named(lost);
  // A process that fails by itself is named already.
  const chain = path.length > 1 ? ` (${shortPath(path, longestChain).map(named).join(" → ")})` : "";
  if (failure.kind === "no-redundancy") {
    return {
      ...none,
      kind: failure.kind,
      path,
      site: lost,
      text: {
        de: `${object} steht am ${siteCalled(site).de} ohne Redundanz${chain}.`,
        en: `${object} stands at the ${siteCalled(site).en} without redundancy${chain}.`,
      },
      change: {
        de: `Redundanz für ${object} einrichten und unter redundancy eintragen.`,
        en: `Set up redundancy for ${object} and enter it under redundancy.`,
      },
    };
  }
  return {
    ...none,
    kind: failure.kind,
    path,
    site: lost,
    text: failure.nowhere
      ? {
          de: `${object} steht an keinem aktiven Standort${chain}.`,
          en: `${object} stands at no active site${chain}.`,
        }
      : {
          de: `${object} hat keinen aktiven Standort außer ${site}${chain}.`,
          en: `${object} has no active site but ${site}${chain}.`,
        },
    change: {
      de: `${object} an einem zweiten aktiven Standort aufbauen oder eine Alternative unter depends-on nennen.`,
      en: `Set up ${object} at a second active site, or name an alternative under depends-on.`,
    },
  };
}

/** Most objects of a chain that a sentence names. */
const longestChain = 12;

/** The process's own objectives contradict each other (BSI-Standard 200-4: RTO below MTPD). */
export function recoveryReason(process: TargetObject, named: Named): FailoverReason {
  const { rto, mtpd } = process.data.recovery ?? {};
  const name = named(process.id);
  return {
    ...none,
    kind: "recovery-inconsistent",
    path: [process.id],
    text: {
      de: `RTO ${rto} von ${name} liegt nicht unter MTPD ${mtpd}.`,
      en: `RTO ${rto} of ${name} is not below MTPD ${mtpd}.`,
    },
    change: { de: "RTO kürzer als MTPD festlegen.", en: "Set the RTO below the MTPD." },
  };
}

/** A requirement that is declared met at a remaining site, and whose evidence does not hold. */
export function unprovenReason(item: Item, named: Named): FailoverReason {
  return { ...unmetReason(item, named), kind: "requirement-unproven" };
}

/** An essential requirement is unmet, unassessed or unproven at a remaining site. */
export function unmetReason(item: Item, named: Named): FailoverReason {
  const { id, title } = item.requirement;
  const says = standing(item);
  const site = item.site === null ? "" : named(item.site);
  const object = item.object === null ? "" : ` (${named(item.object)})`;
  return {
    ...none,
    kind: "requirement-unmet",
    path: item.object === null ? [] : [item.object],
    site: item.site,
    requirement: id,
    text: {
      de: `${id} ${title} ist am ${siteCalled(site).de} ${says.de}${object}.`,
      en: `${id} ${title} is ${says.en} at the ${siteCalled(site).en}${object}.`,
    },
    change: changeOf(item, site),
  };
}

/** How a requirement that is not proven stands, by what is declared. */
function standing({ state, declared }: Item): Bilingual {
  if (state === "unproven") return { de: "nicht belegt", en: "not proven" };
  if (state === "unassessed") return { de: "nicht bewertet", en: "not assessed" };
  if (declared === "partial") return { de: "nur teilweise erfüllt", en: "met only in part" };
  return { de: "nicht erfüllt", en: "not met" };
}

function changeOf({ requirement: { id }, state }: Item, site: string): Bilingual {
  if (state === "unproven") {
    return {
      de: `${id} am ${siteCalled(site).de} gültig nachweisen.`,
      en: `Prove ${id} at the ${siteCalled(site).en} with evidence that holds.`,
    };
  }
  if (state === "unassessed") {
    return {
      de: `${id} am ${siteCalled(site).de} bewerten und nachweisen.`,
      en: `Assess ${id} at the ${siteCalled(site).en} and prove it.`,
    };
  }
  return {
    de: `${id} am ${siteCalled(site).de} umsetzen und nachweisen.`,
    en: `Implement ${id} at the ${siteCalled(site).en} and prove it.`,
  };
}

/** Evidence lapses while the remaining site must hold alone. */
export function lapseReason(
  { site, evidence, day, requirements }: EmergencyLapse,
  named: Named,
): FailoverReason {
  const proven = requirements.slice(0, 3).join(", ") + (requirements.length > 3 ? ", …" : "");
  return {
    ...none,
    kind: "lapses",
    site,
    requirement: requirements.length === 1 ? (requirements[0] ?? null) : null,
    evidence,
    day,
    text: {
      de: `Am ${siteCalled(named(site)).de} hält ein Nachweis für ${proven} nur bis ${germanDay(day)}.`,
      en: `At the ${siteCalled(named(site)).en} evidence for ${proven} holds only until ${day}.`,
    },
    change: {
      de: `Den Nachweis vor dem ${germanDay(day)} erneuern.`,
      en: `Renew the evidence before ${day}.`,
    },
  };
}

/** Nothing shows that the remaining site carries all critical processes at once. */
export function notTogetherReason(lost: string, processes: readonly string[], named: Named): FailoverReason {
  const all = processes.map(named).join(", ");
  return {
    ...none,
    kind: "not-together",
    path: processes,
    site: lost,
    text: {
      de: `Nichts zeigt, dass alle kritischen Prozesse zugleich den Ausfall von ${named(lost)} überstehen.`,
      en: `Nothing shows that all critical processes survive the loss of ${named(lost)} at the same time.`,
    },
    change: {
      de: `Eine Übung für alle zusammen (${all}) oder ein Kapazitätsnachweis des verbleibenden Standorts (carries).`,
      en: `One exercise of all together (${all}), or a capacity proof of the remaining site (carries).`,
    },
  };
}

/** A critical process stands at no active site: no loss spares it. */
export function strandedReason(process: string, named: Named): FailoverReason {
  const name = named(process);
  return {
    ...none,
    kind: "process-stranded",
    path: [process],
    text: {
      de: `${name} steht an keinem aktiven Standort.`,
      en: `${name} stands at no active site.`,
    },
    change: {
      de: `Unter sites von ${name} einen aktiven Standort eintragen, der ihn trägt.`,
      en: `Enter an active site that carries it under sites of ${name}.`,
    },
  };
}
