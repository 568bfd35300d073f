import { Argument, Option } from "commander";
import { languages } from "../model/languages.ts";
import type { Bilingual } from "../model/position.ts";
import { clearances } from "../model/vocabulary.ts";
import { CommandError } from "../publish/command-error.ts";
import { isDate } from "../text/date.ts";
import { languageOf } from "./language.ts";

/** An option with its help, which is in both languages wherever it is read. */
export function option(flags: string, help: Bilingual): Option {
  return new Option(flags, inBoth(help));
}

/** An argument with its help: a text of both languages, or examples that are of none. */
export function argument(name: string, help: Bilingual | string): Argument {
  return new Argument(name, typeof help === "string" ? help : inBoth(help));
}

/** A text of the help: German, then English. */
export function inBoth({ de, en }: Bilingual): string {
  return `${de} / ${en}`;
}

/** An option whose value is a date. */
function dateOption(flags: string, help: Bilingual): Option {
  const [name = ""] = flags.split(" ");
  return option(flags, help).argParser((text: string) => {
    if (isDate(text)) return text;
    throw new CommandError({
      de: `${name}: „${text}“ ist kein Datum der Form JJJJ-MM-TT`,
      en: `${name}: "${text}" is no date of the form YYYY-MM-DD`,
    });
  });
}

/** The options that several commands have. */
export const options = {
  /** `--root DIR`: the content root. */
  root: (help: Bilingual = { de: "Inhaltsordner mit controls/ und evidence/", en: "content root" }): Option =>
    option("--root <dir>", help).default("."),

  /** `--as-of DATE`: the day to judge by. */
  asOf: (): Option => dateOption("--as-of <date>", { de: "Stichtag JJJJ-MM-TT", en: "day to judge by" }),

  /** `--until DATE`: the last day that counts; without it the end of a period from the day to judge by. */
  until: (period: string): Option =>
    dateOption("--until <date>", {
      de: `bis zu diesem Tag; sonst ${period} ab Stichtag`,
      en: `up to this day; else ${period} from the day on`,
    }),

  /** `--lang de|en`: the language of what is printed, or what else the command says of it. */
  lang: (does: Bilingual = { de: "Sprache der Ausgabe", en: "language of the output" }): Option =>
    option("--lang <language>", does)
      .choices(languages)
      .default(languageOf(process.env), "aus der Umgebung / from the environment"),

  /** `--since OLD`: what the published state is compared with. */
  since: (): Option =>
    option("--since <old>", {
      de: "was sich seit einem Stand geändert hat: Bericht (JSON), Git-Revision, Tag, Audit oder Siegel (seals/0001.seal)",
      en: "what has changed since a state: report (JSON), git revision, day, audit or seal (seals/0001.seal)",
    }),

  /** `--no-cache`: nothing that an earlier run has read counts. */
  cache: (): Option =>
    option("--no-cache", {
      de: "jede Datei lesen, auch wenn sie seit dem letzten Mal unverändert aussieht",
      en: "read each file, though it looks unchanged since the last time",
    }),

  /** `--clearance LEVEL`: up to which classification content is published. */
  clearance: (): Option =>
    option("--clearance <level>", { de: "Freigabestufe", en: "clearance" })
      .choices(clearances)
      .default("internal"),

  /** `--json`: for machines. */
  json: (): Option => option("--json", { de: "als JSON", en: "as JSON" }),

  /** `--format FORMAT`: one of several, the first by default. */
  format: (formats: readonly [string, ...string[]]): Option =>
    option("--format <format>", { de: "Ausgabeformat", en: "output format" })
      .choices(formats)
      .default(formats[0]),

  /** `--output FILE`: where it is written. */
  output: (flags: string, help: Bilingual): Option => option(flags, help).makeOptionMandatory(),
};
