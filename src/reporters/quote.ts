import type { ReportFinding } from "../model/finding.ts";
import { clean } from "../text/clean.ts";
import { beforePair } from "../text/shortened.ts";
import { paint } from "./ansi.ts";

/** Longest part of a source line that is quoted. */
const quoteWidth = 100;

/** The line of the file that a finding points at, and carets below what is wrong in it; none for a whole file. */
export function quote(
  { line, column, excerpt, fix }: ReportFinding,
  style: string,
  options: { readonly colour: boolean },
): string[] {
  // A missing key or a whole file is reported at 1:1, where nothing is wrong itself.
  if (excerpt === null || (line === 1 && column === 1 && !excerpt.startsWith("#"))) return [];
  const source = clean(excerpt.replaceAll("\t", " "));
  const start = column - 1;
  const fixed = fix && fix.start.line === line && fix.start.column === column && fix.end.line === line;
  const length = fixed ? fix.end.column - column : lengthOfWrong(source.slice(start));
  const from =
    source.length <= quoteWidth
      ? 0
      : beforePair(source, Math.max(0, Math.min(start - 30, source.length - quoteWidth)));
  const end = beforePair(source, from + quoteWidth);
  const shown = source.slice(from, end);
  const before = from > 0 ? "…" : "";
  const after = end < source.length ? "…" : "";
  const carets = "^".repeat(Math.max(1, Math.min(length, from + shown.length - start)));
  const gutter = `${line} │`.padStart(8);
  const empty = "│".padStart(8);
  return [
    `${paint(gutter, "2", options)} ${before}${shown}${after}`,
    `${paint(empty, "2", options)} ${" ".repeat(start - from + before.length)}${paint(carets, style, options)}`,
  ];
}

/** How far what begins here goes: a heading, a link, the text of a list item, or a value up to a comma or bracket. */
function lengthOfWrong(text: string): number {
  const part = /^#+ .*/.exec(text) ??
    /^!?\[[^\]]*\](?:\([^)]*\))?/.exec(text) ??
    /^[^,;:{}[\]]+:?/.exec(text) ?? [""];
  return part[0].trimEnd().length;
}
