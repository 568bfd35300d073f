import { type Bilingual, copyOf, type Language } from "./data.ts";
import { type Kind, pathOf, type Route, relative } from "./routes.ts";

/** What every component of a page needs to know: its language, and how to point at other pages from here. */
export interface Page extends Route {
  /** Picks the page's language. */
  say(text: Bilingual): string;
  /** Relative address of another page of the same language; null where there is no such page. */
  link(kind: Kind, id?: string, query?: string): string | null;
  /** Relative address of this page in the other language. */
  readonly other: string;
  /** Relative address of a file below the root of the site. */
  file(path: string): string;
  /** Relative address of the copy of an evidence file; null if it may not be shown. */
  copy(evidence: string): string | null;
  /** Language mark for what officers or the BSI wrote in German: absent where the page is German itself. */
  readonly german: "de" | undefined;
  /** A date as the language writes it; an unreadable one as it stands. */
  date(date: string | null): string;
  /** A new id, unique in the page. */
  newId(prefix: string): string;
}

/** The page of a route. */
export function createPage(route: Route): Page {
  const { lang, path } = route;
  let ids = 0;
  return {
    ...route,
    say: (text) => text[lang],
    link: (kind, id = "", query = "") => {
      const target = pathOf(kind, id, lang);
      return target === null ? null : relative(path, target) + query;
    },
    other: relative(path, pathOf(route.kind, route.id, lang === "de" ? "en" : "de") ?? "index.html"),
    file: (target) => relative(path, target),
    copy: (evidence) => {
      const copy = copyOf(evidence);
      return copy === null ? null : relative(path, copy);
    },
    german: lang === "en" ? "de" : undefined,
    date: (date) => formatDate(date, lang),
    newId: (prefix) => {
      ids += 1;
      return `${prefix}-${ids}`;
    },
  };
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `14.09.2026` or `14 Sep 2026`; an empty text for null. Never by the machine's locale. */
export function formatDate(date: string | null, lang: Language): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? "");
  if (!match) return date ?? "";
  const [, year, month, day] = match;
  return lang === "de"
    ? `${day}.${month}.${year}`
    : `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`;
}

const units = {
  Y: { de: ["Jahr", "Jahre"], en: ["year", "years"] },
  M: { de: ["Monat", "Monate"], en: ["month", "months"] },
  W: { de: ["Woche", "Wochen"], en: ["week", "weeks"] },
  D: { de: ["Tag", "Tage"], en: ["day", "days"] },
  TH: { de: ["Stunde", "Stunden"], en: ["hour", "hours"] },
  TM: { de: ["Minute", "Minuten"], en: ["minute", "minutes"] },
  TS: { de: ["Sekunde", "Sekunden"], en: ["second", "seconds"] },
} as const;

/** An ISO 8601 duration in words (`P1Y6M`: 1 Jahr 6 Monate); an unreadable one as it stands. */
export function formatDuration(duration: string | null, lang: Language): string {
  if (duration === null) return "";
  const [date = "", time = ""] = duration.replace(/^P/, "").split("T");
  const parts = [
    ...date.matchAll(/(\d+)([YMWD])/g),
    ...[...time.matchAll(/(\d+)([HMS])/g)].map((part) => [part[0], part[1], `T${part[2]}`]),
  ];
  const words = parts.map(([, number = "", unit = ""]) => {
    const forms = units[unit as keyof typeof units]?.[lang];
    return forms ? `${number} ${forms[Number(number) === 1 ? 0 : 1]}` : number;
  });
  return words.length === 0 ? duration : words.join(" ");
}

/** A size in the units people know: `812 Byte`, `14 KB`, `2,3 MB` (1 KB = 1,000 bytes). */
export function formatBytes(bytes: number, lang: Language): string {
  if (bytes < 1000) return `${bytes} ${lang === "de" ? "Byte" : "bytes"}`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  const tenths = Math.round(bytes / 100_000);
  return `${Math.floor(tenths / 10)}${lang === "de" ? "," : "."}${tenths % 10} MB`;
}
