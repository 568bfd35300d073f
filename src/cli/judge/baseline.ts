import { resolve } from "node:path";
import type { Command } from "commander";
import type { Baseline } from "../../model/baseline.ts";
import type { Language } from "../../model/position.ts";
import { CommandError } from "../../publish/command-error.ts";
import { writeAtomically } from "../../publish/write-atomically.ts";
import { recordBaseline } from "../../report/baseline.ts";
import { endOf } from "../../text/date.ts";
import { languageOption } from "../language.ts";
import { asOfOption, dateOption, rootOption } from "../options.ts";
import { runCheck } from "./check.ts";
import { loadBaseline, MissingBaseline } from "./load-baseline.ts";

/** How long findings are accepted if nobody says otherwise: a quarter, so that a baseline stays a plan. */
const acceptedFor = "P90D";

interface BaselineCommandOptions {
  readonly root: string;
  readonly asOf?: string;
  readonly lang: Language;
  readonly output: string;
  readonly until?: string;
}

/** Adds `nachweis baseline`: records today's findings, so that `check --baseline` fails only on new ones. */
export function addBaselineCommand(program: Command): Command {
  return program
    .command("baseline")
    .description("heutige Befunde befristet hinnehmen / accept today's findings for a time")
    .addOption(rootOption())
    .addOption(asOfOption())
    .requiredOption(
      "--output <file>",
      "Datei der Baseline; Befunde, die schon darin stehen, behalten ihr Datum / file of the baseline; findings that it has keep their date",
    )
    .addOption(
      dateOption(
        "--until <date>",
        `bis zu diesem Tag; sonst ${acceptedFor} ab Stichtag / up to this day; else ${acceptedFor} from the day on`,
      ),
    )
    .addOption(languageOption())
    .action(async (options: BaselineCommandOptions) => {
      const report = await runCheck(resolve(options.root), options);
      const until = options.until ?? endOf(report.asOf, acceptedFor) ?? report.asOf;
      if (until < report.asOf) {
        throw new CommandError({
          de: `--until: ${until} liegt vor dem Stichtag ${report.asOf}`,
          en: `--until: ${until} is before the day ${report.asOf}`,
        });
      }
      const file = resolve(options.output);
      const known = await loadBaseline(file).catch((error: unknown) => {
        if (error instanceof MissingBaseline) return null;
        throw error;
      });
      const baseline = recordBaseline(report, until, options.lang, known);
      await writeAtomically(file, `${JSON.stringify(baseline, null, 1)}\n`);
      const added = baseline.findings.length - countKept(baseline, known);
      process.stderr.write(
        options.lang === "de"
          ? `${options.output}: ${baseline.findings.length} Befunde, davon ${added} neu (hingenommen bis ${until})\n`
          : `${options.output}: ${baseline.findings.length} findings, ${added} of them new (accepted until ${until})\n`,
      );
    });
}

function countKept(baseline: Baseline, known: Baseline | null): number {
  const before = new Set(known?.findings.map(({ fingerprint }) => fingerprint));
  return baseline.findings.filter(({ fingerprint }) => before.has(fingerprint)).length;
}
