import { createHash } from "node:crypto";
import { type Forecast, type ForecastEntry, missingDueDates } from "../../model/forecast.ts";
import type { PersonsEntries } from "../../model/forecast-persons.ts";
import { sayIn } from "../../model/languages.ts";
import type { Language } from "../../model/position.ts";
import { clean } from "../../text/clean.ts";
import { addDays } from "../../text/date.ts";
import { shortened } from "../../text/shortened.ts";

/**
 * Reminders of an event, as durations before it begins at midnight (RFC 5545, 3.3.6): at nine in the morning of the day two
 * weeks before, and of the day before.
 */
const reminders = ["-P13DT15H", "-PT15H"];

/** Characters of a title that calendars show. */
const longestTitle = 150;

/** What one role or person must do on a day. */
interface Duty {
  readonly responsible: string | null;
  readonly day: string;
  readonly entries: readonly ForecastEntry[];
}

/**
 * A forecast as iCalendar (RFC 5545), which Outlook and Thunderbird take in: an event of one day, with reminders, for what
 * one person must do on it. That files were not read, so that due dates are missing, one event on the day of the forecast
 * says, and where nothing is due that it is so: programs refuse a calendar without any. Its UID comes from content, person and day: read in again, an event is replaced instead of standing there twice. No
 * clock: the stamp is the day of the forecast.
 */
export function toIcs(forecast: Forecast, persons: readonly PersonsEntries[], language: Language): string {
  const duties = dutiesOf(persons);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Nachweis//nachweis//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escapeText({ de: `Fristen: ${forecast.title}`, en: `Due dates: ${forecast.title}` }[language])}`,
    ...duties.flatMap((duty) => dutyEvent(duty, forecast, language)),
    ...(forecast.unread.length > 0 ? unreadEvent(forecast, language) : []),
    ...(duties.length === 0 && forecast.unread.length === 0 ? nothingDue(forecast, language) : []),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

/** How many events a calendar has for what they must do. */
export function eventsOf(persons: readonly PersonsEntries[]): number {
  return dutiesOf(persons).length;
}

function dutiesOf(persons: readonly PersonsEntries[]): Duty[] {
  return persons.flatMap(({ responsible, entries }) =>
    [...Map.groupBy(entries, ({ day }) => day)].map(([day, ofDay]) => ({ responsible, day, entries: ofDay })),
  );
}

function dutyEvent({ responsible, day, entries }: Duty, forecast: Forecast, language: Language): string[] {
  const say = sayIn(language);
  const [first, ...more] = entries;
  const what =
    more.length === 0 && first
      ? `${first.subject}: ${first.text[language]}`
      : `${say({ de: `${entries.length} Fristen`, en: `${entries.length} due dates` })}: ${entries.map(({ subject }) => subject).join("; ")}`;
  // Where the calendar is of one person, their name says nothing.
  const who = forecast.responsible === null && responsible !== null ? `${responsible}: ` : "";
  const description = entries.flatMap((entry, index) => [
    ...(index > 0 ? [""] : []),
    ...(more.length > 0 ? [`${index + 1}. ${entry.subject}`] : []),
    ...describe(entry, language),
  ]);
  const summary = shortened(`${who}${what}`, longestTitle);
  return [
    ...eventHead([forecast.title, responsible, day], day, forecast.asOf),
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${description.map(escapeText).join("\\n")}`,
    `CATEGORIES:${[...new Set(entries.map(({ kind }) => kind.toUpperCase()))].sort().join(",")}`,
    "TRANSP:TRANSPARENT",
    // Nobody is reminded of what is over.
    ...(day < forecast.asOf ? [] : reminders.flatMap((before) => reminder(before, summary))),
    "END:VEVENT",
  ];
}

function describe(entry: ForecastEntry, language: Language): string[] {
  const say = sayIn(language);
  const { text, help, responsible, sites, requirements, file } = entry;
  const list = (title: string, names: readonly string[]): string[] =>
    names.length > 0 ? [`${title}: ${names.join(", ")}`] : [];
  return [
    text[language],
    help[language],
    ...list(say({ de: "Zuständig", en: "Responsible" }), responsible),
    ...list(say({ de: "Standorte", en: "Sites" }), sites),
    ...list(say({ de: "Anforderungen", en: "Requirements" }), requirements),
    file,
  ];
}

function nothingDue({ asOf, until, title, responsible }: Forecast, language: Language): string[] {
  const summary = {
    de: `${title}: ${responsible === null ? "" : `für ${responsible} `}läuft bis ${until} nichts ab`,
    en: `${title}: nothing is due${responsible === null ? "" : ` for ${responsible}`} up to ${until}`,
  }[language];
  return [
    ...eventHead([title], asOf, asOf),
    `SUMMARY:${escapeText(summary)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function unreadEvent({ asOf, title, unread }: Forecast, language: Language): string[] {
  return [
    ...eventHead([title, "unread"], asOf, asOf),
    `SUMMARY:${escapeText(`${title}: ${missingDueDates(unread)[language]}`)}`,
    `DESCRIPTION:${unread.map(escapeText).join("\\n")}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function eventHead(id: readonly (string | null)[], day: string, asOf: string): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${createHash("sha256").update(JSON.stringify(id)).digest("hex").slice(0, 32)}@nachweis`,
    `DTSTAMP:${compact(asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    // The end of an event is the first day after it (RFC 5545, 3.6.1).
    `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
  ];
}

function reminder(before: string, summary: string): string[] {
  return [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escapeText(summary)}`,
    `TRIGGER:${before}`,
    "END:VALARM",
  ];
}

/** `2026-11-23` → `20261123`. */
function compact(day: string): string {
  return day.replaceAll("-", "");
}

/** RFC 5545, 3.3.11; what is no text goes. */
function escapeText(text: string): string {
  return clean(text.toWellFormed()).replace(/[\\;,]/g, "\\$&");
}

/** Longest line in octets of UTF-8, without its end (RFC 5545, 3.1). */
const lineLength = 75;

/** Folds a line between characters; each further line begins with a space, which counts. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = "";
  let length = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (length + size > lineLength) {
      parts.push(part);
      part = "";
      length = 1;
    }
    part += character;
    length += size;
  }
  return [...parts, part].join("\r\n ");
}
