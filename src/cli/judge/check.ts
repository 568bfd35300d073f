import { resolve } from "node:path";
import type { Command } from "commander";
import type { Baseline } from "../../model/baseline.ts";
import type { Language } from "../../model/position.ts";
import type { Report } from "../../model/report.ts";
import { CommandError } from "../../publish/command-error.ts";
import { writeOutput } from "../../publish/write-atomically.ts";
import { applyBaseline, fails } from "../../report/baseline.ts";
import { baselineNotice } from "../../reporters/baseline-notice.ts";
import { SourceMemory } from "../../source/memory.ts";
import { addCommand, type Given } from "../command.ts";
import { option, options } from "../options.ts";
import { complain, isColourful, note } from "../print.ts";
import { checkOrRecall, type Recall, withCache } from "../run-check.ts";
import {
  type FormatTarget,
  formats,
  type RenderOptions,
  readFormats,
  renderReport,
} from "./report-formats.ts";

interface CheckOptions {
  readonly format: readonly FormatTarget[];
  readonly output?: string;
  readonly baseline?: string;
  readonly verbose?: boolean;
  readonly watch?: boolean;
  readonly cache: boolean;
}

/** Adds `nachweis check`. */
export function addCheckCommand(program: Command): Command {
  return addCommand<"check", CheckOptions>(program, "check", {
    does: { de: "den Inhalt prüfen", en: "check the content" },
    options: [
      options.root(),
      options.asOf(),
      option("--format <format[=file]>", {
        de: "Ausgabeformat, mehrfach möglich",
        en: `output format, may repeat: ${formats.join(", ")}`,
      })
        .default([{ format: "pretty", file: null }], "pretty")
        .argParser(readFormats()),
      option("--output <file>", { de: "Ausgabe in eine Datei", en: "write the output to a file" }),
      option("--baseline <file>", {
        de: "nur an neuen Befunden scheitern (nachweis baseline)",
        en: "fail only on new findings (nachweis baseline)",
      }),
      option("--watch", {
        de: "bei jeder Änderung neu prüfen, bis Strg+C",
        en: "check anew on each change, until Ctrl+C",
      }),
      option("--verbose", {
        de: "Gleichartiges und Folgebefunde einzeln zeigen",
        en: "show what is alike, and what follows from a finding, one by one",
      }),
      options.cache(),
    ],
    async run(given) {
      const run = async (recall: Recall): Promise<Report> => {
        const baseline = given.baseline === undefined ? null : await baselineIn(given.baseline);
        const { report: found, consequences } = await checkOrRecall(given, recall);
        const report = baseline ? applyBaseline(found, baseline) : found;
        await writeReports(report, given, consequences);
        process.stderr.write(baselineNotice(report, given.lang));
        return report;
      };
      if (given.watch === true) return watchAndRun(given.root, given.lang, run);
      const { findings } = await withCache(given, given.cache, run);
      return findings.some(fails) ? 1 : 0;
    },
  });
}

// What few checks need is loaded by these: a check that recalls its report takes little longer than loading itself.

async function baselineIn(file: string): Promise<Baseline> {
  const { loadBaseline } = await import("./load-baseline.ts");
  return loadBaseline(resolve(file));
}

/** Checks on each change; says how long it took, so that one sees that something happened. */
async function watchAndRun(
  root: string,
  language: Language,
  run: (recall: Recall) => Promise<Report>,
): Promise<never> {
  const recall = { memory: new SourceMemory(), report: null };
  let hasRun = false;
  const { watchContent } = await import("./watch.ts");
  return watchContent(root, async () => {
    const start = performance.now();
    try {
      await run(recall);
      hasRun = true;
    } catch (error) {
      // Half a baseline that is being edited is no reason to stop watching; one that was never readable is.
      if (!hasRun || !(error instanceof CommandError)) throw error;
      complain(error.explanation, language);
    }
    const took = Math.round(performance.now() - start);
    note(
      {
        de: `Geprüft in ${took} ms; wartet auf Änderungen (Strg+C beendet)`,
        en: `Checked in ${took} ms; waiting for changes (Ctrl+C ends)`,
      },
      language,
    );
  });
}

async function writeReports(
  report: Report,
  given: Given & CheckOptions,
  consequences: RenderOptions["consequences"],
): Promise<void> {
  for (const { format, file } of given.format) {
    const target = file ?? given.output ?? null;
    const text = await renderReport(report, format, {
      root: given.root,
      lang: given.lang,
      chosen: given.isGiven("lang") ? given.lang : undefined,
      verbose: given.verbose === true,
      colour: target === null && isColourful(),
      consequences,
    });
    if (target === null) process.stdout.write(text);
    else await writeOutput(resolve(target), given.root, text);
  }
}
