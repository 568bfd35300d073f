import { resolve } from "node:path";
import type { Command } from "commander";
import type { Baseline } from "../../model/baseline.ts";
import { CommandError } from "../../publish/command-error.ts";
import { writeOutput } from "../../publish/write-atomically.ts";
import { covers, recordBaseline } from "../../report/baseline.ts";
import { endOf } from "../../text/date.ts";
import { jsonText } from "../../text/json-text.ts";
import { addCommand, type Given } from "../command.ts";
import { options } from "../options.ts";
import { note } from "../print.ts";
import { reportOf } from "../run-check.ts";
import { loadBaseline, MissingBaseline } from "./load-baseline.ts";

/** How long findings are accepted if nobody says otherwise: a quarter, so that a baseline stays a plan. */
const acceptedFor = "P90D";

interface BaselineOptions {
  readonly output: string;
  readonly until?: string;
}

/** Adds `nachweis baseline`: records today's findings, so that `check --baseline` fails only on new ones. */
export function addBaselineCommand(program: Command): Command {
  return addCommand<"baseline", BaselineOptions>(program, "baseline", {
    does: { de: "heutige Befunde befristet hinnehmen", en: "accept today's findings for a time" },
    options: [
      options.root(),
      options.asOf(),
      options.output("--output <file>", {
        de: "Datei der Baseline; Befunde, die schon darin stehen, behalten ihr Datum",
        en: "file of the baseline; findings that it has keep their date",
      }),
      options.until(acceptedFor),
    ],
    run: (given) => acceptFindings(given, given.output, given.until),
  });
}

/**
 * Checks the content and accepts what is found, in a baseline's file; what that has already keeps its date.
 *
 * @param until the last day on which it is accepted; a quarter from the day on, if nobody says otherwise
 * @throws {CommandError} if that is past, or the file can't be read or written
 */
export async function acceptFindings(given: Given, output: string, wanted?: string): Promise<void> {
  const report = await reportOf(given);
  const until = wanted ?? endOf(report.asOf, acceptedFor) ?? report.asOf;
  if (until < report.asOf) {
    throw new CommandError({
      de: `--until: ${until} liegt vor dem Stichtag ${report.asOf}`,
      en: `--until: ${until} is before the day ${report.asOf}`,
    });
  }
  const file = resolve(output);
  const known = await loadBaseline(file).catch((error: unknown) => {
    if (error instanceof MissingBaseline) return null;
    throw error;
  });
  const baseline = recordBaseline(report, until, given.lang, known);
  await writeOutput(file, given.root, jsonText(baseline));
  const count = baseline.findings.length;
  const added = count - countKept(baseline, known);
  note(
    {
      de: `${output}: ${count} Befunde, davon ${added} neu (hingenommen bis ${until})`,
      en: `${output}: ${count} findings, ${added} of them new (accepted until ${until})`,
    },
    given.lang,
  );
}

function countKept(baseline: Baseline, known: Baseline | null): number {
  const before = new Map(known?.findings.map((one) => [one.fingerprint, one]));
  return baseline.findings.filter((one) => {
    const kept = before.get(one.fingerprint);
    return kept !== undefined && covers(kept, one);
  }).length;
}
