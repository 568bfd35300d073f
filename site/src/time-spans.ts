/** When things fall due: those that are over, single months from the report's day on, then years, then what has no day. */
import { addDays } from "../../src/text/date.ts";
import type { Language } from "./data.ts";

/** A part of time; its days are inclusive, null where it has no end on that side. */
export interface TimeSpan {
  readonly id: string;
  readonly kind: "past" | "month" | "year" | "none";
  readonly from: string | null;
  readonly to: string | null;
}

const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const monthId = (month: number) =>
  `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;

/**
 * The span that a day belongs to: each day belongs to exactly one.
 * @param months how many single months there are, that of the report's day included.
 */
export function spanOf(day: string | null, asOf: string, months: number): TimeSpan {
  if (day === null) return { id: "none", kind: "none", from: null, to: null };
  if (day < asOf) return { id: "past", kind: "past", from: null, to: addDays(asOf, -1) };
  const [month, first] = [monthNumber(day), monthNumber(asOf)];
  if (month < first + months) {
    const start = `${monthId(month)}-01`;
    return { id: monthId(month), kind: "month", from: start < asOf ? asOf : start, to: lastOf(month) };
  }
  const year = day.slice(0, 4);
  const after = `${monthId(first + months)}-01`;
  const start = `${year}-01-01`;
  return { id: year, kind: "year", from: start < after ? after : start, to: `${year}-12-31` };
}

function lastOf(month: number): string {
  return addDays(`${monthId(month + 1)}-01`, -1);
}

/** Things by the span of their day, in the order of time; spans without any are left out. */
export function bySpan<T>(
  things: readonly T[],
  dayOf: (thing: T) => string | null,
  asOf: string,
  months: number,
): readonly (TimeSpan & { readonly things: readonly T[] })[] {
  const found = new Map<string, TimeSpan & { readonly things: T[] }>();
  for (const thing of things) {
    const span = spanOf(dayOf(thing), asOf, months);
    const known = found.get(span.id);
    if (known) known.things.push(thing);
    else found.set(span.id, { ...span, things: [thing] });
  }
  const place = ({ kind, from }: TimeSpan) => (kind === "past" ? "" : kind === "none" ? "~" : (from ?? ""));
  return [...found.values()].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** What a span is called: `02.2027` or `Feb 2027`, `2028`, `2027, danach`; empty for what is over or has no day. */
export function spanName({ kind, id, from }: TimeSpan, language: Language): string {
  if (kind === "month") return monthName(id, language);
  if (kind !== "year") return "";
  return from?.endsWith("-01-01") ? id : { de: `${id}, danach`, en: `${id}, later` }[language];
}

const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A month (`2027-02`) as dates are written: `02.2027` or `Feb 2027`. */
export function monthName(month: string, language: Language): string {
  const [year = "", number = ""] = month.split("-");
  return { de: `${number}.${year}`, en: `${names[Number(number) - 1] ?? number} ${year}` }[language];
}

/** The address of a list that shows a span alone, by the name of its filter; null for what has no day. */
export function spanQuery({ kind, from, to }: TimeSpan, filter: string): string | null {
  if (kind === "none") return null;
  const parts = [
    ...(from === null ? [] : [`${filter}-from=${from}`]),
    ...(to === null ? [] : [`${filter}-to=${to}`]),
  ];
  return `?${parts.join("&")}`;
}
