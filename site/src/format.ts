/** How dates, durations and sizes are written: by the page's language, never by the machine's locale. */
import { decimal } from "../../src/model/position.ts";
import { durationWords } from "../../src/text/duration-words.ts";
import type { Language } from "./data.ts";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `14.09.2026` or `14 Sep 2026`; an empty text for null. Never by the machine's locale. */
export function formatDate(date: string | null, lang: Language): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? "");
  if (!match) return date ?? "";
  const [, year, month, day] = match;
  return {
    de: `${day}.${month}.${year}`,
    en: `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`,
  }[lang];
}

/** An ISO 8601 duration in words (`P1Y6M`: 1 Jahr 6 Monate); an unreadable one as it stands. */
export function formatDuration(duration: string | null, lang: Language): string {
  return duration === null ? "" : durationWords(duration)[lang];
}

/** A whole number with its thousands apart. */
export function formatNumber(number: number, lang: Language): string {
  return String(number).replace(/\B(?=(?:\d{3}){1,7}$)/g, { de: ".", en: "," }[lang]);
}

/** A size in the units people know: `812 Byte`, `14 KB`, `2,3 MB` (1 KB = 1,000 bytes). */
export function formatBytes(bytes: number, lang: Language): string {
  if (bytes < 1000) return `${bytes} ${{ de: "Byte", en: "bytes" }[lang]}`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  const tenths = Math.round(bytes / 100_000);
  return `${decimal((tenths / 10).toFixed(1), lang)} MB`;
}
