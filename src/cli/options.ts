import { Option } from "commander";
import { clearances } from "../model/vocabulary.ts";
import { CommandError } from "../publish/command-error.ts";
import { isDate } from "../text/date.ts";

/** `--root DIR`: the content root. */
export function rootOption(): Option {
  return new Option("--root <dir>", "Inhaltsordner mit controls/ und evidence/ / content root").default(".");
}

/** `--as-of DATE`: the day to judge by. */
export function asOfOption(): Option {
  return dateOption("--as-of <date>", "Stichtag JJJJ-MM-TT / day to judge by");
}

/** An option whose value is a date. */
export function dateOption(flags: string, description: string): Option {
  const [name = ""] = flags.split(" ");
  return new Option(flags, description).argParser((text: string) => {
    if (isDate(text)) return text;
    throw new CommandError({
      de: `${name}: „${text}“ ist kein Datum der Form JJJJ-MM-TT`,
      en: `${name}: "${text}" is no date of the form YYYY-MM-DD`,
    });
  });
}

/** `--clearance LEVEL`: up to which classification content is published. */
export function clearanceOption(): Option {
  return new Option("--clearance <level>", "Freigabestufe / clearance")
    .choices(clearances)
    .default("internal");
}
