import { resolve } from "node:path";
import type { Command, Option } from "commander";
import { eventsOf, toIcs } from "../../formats/ics/write.ts";
import { type Forecast, missingDueDates } from "../../model/forecast.ts";
import type { Bilingual } from "../../model/position.ts";
import type { Report } from "../../model/report.ts";
import { CommandError } from "../../publish/command-error.ts";
import { writeOutput } from "../../publish/write-atomically.ts";
import { forecast, looksAhead, nextYear, responsibleNames } from "../../report/forecast.ts";
import { entriesByPerson } from "../../report/forecast-persons.ts";
import { forecastText } from "../../reporters/forecast.ts";
import { addCommand, addReportCommand } from "../command.ts";
import { option, options } from "../options.ts";
import { note } from "../print.ts";
import { reportOf } from "../run-check.ts";
import { meantOf } from "./meant.ts";

interface ForecastOptions {
  readonly until?: string;
  readonly responsible?: string;
}

/** Adds `nachweis forecast`: what will lapse when, and who must act. */
export function addForecastCommand(program: Command): Command {
  return addReportCommand<ForecastOptions>(program, "forecast", {
    does: { de: "was wann abläuft, und wer handeln muss", en: "what lapses when, and who must act" },
    options: forecastOptions(),
    answer(report, given) {
      const made = forecastOf(report, given);
      return { json: made, text: (language) => forecastText(made, entriesByPerson(made), language) };
    },
  });
}

/** Adds `nachweis calendar`: the forecast as an iCalendar file. */
export function addCalendarCommand(program: Command): Command {
  return addCommand<"calendar", ForecastOptions & { readonly output: string }>(program, "calendar", {
    does: {
      de: "Fristen als Kalenderdatei für Outlook und Thunderbird",
      en: "due dates as a calendar file (iCalendar)",
    },
    options: [
      options.root(),
      options.asOf(),
      ...forecastOptions(),
      options.output("--output <file.ics>", { de: "Kalenderdatei", en: "calendar file" }),
    ],
    async run(given) {
      const made = forecastOf(await reportOf(given), given);
      const persons = entriesByPerson(made);
      await writeOutput(resolve(given.output), given.root, toIcs(made, persons, given.lang));
      note(written(given.output, eventsOf(persons), made), given.lang);
    },
  });
}

function written(file: string, count: number, { until, unread }: Forecast): Bilingual {
  if (unread.length > 0) {
    const { de, en } = missingDueDates(unread);
    return {
      de: `${file}: ${count} ${count === 1 ? "Termin" : "Termine"} bis ${until}. ${de}: ${unread.join(", ")}`,
      en: `${file}: ${count} ${count === 1 ? "event" : "events"} up to ${until}. ${en}: ${unread.join(", ")}`,
    };
  }
  if (count === 0)
    return {
      de: `${file}: bis ${until} läuft nichts ab; der Kalender hat einen Termin, der das sagt`,
      en: `${file}: nothing is due up to ${until}; the calendar has one event that says so`,
    };
  return {
    de: `${file}: ${count} ${count === 1 ? "Termin" : "Termine"} bis ${until}`,
    en: `${file}: ${count} ${count === 1 ? "event" : "events"} up to ${until}`,
  };
}

function forecastOptions(): Option[] {
  const help = { de: "nur für diese Zuständige", en: "only for this responsible" };
  return [options.until(looksAhead), option("--responsible <name>", help)];
}

function forecastOf(report: Report, { until: asked, responsible }: ForecastOptions): Forecast {
  const until = asked ?? nextYear(report);
  if (responsible === undefined) return forecast(report, until, null);
  const names = responsibleNames(report);
  if (!names.some((name) => name.toLowerCase() === responsible.toLowerCase())) {
    const meant = meantOf(responsible, names);
    throw new CommandError({
      de: `--responsible: „${responsible}“ ist nirgends zuständig${meant.de}`,
      en: `--responsible: "${responsible}" is responsible for nothing${meant.en}`,
    });
  }
  return forecast(report, until, responsible);
}
