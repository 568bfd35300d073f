/** How dates, durations and sizes are written: by the page's language, never by the machine's locale. */
import type { Language } from "./data.ts";

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
    ...date.matchAll(/(\d{1,9})([YMWD])/g),
    ...[...time.matchAll(/(\d{1,9})([HMS])/g)].map((part) => [part[0], part[1], `T${part[2]}`]),
  ];
  const words = parts.map(([, number = "", unit = ""]) => {
    const forms = units[unit as keyof typeof units]?.[lang];
    return forms ? `${number} ${forms[Number(number) === 1 ? 0 : 1]}` : number;
  });
  return words.length === 0 ? duration : words.join(" ");
}

/** A whole number with its thousands apart. */
export function formatNumber(number: number, lang: Language): string {
  return String(number).replace(/\B(?=(?:\d{3}){1,7}$)/g, lang === "de" ? "." : ",");
}

/** A size in the units people know: `812 Byte`, `14 KB`, `2,3 MB` (1 KB = 1,000 bytes). */
export function formatBytes(bytes: number, lang: Language): string {
  if (bytes < 1000) return `${bytes} ${lang === "de" ? "Byte" : "bytes"}`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  const tenths = Math.round(bytes / 100_000);
  return `${Math.floor(tenths / 10)}${lang === "de" ? "," : "."}${tenths % 10} MB`;
}
