// The scripts of the pages use it too, which are bundled without the toolkit's modules.
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

/** A day that stands by itself in a sentence, not in a path or name. */
const loneDay = /(?<=^|[\s(])\d{4}-\d{2}-\d{2}(?=$|[\s).,;:])/g;

/** A sentence of the check with its days as the language writes them; what it quotes from the content stays. */
export function withDays(sentence: string, lang: Language): string {
  let quoted = false;
  return sentence
    .split(/([„“”])/)
    .map((piece) => {
      if (piece === "„") quoted = true;
      // In English it opens what it closes in German.
      else if (piece === "“") quoted = !quoted;
      else if (piece === "”") quoted = false;
      else if (!quoted) return piece.replace(loneDay, (day) => formatDate(day, lang));
      return piece;
    })
    .join("");
}
