import type { ErrorObject } from "ajv/dist/2020.js";
import type { Bilingual } from "../model/position.ts";
import { evidenceTypes } from "../model/vocabulary.ts";
import { dateWrittenAs } from "../text/date.ts";
import { parseDuration } from "../text/duration.ts";
import { durationCalled } from "../text/duration-words.ts";
import { unescapePointer } from "../text/json-pointer.ts";
import { shortened } from "../text/shortened.ts";
import { suggest } from "../text/suggest.ts";
import { expectedForm } from "./expected-form.ts";
import type { SchemaNode } from "./schemas.ts";
import { allowedValues, evidenceTypeCalled, valueCalled } from "./value-names.ts";

/** What was probably meant by a wrong word. */
interface Replacement {
  readonly text: string;
  /** Whether it may be put in place without a decision by a person (FORMAT.md, Safe fixes). */
  readonly safe: boolean;
}

/** What a violation of a schema says to an officer, what to do, and what was probably meant. */
export interface ViolationMessage {
  readonly message: Bilingual;
  readonly help: Bilingual;
  /** What to put in place of the wrong key or value, if that can be said. */
  readonly replacement: Replacement | null;
}

/** Puts a violation found by ajv into words. */
export function explainViolation(error: ErrorObject): ViolationMessage {
  const given = givenIn(error);
  const params = error.params as Record<string, unknown>;
  const parent = error.parentSchema as SchemaNode | undefined;
  const named = (de: string, en: string): Bilingual => placed(error.instancePath, de, en);
  // Titles of the schemas are German, descriptions English.
  const of = {
    de: parent?.title ? ` für „${parent.title}“` : "",
    en: parent?.description ? ` (${parent.description})` : "",
  };

  switch (error.keyword) {
    case "required": {
      const key = String(params.missingProperty);
      return plain(
        named(`Der Schlüssel „${key}“ fehlt.`, `The key “${key}” is missing.`),
        `Ergänzen Sie eine Zeile „${key}: …“.`,
        `Add a line “${key}: …”.`,
      );
    }
    case "additionalProperties": {
      const key = String(params.additionalProperty);
      const known = Object.keys(parent?.properties ?? {});
      const free = known.filter((name) => !Object.hasOwn(Object(error.data), name));
      const meant = suggest(key, free);
      return {
        message: named(
          `Der Schlüssel „${key}“ ist unbekannt${didYouMean(meant).de}`,
          `The key “${key}” is unknown${didYouMean(meant).en}`,
        ),
        // Of all that is allowed nobody has to read the list who meant one of it.
        help: meant
          ? { de: `Schreiben Sie „${meant}“.`, en: `Write “${meant}”.` }
          : { de: `Erlaubt sind: ${known.join(", ")}.`, en: `Allowed are: ${known.join(", ")}.` },
        replacement: meant === null ? null : { text: meant, safe: true },
      };
    }
    case "enum": {
      const values = (params.allowedValues as readonly string[]).map(String);
      const type = isEvidenceType(values) ? evidenceTypeCalled(given) : null;
      const meant = type ?? valueCalled(given, values) ?? suggest(given, values);
      const allowed = allowedValues(values);
      return {
        message: named(
          `Der Wert „${given}“ ist nicht erlaubt${didYouMean(meant).de}`,
          `The value “${given}” is not allowed${didYouMean(meant).en}`,
        ),
        help: { de: `Erlaubt sind: ${allowed.de}.`, en: `Allowed are: ${allowed.en}.` },
        replacement: meant === null ? null : { text: meant, safe: type !== null },
      };
    }
    case "format":
      if (params.format === "role") return numberForRole(named);
      if (params.format === "words") return noValue(named, of);
      if (params.format === "lasting-duration" && parseDuration(given) !== null) return noTime(given, named);
      return params.format === "date" ? wrongDate(given, named) : wrongDuration(given, named);
    case "type": {
      const type = typeNames(params.type, Object.keys(parent?.properties ?? {}));
      return plain(
        error.data === null
          ? named("Hier steht kein Wert.", "There is no value here.")
          : typeof error.data === "object"
            ? Array.isArray(error.data)
              ? named("Hier passt keine Liste.", "A list does not fit here.")
              : named("Hier passt keine Gruppe von Schlüsseln.", "A group of keys does not fit here.")
            : named(`„${given}“ ist kein passender Wert.`, `“${given}” is no fitting value.`),
        `Erwartet wird${of.de}: ${type.de}.`,
        `Expected: ${type.en}${of.en}.`,
      );
    }
    case "minLength":
    case "minItems":
      return noValue(named, of);
    case "uniqueItems":
      return plain(
        named("Ein Eintrag steht zweimal in der Liste.", "An entry stands twice in the list."),
        "Löschen Sie den doppelten Eintrag.",
        "Delete the double entry.",
      );
    case "minimum":
    case "maximum": {
      const limit = String(params.limit);
      const [de, en] = error.keyword === "minimum" ? ["mindestens", "at least"] : ["höchstens", "at most"];
      return plain(
        named(`Die Zahl ${given} geht hier nicht.`, `The number ${given} is not possible here.`),
        `Erwartet wird${of.de} ${de} ${limit}.`,
        `Expected is ${en} ${limit}${of.en}.`,
      );
    }
    case "pattern": {
      const form = expectedForm(String(params.pattern), given);
      return { message: named(form.message.de, form.message.en), help: form.help, replacement: null };
    }
    default:
      return plain(
        named(`„${given}“ ist kein zulässiger Wert.`, `“${given}” is no valid value.`),
        `Welche Werte hier stehen dürfen${of.de}, sagt die Beschreibung des Formats (docs/format.md).`,
        `What may stand here${of.en} is said by the description of the format (docs/format.md).`,
      );
  }
}

