import type { ErrorObject } from "ajv/dist/2020.js";
import type { Bilingual } from "../model/position.ts";
import { correct, suggest } from "../text/suggest.ts";
import type { SchemaNode } from "./schemas.ts";

/** What a violation of a schema says to an officer, what to do, and what was probably meant. */
export interface ViolationMessage {
  readonly message: Bilingual;
  readonly help: Bilingual;
  /** The word to put in place of the wrong key or value, if there is no doubt about it. */
  readonly replacement: string | null;
}

/** Puts a violation found by ajv into words. */
export function explainViolation(error: ErrorObject): ViolationMessage {
  const where = error.instancePath.slice(1).replaceAll("/", ".").replaceAll("~1", "/") || null;
  const named = (de: string, en: string): Bilingual =>
    where ? { de: `„${where}“: ${de}`, en: `“${where}”: ${en}` } : { de, en };
  const given = givenIn(error);
  const params = error.params as Record<string, unknown>;
  const parent = error.parentSchema as SchemaNode | undefined;
  const description = parent?.description ? ` (${parent.description})` : "";

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
      const replacement = correct(key, free);
      const meant = replacement ?? suggest(key, free);
      return {
        message: named(
          `Der Schlüssel „${key}“ ist unbekannt${meant ? `; meinten Sie „${meant}“?` : "."}`,
          `The key “${key}” is unknown${meant ? `; did you mean “${meant}”?` : "."}`,
        ),
        help: { de: `Erlaubt sind: ${known.join(", ")}.`, en: `Allowed are: ${known.join(", ")}.` },
        replacement,
      };
    }
    case "enum": {
      const allowed = (params.allowedValues as readonly string[]).map(String);
      const replacement = correct(given, allowed);
      const meant = replacement ?? suggest(given, allowed);
      return {
        message: named(
          `Der Wert „${given}“ ist nicht erlaubt${meant ? `; meinten Sie „${meant}“?` : "."}`,
          `The value “${given}” is not allowed${meant ? `; did you mean “${meant}”?` : "."}`,
        ),
        help: { de: `Erlaubt sind: ${allowed.join(", ")}.`, en: `Allowed are: ${allowed.join(", ")}.` },
        replacement,
      };
    }
    case "format":
      return params.format === "date"
        ? plain(
            named(`„${given}“ ist kein Datum.`, `“${given}” is no date.`),
            "Schreiben Sie ein Datum, das es gibt, als JJJJ-MM-TT, zum Beispiel 2026-03-14.",
            "Write a date that exists as YYYY-MM-DD, for example 2026-03-14.",
          )
        : plain(
            named(`„${given}“ ist keine Dauer.`, `“${given}” is no duration.`),
            "Schreiben Sie eine Dauer nach ISO 8601 in ganzen Zahlen, zum Beispiel P12M, P90D oder PT4H.",
            "Write a duration after ISO 8601 in whole numbers, for example P12M, P90D or PT4H.",
          );
    case "type":
      return plain(
        error.data === null
          ? named("Hier steht kein Wert.", "There is no value here.")
          : named(`„${given}“ ist kein passender Wert.`, `“${given}” is no fitting value.`),
        `Erwartet wird: ${typeName(String(params.type)).de}${description}.`,
        `Expected: ${typeName(String(params.type)).en}${description}.`,
      );
    case "minLength":
    case "minItems":
      return plain(
        named("Hier steht kein Wert.", "There is no value here."),
        `Tragen Sie einen Wert ein${description}, oder löschen Sie die Zeile.`,
        `Enter a value${description}, or delete the line.`,
      );
    case "uniqueItems":
      return plain(
        named("Ein Eintrag steht zweimal in der Liste.", "An entry stands twice in the list."),
        "Löschen Sie den doppelten Eintrag.",
        "Delete the double entry.",
      );
    case "pattern":
      return plain(
        named(`„${given}“ hat nicht die erwartete Form.`, `“${given}” does not have the expected form.`),
        `Erwartet wird${description || " die Form"}: ${String(params.pattern)}.`,
        `Expected${description || " form"}: ${String(params.pattern)}.`,
      );
    default:
      return plain(
        named(`„${given}“ ist kein zulässiger Wert.`, `“${given}” is no valid value.`),
        `Erwartet wird${description}: ${error.message ?? ""}.`,
        `Expected${description}: ${error.message ?? ""}.`,
      );
  }
}

/** The wrong value as a message shows it, shortened: it can be as long as the file. */
function givenIn({ keyword, data }: ErrorObject): string {
  // These are about a key; their data is the whole group.
  if (keyword === "required" || keyword === "additionalProperties" || data === null) return "";
  const text = typeof data === "string" ? data : JSON.stringify(data);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

function plain(message: Bilingual, de: string, en: string): ViolationMessage {
  return { message, help: { de, en }, replacement: null };
}

function typeName(type: string): Bilingual {
  const names: Record<string, Bilingual> = {
    string: { de: "ein Text", en: "a text" },
    number: { de: "eine Zahl", en: "a number" },
    integer: { de: "eine ganze Zahl", en: "a whole number" },
    boolean: { de: "true oder false", en: "true or false" },
    array: {
      de: "eine Liste in eckigen Klammern, zum Beispiel [a, b]",
      en: "a list in square brackets, for example [a, b]",
    },
    object: {
      de: "eine Gruppe von Schlüsseln, zum Beispiel {by: …, on: …}",
      en: "a group of keys, for example {by: …, on: …}",
    },
  };
  return names[type] ?? { de: type, en: type };
}
