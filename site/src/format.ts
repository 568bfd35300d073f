/** How durations, numbers and sizes are written: by the page's language, never by the machine's locale. */
import { decimal } from "../../src/model/languages.ts";
import { durationWords } from "../../src/text/duration-words.ts";
import type { Language } from "./data.ts";

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