/** Nothing stands there, or nothing that says anything. */
function noValue(named: (de: string, en: string) => Bilingual, of: Bilingual): ViolationMessage {
  return plain(
    named("Hier steht kein Wert.", "There is no value here."),
    `Tragen Sie${of.de} einen Wert ein, oder löschen Sie die Zeile.`,
    `Enter a value${of.en}, or delete the line.`,
  );
}

/** A message with the key that it is about; entries of lists count from one. */
function placed(pointer: string, de: string, en: string): Bilingual {
  if (pointer === "") return { de, en };
  const path = (entry: string): string =>
    pointer
      .slice(1)
      .split("/")
      .map((part) => (/^\d+$/.test(part) ? `${entry} ${Number(part) + 1}` : unescapePointer(part)))
      .join(" › ");
  return { de: `„${path("Eintrag")}“: ${de}`, en: `“${path("entry")}”: ${en}` };
}

function wrongDate(given: string, named: (de: string, en: string) => Bilingual): ViolationMessage {
  const date = dateWrittenAs(given);
  return {
    message: named(
      `„${given}“ ist kein Datum${date === null ? "" : " in der erwarteten Form"}${didYouMean(date).de}`,
      `“${given}” is no date${date === null ? "" : " in the expected form"}${didYouMean(date).en}`,
    ),
    help: {
      de: "Schreiben Sie ein Datum, das es gibt, als JJJJ-MM-TT, zum Beispiel 2026-03-14.",
      en: "Write a date that exists as YYYY-MM-DD, for example 2026-03-14.",
    },
    replacement: date === null ? null : { text: date, safe: true },
  };
}

/** The message does not repeat the number: it may be a private one. */
function numberForRole(named: (de: string, en: string) => Bilingual): ViolationMessage {
  return {
    message: named("Hier steht eine Rufnummer.", "There is a phone number here."),
    help: {
      de: "Nennen Sie nur die Rolle, zum Beispiel „Leitwarte“. Rufnummern gehören in den Alarmierungsplan: Was hier steht, wird veröffentlicht.",
      en: "Name the role alone, for example “control room”. Phone numbers belong in the alarm plan: what stands here is published.",
    },
    replacement: null,
  };
}

/** A duration that is read, and takes no time. */
function noTime(given: string, named: (de: string, en: string) => Bilingual): ViolationMessage {
  return plain(
    named(`„${given}“ ist keine Zeit: Die Dauer ist null.`, `“${given}” is no time: the duration is zero.`),
    "Schreiben Sie, wie lange es wirklich ist, zum Beispiel P30D; ist das nicht bekannt, löschen Sie die Zeile.",
    "Write how long it really is, for example P30D; if that is not known, delete the line.",
  );
}

function wrongDuration(given: string, named: (de: string, en: string) => Bilingual): ViolationMessage {
  const duration = durationCalled(given);
  return {
    message: named(
      `„${given}“ ist keine Dauer in der erwarteten Form${didYouMean(duration).de}`,
      `“${given}” is no duration in the expected form${didYouMean(duration).en}`,
    ),
    help: {
      de: "Schreiben Sie eine Dauer in ganzen Zahlen, zum Beispiel P12M für zwölf Monate, P90D für neunzig Tage oder PT4H für vier Stunden.",
      en: "Write a duration in whole numbers, for example P12M for twelve months, P90D for ninety days or PT4H for four hours.",
    },
    replacement: duration === null ? null : { text: duration, safe: false },
  };
}

function didYouMean(meant: string | null): Bilingual {
  return meant === null
    ? { de: ".", en: "." }
    : { de: `; meinten Sie „${meant}“?`, en: `; did you mean “${meant}”?` };
}

function isEvidenceType(values: readonly string[]): boolean {
  return (
    values.length === evidenceTypes.length && values.every((value) => evidenceTypes.some((t) => t === value))
  );
}

/** The wrong value as a message shows it, shortened: it can be as long as the file. */
function givenIn({ keyword, data }: ErrorObject): string {
  // These are about a key; their data is the whole group.
  if (keyword === "required" || keyword === "additionalProperties" || data === null) return "";
  const text = typeof data === "string" ? data : JSON.stringify(data);
  return shortened(text, 101);
}

function plain(message: Bilingual, de: string, en: string): ViolationMessage {
  return { message, help: { de, en }, replacement: null };
}

const nameOfType: Readonly<Record<string, Bilingual>> = {
  string: { de: "ein Text", en: "a text" },
  number: { de: "eine Zahl", en: "a number" },
  integer: { de: "eine ganze Zahl", en: "a whole number" },
  boolean: { de: "ja (true) oder nein (false)", en: "true or false" },
  null: { de: "kein Wert", en: "no value" },
  array: {
    de: "eine Liste in eckigen Klammern, zum Beispiel [a, b]",
    en: "a list in square brackets, for example [a, b]",
  },
};

/** A group of keys, with the first of those that the schema knows. */
function groupName(keys: readonly string[]): Bilingual {
  const example = keys
    .slice(0, 2)
    .map((key) => `${key}: …`)
    .join(", ");
  return {
    de: `eine Gruppe von Schlüsseln${example && `, zum Beispiel {${example}}`}`,
    en: `a group of keys${example && `, for example {${example}}`}`,
  };
}

/** The types that a schema allows, in words. */
function typeNames(types: unknown, keys: readonly string[]): Bilingual {
  const names = [types]
    .flat()
    .map((type) =>
      type === "object" ? groupName(keys) : (nameOfType[String(type)] ?? { de: "ein Wert", en: "a value" }),
    );
  return { de: names.map(({ de }) => de).join(" oder "), en: names.map(({ en }) => en).join(" or ") };
}
