import type { Problem } from "../model/project.ts";
import { type Line, linesOf } from "../text/lines.ts";

/**
 * The YAML between the two `---` lines at the beginning of a Markdown text. Where a mark is missing or not exactly `---`, it
 * ends where it most plausibly does: `lines` are its lines with the marks, `at` is the one to mend.
 */
export type FrontMatter =
  | { readonly kind: "none" }
  | { readonly kind: "found"; readonly yaml: string; readonly lines: number }
  | {
      readonly kind: "unclosed" | "inexact";
      readonly yaml: string;
      readonly lines: number;
      readonly at: Pick<Line, "number" | "text">;
    };

const mark = /^---[ \t]*$/;
/** What Word, a slip or another tool makes of `---`. A single hyphen can be an entry of a list. */
const nearlyMark = /^\uFEFF?(?:[-\u2010-\u2015\u2212]{2,}|[\u2010-\u2015\u2212]|\.{3}|\u2026)\s*$/u;
const indentedMark = /^[\s\uFEFF]+[-\u2010-\u2015\u2212]{2,}\s*$/u;

/** Finds the front matter of a Markdown text; its YAML begins on line 2. */
export function frontMatterOf(text: string): FrontMatter {
  const lines = linesOf(text);
  const [first, second] = lines;
  if (!first) return { kind: "none" };
  const exact = mark.test(first.text);
  const meant =
    (nearlyMark.test(first.text) || indentedMark.test(first.text)) &&
    /^[\w-]+:(?:\s|$)/.test(second?.text ?? "");
  if (!exact && !meant) return { kind: "none" };
  const rest = lines.slice(1);
  const end = rest.find((line) => mark.test(line.text) || nearlyMark.test(line.text));
  const yaml = (until: number): string =>
    lines
      .slice(1, until - 1)
      .map((line) => line.text)
      .join("\n");
  if (end) {
    const found = { yaml: yaml(end.number), lines: end.number };
    if (!mark.test(end.text)) return { kind: "inexact", ...found, at: end };
    return exact ? { kind: "found", ...found } : { kind: "inexact", ...found, at: first };
  }
  // Without an end: up to an indented one, the first empty line or the first heading.
  const stop = rest.find(
    (line) => line.text.trim() === "" || /^#{2,6}(?:\s|$)/.test(line.text) || indentedMark.test(line.text),
  );
  const isMark = stop !== undefined && indentedMark.test(stop.text);
  const until = stop?.number ?? lines.length + 1;
  return {
    kind: isMark ? "inexact" : "unclosed",
    yaml: yaml(until),
    lines: isMark ? until : until - 1,
    at: isMark && stop ? stop : first,
  };
}

/** The problem of a front matter whose opening or closing line is missing or not exactly `---`; null if it has none. */
export function frontMatterProblem(path: string, matter: FrontMatter): Problem | null {
  if (matter.kind === "none" || matter.kind === "found") return null;
  const { number, text } = matter.at;
  const at = { file: path, line: number, column: 1 };
  const rule = "front-matter-invalid";
  if (matter.kind === "unclosed") {
    return {
      rule,
      at: { file: path, line: 1, column: 1 },
      message: {
        de: "Die Metadaten beginnen mit „---“, aber die schließende Zeile „---“ fehlt.",
        en: "The front matter begins with “---”, but the closing line “---” is missing.",
      },
      help: {
        de: "Schreiben Sie nach der letzten Angabe eine Zeile, die nur aus „---“ besteht.",
        en: "Write a line that consists of “---” alone after the last key.",
      },
    };
  }
  return {
    rule,
    at,
    message: {
      de: `Die Metadaten ${number === 1 ? "beginnen" : "enden"} mit „${text.trim()}“, nicht mit „---“ am Anfang der Zeile.`,
      en: `The front matter ${number === 1 ? "begins" : "ends"} with “${text.trim()}”, not with “---” at the beginning of the line.`,
    },
    help: {
      de: "Schreiben Sie genau drei Bindestriche in die Zeile, ohne Leerzeichen davor.",
      en: "Write exactly three hyphens into the line, without blanks before them.",
    },
    fix: { file: path, start: at, end: { line: number, column: text.length + 1 }, text: "---" },
  };
}
