import { resolve } from "node:path";
import { type Command, Option } from "commander";
import type { Language } from "../../model/position.ts";
import type { Report } from "../../model/report.ts";
import { type Checked, checkInFull } from "../../pipeline.ts";
import { CommandError } from "../../publish/command-error.ts";
import { writeAtomically } from "../../publish/write-atomically.ts";
import { applyBaseline, fails } from "../../report/baseline.ts";
import { baselineNotice } from "../../reporters/baseline-notice.ts";
import { SourceMemory } from "../../source/memory.ts";
import { today } from "../clock.ts";
import { languageOption } from "../language.ts";
import { asOfOption, rootOption } from "../options.ts";
import { Progress } from "../progress.ts";
import { toolVersion } from "../version.ts";
import { loadBaseline } from "./load-baseline.ts";
import {
  type FormatTarget,
  formats,
  type RenderOptions,
  readFormats,
  renderReport,
} from "./report-formats.ts";
import { watchContent } from "./watch.ts";

interface CheckCommandOptions {
  readonly root: string;
  readonly asOf?: string;
  readonly lang: Language;
  readonly format: readonly FormatTarget[];
  readonly output?: string;
  readonly baseline?: string;
  readonly verbose?: boolean;
  readonly watch?: boolean;
}

/** Adds `nachweis check`: exit 0 without errors, 1 with at least one that no baseline accepts. */
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
    .option(
      "--baseline <file>",
      "nur an neuen Befunden scheitern (nachweis baseline) / fail only on new findings (nachweis baseline)",
    )
    .option("--watch", "bei jeder Änderung neu prüfen, bis Strg+C / check anew on each change, until Ctrl+C")
    .option(
      "--verbose",
      "Gleichartiges und Folgebefunde einzeln zeigen / show what is alike, and what follows from a finding, one by one",
    )
    .option(
      "--no-cache",
      "ohne Zwischenspeicher prüfen (es gibt noch keinen) / check without a cache (there is none yet)",
    )
    .addOption(languageOption())
    .action(async (options: CheckCommandOptions, command: Command) => {
      const root = resolve(options.root);
      const chosen = command.getOptionValueSource("lang") === "cli" ? options.lang : undefined;
      const run = async (memory?: SourceMemory): Promise<Report> => {
        const baseline =
          options.baseline === undefined ? null : await loadBaseline(resolve(options.baseline));
        const checked = await checkWithProgress(root, { ...options, memory });
        const report = baseline ? applyBaseline(checked.report, baseline) : checked.report;
        await writeReports(report, options, { root, chosen, consequences: checked.consequences });
        process.stderr.write(baselineNotice(report, options.lang));
        return report;
      };
      if (options.watch === true) await watchAndRun(root, options.lang, run);
      else process.exitCode = (await run()).findings.some(fails) ? 1 : 0;
    });
}

/** Checks on each change; says how long it took, so that one sees that something happened. */
async function watchAndRun(
  root: string,
  language: Language,
  run: (memory: SourceMemory) => Promise<Report>,
): Promise<void> {
  const memory = new SourceMemory();
  let hasRun = false;
  await watchContent(root, async () => {
    const start = performance.now();
    try {
      await run(memory);
      hasRun = true;
    } catch (error) {
      // Half a baseline that is being edited is no reason to stop watching; one that was never readable is.
      if (!hasRun || !(error instanceof CommandError)) throw error;
      process.stderr.write(`nachweis: ${error.explanation[language]}\n`);
    }
    const took = Math.round(performance.now() - start);
    process.stderr.write(
      language === "de"
        ? `Geprüft in ${took} ms; wartet auf Änderungen (Strg+C beendet)\n`
        : `Checked in ${took} ms; waiting for changes (Ctrl+C ends)\n`,
    );
  });
}

interface RunOptions {
  readonly asOf?: string | undefined;
  readonly lang: Language;
  /** What an earlier check has read. */
  readonly memory?: SourceMemory | undefined;
}

/** Checks a content root and shows the progress. */
export async function runCheck(root: string, options: RunOptions): Promise<Report> {
  return (await checkWithProgress(root, options)).report;
}

async function checkWithProgress(root: string, options: RunOptions): Promise<Checked> {
  const progress = new Progress(options.lang);
  const checked = await checkInFull(root, {
    asOf: options.asOf,
    memory: options.memory,
    today: today(),
    version: toolVersion(),
    onEvidence: (done, total) =>
      progress.count({ de: "Nachweise prüfen", en: "Checking evidence" }, done, total),
  });
  progress.end();
  return checked;
}

async function writeReports(
  report: Report,
  options: CheckCommandOptions,
  context: Pick<RenderOptions, "root" | "chosen" | "consequences">,
): Promise<void> {
  for (const { format, file } of options.format) {
    const target = file ?? options.output ?? null;
    const text = await renderReport(report, format, {
      ...context,
      lang: options.lang,
      verbose: options.verbose === true,
      colour: target === null && process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
    });
    if (target === null) process.stdout.write(text);
    else await writeAtomically(resolve(target), text);
  }
}
