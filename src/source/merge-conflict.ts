import type { Problem } from "../model/project.ts";
import { linesOf, mapLines } from "../text/lines.ts";
import type { LostPart } from "./lost-part.ts";

/** A mark of git at the beginning of a line (gitattributes: seven signs); the versions' names may stand behind. */
const marks = { begin: /^<{7}(?: |$)/, middle: /^={7}$/, end: /^>{7}(?: |$)/ } as const;

/**
 * The unresolved merge conflicts of a text, in each of which two versions stand between the marks that git leaves: all three
 * at the beginning of lines, in order.
 */
export function conflictsIn(text: string): LostPart[] {
  if (!text.includes("<<<<<<<")) return [];
  const conflicts: LostPart[] = [];
  let begin: number | null = null;
  let middle = false;
  let headings: string[] = [];
  for (const { number, text: line } of linesOf(text)) {
    if (marks.begin.test(line)) {
      begin = number;
      middle = false;
      headings = [];
    } else if (begin !== null && marks.middle.test(line)) middle = true;
    else if (begin !== null && middle && marks.end.test(line)) {
      conflicts.push({ from: begin, to: number, headings, disputes: "control" });
      begin = null;
    } else if (begin !== null && /^ {0,3}#{1,6}[ \t]/.test(line)) headings.push(line.trim());
  }
  return conflicts;
}

/**
 * A text without its conflicts: nothing of them counts. Where a version has headings, nobody can tell to which of them
 * belongs what follows: up to the next heading that closes all of them it does not count either.
 */
export function withoutConflicts(text: string, conflicts: readonly LostPart[]): string {
  let closing: RegExp | null = null;
  return mapLines(text, ({ number, text: line }) => {
    const conflict = conflicts.find(({ from, to }) => number >= from && number <= to);
    if (conflict) {
      const highest = Math.min(...conflict.headings.map((heading) => heading.search(/[^#]/)));
      closing = highest <= 2 ? /^#{1,2}[ \t]/ : highest === 3 ? /^#{1,3}[ \t]/ : null;
      return "";
    }
    if (closing && !closing.test(line)) return "";
    closing = null;
    return line;
  });
}

/**
 * The problems of conflicts, each at its first mark.
 *
 * @param evidence path of the evidence that the file is or describes
 */
export function conflictProblems(
  file: string,
  conflicts: readonly LostPart[],
  evidence: string | null,
): Problem[] {
  return conflicts.map(({ from, to }) => ({
    rule: "merge-conflict",
    at: { file, line: from, column: 1 },
    message: {
      de: `In den Zeilen ${from} bis ${to} stehen zwei Fassungen nebeneinander; nichts davon zählt.`,
      en: `In the lines ${from} to ${to} two versions stand side by side; nothing of them counts.`,
    },
    help: {
      de: "Behalten Sie von den beiden Fassungen die richtige, und löschen Sie die Zeilen, die mit „<<<<<<<“, „=======“ und „>>>>>>>“ beginnen.",
      en: "Keep the right one of the two versions, and delete the lines that begin with “<<<<<<<”, “=======” and “>>>>>>>”.",
    },
    ...(evidence === null ? {} : { evidence }),
  }));
}
