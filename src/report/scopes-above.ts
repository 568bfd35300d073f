import { liesAmong } from "../model/content-kinds.ts";
import type { Position } from "../model/position.ts";
import type { Project } from "../model/project.ts";
import { madeOfText } from "../text/made-once.ts";
import { trimEnd } from "../text/trim.ts";

/** A heading of Markdown as somebody may have written it: also without a blank, or indented. */
const heading = /^[ \t]*(#{1,6})([^#].*)?$/su;

/**
 * Tells which words of a scope a place of a catalogue or audit is about. In a catalogue they are those of the headings above it,
 * also where an assessment could not be read, or belongs to a control that does not count.
 */
export function scopesAbove({
  texts,
  audits,
}: Pick<Project, "texts" | "audits">): (place: Position) => readonly string[] {
  const findings = new Map(
    audits.map(({ file, questions, findings: all }) => [
      file,
      [...questions, ...all].sort((a, b) => a.at.line - b.at.line),
    ]),
  );
  return ({ file, line }) => {
    const finding = findings.get(file)?.findLast(({ at }) => at.line <= line);
    if (finding) return finding.scopes.map(({ value }) => value);
    if (!liesAmong("catalog", file)) return [];
    return scopesByLine(texts.get(file) ?? "")[line - 1] ?? [];
  };
}

/** The words that count on every line of a text. */
const scopesByLine = madeOfText((text): readonly (readonly string[])[] => {
  const open = new Map<number, readonly string[]>();
  let current: readonly string[] = [];
  return text.split(/\r\n|\n|\r/).map((line) => {
    const [, marks, words = ""] = heading.exec(line) ?? [];
    if (marks === undefined) return current;
    const level = marks.length;
    for (const other of [...open.keys()]) if (other >= level) open.delete(other);
    if (level >= 3) open.set(level, scopesIn(trimEnd(words, /[\s#]/), level));
    current = [...open.values()].flat();
    return current;
  });
});

/** The words before the status; below level 3 headings part the text of an assessment, unless they look like one. */
function scopesIn(text: string, level: number): readonly string[] {
  const colon = text.lastIndexOf(":");
  if (colon < 0 && level > 3) return [];
  return (colon < 0 ? text : text.slice(0, colon))
    .replace(/[*_`~\\]/g, "")
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}
