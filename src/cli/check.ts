import { resolve } from "node:path";
import { type Command, Option } from "commander";
import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { check } from "../pipeline.ts";
import { toJson } from "../reporters/json.ts";
import { toPretty } from "../reporters/pretty.ts";
import { today } from "./clock.ts";
import { CommandError } from "./command-error.ts";
import { languageOption } from "./language.ts";
import { asOfOption, rootOption } from "./options.ts";
import { Progress } from "./progress.ts";
import { toolVersion } from "./version.ts";
import { writeAtomically } from "./write-atomically.ts";

const formats = ["pretty", "json"] as const;
type Format = (typeof formats)[number];

interface CheckCommandOptions {
  readonly root: string;
  readonly asOf?: string;
  readonly lang: Language;
  readonly format: readonly { format: Format; file: string | null }[];
  readonly output?: string;
  readonly verbose?: boolean;
}

/** Adds `nachweis check`: exit 0 without errors, 1 with at least one. */
export function addCheckCommand(program: Command): Command {
  return program
    .command("check")
    .description("den Inhalt prüfen / check the content")
    .addOption(rootOption())
    .addOption(asOfOption())
    .addOption(
      new Option(
        "--format <format[=file]>",
        `Ausgabeformat, mehrfach möglich / output format, may repeat: ${formats.join(", ")}`,
      )
        .default([{ format: "pretty", file: null }], "pretty")
        .argParser(readFormats()),
    )
    .option("--output <file>", "Ausgabe in eine Datei / write the output to a file")
    .option("--verbose", "Gleichartiges nicht zusammenfassen / do not fold what is alike")
    .option(
      "--no-cache",
      "ohne Zwischenspeicher prüfen (es gibt noch keinen) / check without a cache (there is none yet)",
    )
    .addOption(languageOption())
    .action(async (options: CheckCommandOptions, command: Command) => {
      const report = await runCheck(resolve(options.root), options);
      const chosen = command.getOptionValueSource("lang") === "cli" ? options.lang : undefined;
      await writeReports(report, options, chosen);
      process.exitCode = report.summary.errors > 0 ? 1 : 0;
    });
}

/** Checks a content root and shows the progress. */
export async function runCheck(
  root: string,
  options: { readonly asOf?: string | undefined; readonly lang: Language },
): Promise<Report> {
  const progress = new Progress(options.lang);
  const report = await check(root, {
    asOf: options.asOf,
    today: today(),
    version: toolVersion(),
    onEvidence: (done, total) =>
      progress.count({ de: "Nachweise prüfen", en: "Checking evidence" }, done, total),
  });
  progress.end();
  return report;
}

function readFormats(): (text: string, previous: unknown) => { format: Format; file: string | null }[] {
  const chosen: { format: Format; file: string | null }[] = [];
  return (text) => {
    const [name = "", ...rest] = text.split("=");
    const format = formats.find((known) => known === name);
    if (!format) {
      throw new CommandError({
        de: `--format: „${name}“ gibt es nicht; erlaubt sind ${formats.join(", ")}`,
        en: `--format: there is no "${name}"; allowed are ${formats.join(", ")}`,
      });
    }
    chosen.push({ format, file: rest.length > 0 ? rest.join("=") : null });
    return chosen;
  };
}

async function writeReports(
  report: Report,
  options: CheckCommandOptions,
  chosen: Language | undefined,
): Promise<void> {
  for (const { format, file } of options.format) {
    const target = file ?? options.output ?? null;
    const text = render(report, format, options, chosen, target === null);
    if (target === null) process.stdout.write(text);
    else await writeAtomically(resolve(target), text);
  }
}

/** What machines read is German unless `--lang` says otherwise: it must not depend on the environment. */
function render(
  report: Report,
  format: Format,
  options: CheckCommandOptions,
  chosen: Language | undefined,
  toTerminal: boolean,
): string {
  const language = chosen ?? "de";
  switch (format) {
    case "json":
      return toJson(report, language);
    case "pretty":
      return toPretty(report, {
        language: options.lang,
        colour: toTerminal && process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
        verbose: options.verbose === true,
      });
  }
}
