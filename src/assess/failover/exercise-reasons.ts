import type { FailoverReason } from "../../model/failover.ts";
import { germanDay } from "../../model/languages.ts";
import type { Bilingual } from "../../model/position.ts";
import type { TargetObject } from "../../model/project.ts";
import { durationWords } from "../../text/duration-words.ts";
import { validUntil } from "../evidence-use.ts";
import type { Named } from "../names.ts";
import { type ExerciseFault, type JudgedExercise, type MissedTime, missedTimes } from "./exercises.ts";

const none = { path: [], site: null, requirement: null, evidence: null, day: null } as const;

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
  { evidence, issued, age, ends, expired }: JudgedExercise,
  process: TargetObject,
  lost: string,
  named: Named,
): FailoverReason {
  const name = named(process.id);
  const missed = missedTimes(evidence, process).map(missedTimeWords);
  const until = validUntil(evidence) ?? ends;
  const unsaid = evidence.data.passed === undefined;
  const texts = {
    "exercise-failed": unsaid
      ? {
          de: `Die Übung vom ${germanDay(issued)} sagt nicht, ob sie bestanden wurde (passed); so zeigt sie nichts.`,
          en: `The exercise of ${issued} does not say whether it was passed (passed); like this it shows nothing.`,
        }
      : {
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
    "exercise-not-holding": expired
      ? {
          de: `Der Nachweis der Übung vom ${germanDay(issued)} galt nur bis ${germanDay(until)}.`,
          en: `The evidence of the exercise of ${issued} was valid until ${until} only.`,
        }
      : {
          de: `Der Nachweis der Übung vom ${germanDay(issued)} hält nicht: verändert, unbrauchbar oder ohne lesbare Metadaten.`,
          en: `The evidence of the exercise of ${issued} does not hold: altered, unusable or without readable metadata.`,
        },
  } as const;
  const again = {
    de: `Den Ausfall von ${named(lost)} erneut üben und ${name} innerhalb von RTO und RPO wiederanlaufen lassen.`,
    en: `Exercise the loss of ${named(lost)} again and recover ${name} within RTO and RPO.`,
  };
  const changes: Readonly<Partial<Record<ExerciseFault, Bilingual>>> = {
    ...(unsaid && {
      "exercise-failed": {
        de: `In ${evidence.path} unter passed eintragen, ob sie bestanden wurde.`,
        en: `Enter under passed in ${evidence.path} whether it was passed.`,
      },
    }),
    ...(!expired && {
      "exercise-not-holding": {
        de: `Die ursprüngliche Datei ${evidence.path} mit lesbaren Metadaten wiederherstellen.`,
        en: `Restore the original file ${evidence.path} with readable metadata.`,
      },
    }),
  };
  return {
    ...none,
    kind: fault,
    path: [process.id],
    site: lost,
    evidence: evidence.path,
    text: texts[fault],
    change: changes[fault] ?? again,
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
