import { suggest } from "../text/suggest.ts";

/** What an exercise at a table is called, in letters alone: in the format, and in German (BSI-Standard 200-4). */
const tableTop = ["tabletop", "planbesprechung"] as const;

/**
 * The kind of an exercise: `table-top` however it is written, with what follows it and with a slip of the pen, since an
 * exercise at a table that were taken for another would show times that nobody measured. Any other kind as it is written.
 */
export function exerciseKind(written: string): string {
  const letters = written.toLowerCase().replace(/[^\p{L}]/gu, "");
  const isTableTop = tableTop.some((name) => letters.startsWith(name)) || suggest(letters, tableTop) !== null;
  return isTableTop ? "table-top" : written;
}
