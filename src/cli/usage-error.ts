import type { CommanderError } from "commander";
import type { Bilingual } from "../model/position.ts";
import { between } from "../text/between.ts";

/**
 * What is wrong with how a command was called, as one line; null where the program only showed its help. The library says it
 * in English, and names what it is about in quotation marks: that is taken over, its sentence is not.
 */
export function usageError({ code, exitCode, message }: CommanderError): Bilingual | null {
  if (exitCode === 0 || code === "commander.help") return null;
  const en = message
    .replace(/^error: /, "")
    .replace(/\s+/g, " ")
    .trim();
  const [first = "", second = ""] = [...en.matchAll(/'([^']*)'/g)].map(([, name]) => name ?? "");
  const meant = [...between(en, "(Did you mean ", "?)")][0]?.inside.replace(/^one of /, "");
  const hint = meant === undefined ? "" : `; meinten Sie ${meant}?`;
  const choices = en.split("Allowed choices are ")[1]?.replace(/\.$/, "");
  const allowed = choices === undefined ? "" : `; erlaubt sind ${choices}`;
  const sentences: Readonly<Record<string, string>> = {
    "commander.unknownOption": `die Option „${first}“ gibt es hier nicht${hint}`,
    "commander.unknownCommand": `den Befehl „${first}“ gibt es nicht${hint}`,
    "commander.missingArgument": `es fehlt die Angabe „${first}“`,
    "commander.optionMissingArgument": `der Option „${first}“ fehlt ihr Wert`,
    "commander.missingMandatoryOptionValue": `es fehlt die Option „${first}“`,
    "commander.excessArguments": "das sind mehr Angaben, als der Befehl kennt",
    "commander.invalidArgument": /^command-argument/.test(en)
      ? `„${first}“ geht nicht als „${second}“${allowed}`
      : `„${second}“ geht nicht bei „${first}“${allowed}`,
    "commander.conflictingOption": `„${first}“ und „${second}“ gehen nicht zusammen`,
  };
  return { de: sentences[code] ?? "so lässt sich der Befehl nicht aufrufen; --help zeigt, wie es geht", en };
}
