import { type Forecast, type ForecastEntry, lapseWords, missingDueDates } from "../model/forecast.ts";
import type { PersonsEntries } from "../model/forecast-persons.ts";
import { sayIn } from "../model/languages.ts";
import type { Bilingual, Language } from "../model/position.ts";
import { clean } from "../text/clean.ts";
import { isSamePerson } from "../text/same-person.ts";

const monthNames: readonly Bilingual[] = [
  { de: "Januar", en: "January" },
  { de: "Februar", en: "February" },
  { de: "März", en: "March" },
  { de: "April", en: "April" },
  { de: "Mai", en: "May" },
  { de: "Juni", en: "June" },
  { de: "Juli", en: "July" },
  { de: "August", en: "August" },
  { de: "September", en: "September" },
  { de: "Oktober", en: "October" },
  { de: "November", en: "November" },
  { de: "Dezember", en: "December" },
];

/** A forecast for a person: who must act, and of each by month and day what lapses and where it stands. */
export function forecastText(
  { asOf, until, title, entries, unread }: Forecast,
  persons: readonly PersonsEntries[],
  language: Language,
): string {
  const say = sayIn(language);
  const lines = [
    say({
      de: `${title}: Fristen vom ${asOf} bis ${until}`,
      en: `${title}: due dates from ${asOf} to ${until}`,
    }),
  ];
  for (const { responsible, entries: own } of persons) {
    const who = responsible ?? say({ de: "niemand benannt", en: "nobody named" });
    lines.push(
      "",
      `${say({ de: "Zuständig", en: "Responsible" })}: ${who} (${countOf(own.length, language)})`,
    );
    for (const [month, ofMonth] of Map.groupBy(own, ({ day }) => day.slice(0, 7)))
      lines.push(
        "",
        `  ${monthName(month, language)}`,
        ...ofMonth.flatMap((entry) => linesOf(entry, responsible, language)),
      );
  }
  const shared = persons.reduce((sum, { entries: own }) => sum + own.length, 0) > entries.length;
  const note = say({
    de: "; was mehrere angeht, steht bei jedem",
    en: "; what concerns several stands at each of them",
  });
  lines.push("", `${countOf(entries.length, language)}${shared ? note : ""}`);
  if (unread.length > 0)
    lines.push("", `${say(missingDueDates(unread))}:`, ...unread.map((file) => `  ${file}`));
  return `${lines.map(clean).join("\n")}\n`;
}

function linesOf(entry: ForecastEntry, of: string | null, language: Language): string[] {
  const say = sayIn(language);
  const past = entry.past ? say({ de: " (verstrichen)", en: " (past)" }) : "";
  const others = entry.responsible.filter((name) => !isSamePerson(name, of ?? undefined));
  const about = [entry.sites.join(", "), entry.requirements.join(", "), entry.file].filter(
    (text) => text !== "",
  );
  return [
    `  ${entry.day}${past}  ${lapseWords[entry.kind][language]}: ${entry.subject}`,
    `              ${entry.text[language]} ${entry.help[language]}`,
    `              [${about.join(" | ")}]${others.length > 0 ? ` ${say({ de: "mit", en: "with" })} ${others.join(", ")}` : ""}`,
  ];
}

/** `2026-12` → `Dezember 2026`. */
function monthName(month: string, language: Language): string {
  const [year = "", number = ""] = month.split("-");
  return `${monthNames[Number(number) - 1]?.[language] ?? number} ${year}`;
}

function countOf(count: number, language: Language): string {
  return {
    de: `${count} ${count === 1 ? "Frist" : "Fristen"}`,
    en: `${count} due ${count === 1 ? "date" : "dates"}`,
  }[language];
}
