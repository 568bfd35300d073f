import type { Item } from "../../model/assessed.ts";
import type { EmergencyLapse, FailoverReason } from "../../model/failover.ts";
import { germanDay } from "../../model/languages.ts";
import type { Bilingual } from "../../model/position.ts";
import type { TargetObject } from "../../model/project.ts";
import { durationWords } from "../../text/duration-words.ts";
import { shortPath } from "../../text/short-path.ts";
import { type Named, siteCalled } from "../names.ts";
import { type ExerciseFault, type JudgedExercise, type MissedTime, missedTimes } from "./exercises.ts";
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

/** No exercise of the loss counts; if there is one that is left out, why. */
export function noExerciseReason(
  process: string,
  lost: string,
  remaining: readonly string[],
  leftOut: { readonly evidence: string; readonly text: Bilingual } | null,
  named: Named,
): FailoverReason {
  const carriers = remaining.map(named).join(", ");
  return {
    ...none,
    kind: "no-exercise",
    path: [process],
    site: lost,
    evidence: leftOut?.evidence ?? null,
    text: {
      de: `Keine Übung zeigt, dass ${named(process)} den Ausfall von ${named(lost)} übersteht.${leftOut ? ` ${leftOut.text.de}` : ""}`,
      en: `No exercise shows that ${named(process)} survives the loss of ${named(lost)}.${leftOut ? ` ${leftOut.text.en}` : ""}`,
    },
    change: {
      de: `Den Ausfall von ${named(lost)} üben (getragen von ${carriers}), gemessene Zeiten für ${named(process)} festhalten.`,
      en: `Exercise the loss of ${named(lost)} (carried by ${carriers}), record the measured times of ${named(process)}.`,
    },
  };
}

/** What is wrong with the exercise that counts. */
export function exerciseReason(
  fault: ExerciseFault,
  { evidence, issued, age, ends }: JudgedExercise,
  process: TargetObject,
  lost: string,
  named: Named,
): FailoverReason {
  const name = named(process.id);
  const missed = missedTimes(evidence, process).map(missedTimeWords);
  const texts = {
    "exercise-failed": {
      de: `Die Übung vom ${germanDay(issued)} wurde nicht bestanden; sie nimmt zurück, was eine frühere zeigte.`,
      en: `The exercise of ${issued} was not passed; it takes back what an earlier one showed.`,
    },
    "exercise-too-old": {
      de: `Die Übung vom ${germanDay(issued)} ist älter als ${age.words.de}.`,
      en: `The exercise of ${issued} is older than ${age.words.en}.`,
    },
    "exercise-too-slow": {
      de: `Die Übung vom ${germanDay(issued)} genügt für ${name} nicht: ${missed.map(({ de }) => de).join("; ")}.`,
      en: `The exercise of ${issued} is not enough for ${name}: ${missed.map(({ en }) => en).join("; ")}.`,
    },
    "exercise-not-holding": {
      de: `Der Nachweis der Übung vom ${germanDay(issued)} hält nicht: verändert, unbrauchbar, abgelaufen (${germanDay(ends)}) oder ohne lesbare Metadaten.`,
      en: `The evidence of the exercise of ${issued} does not hold: altered, unusable, expired (${ends}) or without readable metadata.`,
    },
  } as const;
  const change =
    fault === "exercise-not-holding"
      ? {
          de: `Die ursprüngliche Datei ${evidence.path} mit lesbaren Metadaten wiederherstellen.`,
          en: `Restore the original file ${evidence.path} with readable metadata.`,
        }
      : {
          de: `Den Ausfall von ${named(lost)} erneut üben und ${name} innerhalb von RTO und RPO wiederanlaufen lassen.`,
          en: `Exercise the loss of ${named(lost)} again and recover ${name} within RTO and RPO.`,
        };
  return {
    ...none,
    kind: fault,
    path: [process.id],
    site: lost,
    evidence: evidence.path,
    text: texts[fault],
    change,
  };
}

/**
 * What is wrong with a measured time. What was measured is the RTA and the RPA (recovery time and point actual), what was
 * asked for the RTO and the RPO (objective).
 */
function missedTimeWords({ name, measured, allowed }: MissedTime): Bilingual {
  const { short, de, en } = {
    rto: { short: "RT", de: "Wiederanlaufzeit", en: "recovery time" },
    rpo: { short: "RP", de: "Datenverlust", en: "loss of data" },
  }[name];
  const target = durationWords(allowed);
  if (measured === null) {
    return {
      de: `${de} (${short}A) nicht gemessen; Ziel (${short}O): ${target.de}`,
      en: `${en} (${short}A) not measured; target (${short}O): ${target.en}`,
    };
  }
  const time = durationWords(measured);
  const longer = name === "rto" ? { de: "länger", en: "longer" } : { de: "mehr", en: "more" };
  return {
    de: `${name === "rto" ? "gemessene" : "gemessener"} ${de} (${short}A) ${time.de}, ${longer.de} als das Ziel (${short}O) ${target.de}`,
    en: `measured ${en} (${short}A) ${time.en}, ${longer.en} than the target (${short}O) ${target.en}`,
  };
}

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
