import { type Duration, parseDuration } from "./duration.ts";

/** True for a calendar date `YYYY-MM-DD` that exists. Dates compare as strings. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * The date `duration` after `start`; adding months keeps the day or takes the month's last. Of hours, minutes and seconds whole days
 * count: `PT72H` is three days, `PT4H` none.
 */
export function addDuration(start: string, duration: Duration): string {
  const [year = 0, month = 0, day = 0] = start.split("-").map(Number);
  const months = year * 12 + (month - 1) + duration.years * 12 + duration.months;
  const newYear = Math.floor(months / 12);
  const newMonth = (months % 12) + 1;
  const newDay = Math.min(day, daysInMonth(newYear, newMonth));
  if (newYear > 9999) return "9999-12-31";
  const days = duration.weeks * 7 + duration.days + Math.floor(timeOf(duration) / secondsOfDay);
  const date = format(newYear, newMonth, newDay);
  // Most durations are months: the way through a Date costs more than everything else here.
  return days === 0 ? date : addDays(date, days);
}

/** The date `days` later (earlier for a negative number). */
export function addDays(date: string, days: number): string {
  const moved = new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000);
  if (Number.isNaN(moved.getTime()) || moved.getUTCFullYear() > 9999) return "9999-12-31";
  return format(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/** The day on which something from `date` for `duration` (ISO 8601) is over: a day that is only begun counts. Null for an unreadable duration. */
export function lastDayOf(date: string, duration: string): string | null {
  const parsed = parseDuration(duration);
  if (!parsed) return null;
  const whole = addDuration(date, parsed);
  return timeOf(parsed) % secondsOfDay === 0 ? whole : addDays(whole, 1);
}

const secondsOfDay = 24 * 60 * 60;

function timeOf({ hours, minutes, seconds }: Duration): number {
  return (hours * 60 + minutes) * 60 + seconds;
}

/** The earlier of two days, of which one or both may not be there. */
export function earlierOf(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b < a) ? b : a;
}

/** How many days `to` is later than `from`; negative if it is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
}

/** The last day on which something from `date` for `duration` (ISO 8601) is valid; null for an unreadable duration. */
export function endOf(date: string, duration: string): string | null {
  const parsed = parseDuration(duration);
  return parsed ? addDuration(date, parsed) : null;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function format(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The date that `14.09.2026` or `1.9.2026` means, as `YYYY-MM-DD`; null for everything else. */
export function dateWrittenAs(text: string): string | null {
  const match = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text.trim());
  if (!match) return null;
  const date = format(Number(match[3]), Number(match[2]), Number(match[1]));
  return isDate(date) ? date : null;
}
