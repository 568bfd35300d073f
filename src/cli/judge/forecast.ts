import { resolve } from "node:path";
import type { Command, Option } from "commander";
import { toIcs } from "../../formats/ics/write.ts";
import type { Forecast } from "../../model/forecast.ts";
import type { Language } from "../../model/position.ts";
import { CommandError } from "../../publish/command-error.ts";
import { writeAtomically } from "../../publish/write-atomically.ts";
import { forecast, responsibleNames } from "../../report/forecast.ts";
import { forecastText } from "../../reporters/forecast.ts";
import { endOf } from "../../text/date.ts";
import { suggest } from "../../text/suggest.ts";
import { languageOption } from "../language.ts";
import { asOfOption, dateOption, rootOption } from "../options.ts";
import { runCheck } from "./check.ts";

/** How far a forecast looks if nobody says otherwise: to the next certification's surveillance. */
const looksAhead = "P12M";

interface ForecastOptions {
  readonly root: string;
  readonly asOf?: string;
  readonly lang: Language;
  readonly until?: string;
  readonly responsible?: string;
}

/** Adds `nachweis forecast`: what will lapse when, and who must act. */
export function addForecastCommand(program: Command): Command {
  return program
    .command("forecast")
    .description("was wann abläuft, und wer handeln muss / what lapses when, and who must act")
    .addOption(rootOption())
    .addOption(asOfOption())
    .addOption(untilOption())
    .option("--responsible <name>", "nur für diese Zuständige / only for this responsible")
    .option("--json", "als JSON / as JSON")
    .addOption(languageOption())
    .action(async (options: ForecastOptions & { readonly json?: boolean }) => {
      const made = await makeForecast(options);
      process.stdout.write(
        options.json === true ? `${JSON.stringify(made, null, 1)}\n` : forecastText(made, options.lang),
      );
    });
}

/** Adds `nachweis calendar`: the forecast as an iCalendar file. */
export function addCalendarCommand(program: Command): Command {
  return program
    .command("calendar")
    .description(
      "Fristen als Kalenderdatei für Outlook und Thunderbird / due dates as a calendar file (iCalendar)",
    )
    .addOption(rootOption())
    .addOption(asOfOption())
    .addOption(untilOption())
    .option("--responsible <name>", "nur für diese Zuständige / only for this responsible")
    .requiredOption("--output <file.ics>", "Kalenderdatei / calendar file")
    .addOption(languageOption())
    .action(async (options: ForecastOptions & { readonly output: string }) => {
      const made = await makeForecast(options);
      await writeAtomically(resolve(options.output), toIcs(made, options.lang));
      const count = made.entries.length;
      process.stderr.write(
        options.lang === "de"
          ? `${options.output}: ${count} ${count === 1 ? "Termin" : "Termine"} bis ${made.until}\n`
          : `${options.output}: ${count} ${count === 1 ? "event" : "events"} up to ${made.until}\n`,
      );
    });
}

function untilOption(): Option {
  return dateOption(
    "--until <date>",
    `bis zu diesem Tag; sonst ${looksAhead} ab Stichtag / up to this day; else ${looksAhead} from the day on`,
  );
}

async function makeForecast(options: ForecastOptions): Promise<Forecast> {
  const report = await runCheck(resolve(options.root), options);
  const until = options.until ?? endOf(report.asOf, looksAhead) ?? report.asOf;
  const { responsible } = options;
  if (responsible === undefined) return forecast(report, until, null);
  const names = responsibleNames(report);
  if (!names.some((name) => name.toLowerCase() === responsible.toLowerCase())) {
    const near = suggest(responsible, names);
    throw new CommandError({
      de: `--responsible: „${responsible}“ ist nirgends zuständig${near === null ? "" : `; meinten Sie „${near}“?`}`,
      en: `--responsible: "${responsible}" is responsible for nothing${near === null ? "" : `; did you mean "${near}"?`}`,
    });
  }
  return forecast(report, until, responsible);
}
