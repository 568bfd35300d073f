import { createHash } from "node:crypto";
import type { Forecast, ForecastEntry } from "../../model/forecast.ts";
import type { Language } from "../../model/position.ts";
import { clean } from "../../text/clean.ts";
import { addDays } from "../../text/date.ts";

/**
 * A forecast as iCalendar (RFC 5545), which Outlook and Thunderbird take in: an event of one day for each entry. Its UID
 * comes from the entry's id: read in again, an event moves instead of standing there twice. No clock: the stamp is the day
 * of the forecast.
 */
export function toIcs(forecast: Forecast, language: Language): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Nachweis//nachweis//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escapeText({ de: `Fristen: ${forecast.title}`, en: `Due dates: ${forecast.title}` }[language])}`,
    ...forecast.entries.flatMap((entry) => event(entry, forecast.asOf, language)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function event(entry: ForecastEntry, asOf: string, language: Language): string[] {
  const { id, day, subject, text, help, responsible, sites, requirements, file } = entry;
  const description = [
    text[language],
    help[language],
    ...(responsible.length > 0
      ? [`${{ de: "Zuständig", en: "Responsible" }[language]}: ${responsible.join(", ")}`]
      : []),
    ...(sites.length > 0 ? [`${{ de: "Standorte", en: "Sites" }[language]}: ${sites.join(", ")}`] : []),
    ...(requirements.length > 0
      ? [`${{ de: "Anforderungen", en: "Requirements" }[language]}: ${requirements.join(", ")}`]
      : []),
    file,
  ];
  return [
    "BEGIN:VEVENT",
    `UID:${createHash("sha256").update(id).digest("hex").slice(0, 32)}@nachweis`,
    `DTSTAMP:${compact(asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    // The end of an event is the first day after it (RFC 5545, 3.6.1).
    `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
    `SUMMARY:${escapeText(`${subject}: ${text[language]}`)}`,
    `DESCRIPTION:${description.map(escapeText).join("\\n")}`,
    `CATEGORIES:${entry.kind.toUpperCase()}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
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
