import { type Occurrence, occurrenceAt, type Thing } from "../rename/occurrences.ts";
import type { TextPlace } from "../text/edits.ts";
import type { RootState } from "./checked-root.ts";
import { type ContentDocument, lineAt } from "./content-workspace.ts";
import { wordAt } from "./cursor-context.ts";
import { evidenceOf } from "./definition.ts";

/** A thing that a place of a document is about, and the word there that says so. */
export interface NamedThing extends Thing {
  readonly start: TextPlace;
  readonly end: TextPlace;
}

/** What the word at a place names: as a reference, as a word of prose, or as the title of the file that describes it; null if nothing. */
export function thingAt({ path, text, state }: ContentDocument, place: TextPlace): NamedThing | null {
  const found: Occurrence | null = occurrenceAt(state.assessed.index, path, place);
  if (found) return found;
  const line = lineAt(text, place);
  const title = /^title:\s*/.exec(line);
  const described = title && describedIn(path, state);
  if (title && described) {
    const start = { line: place.line, column: title[0].length + 1 };
    return { ...described, start, end: { line: place.line, column: line.length + 1 } };
  }
  const word = wordAt(line, place.column - 1);
  const thing = word && thingOf(word.text, path, state);
  if (!word || !thing) return null;
  const at = (column: number): TextPlace => ({ line: place.line, column: column + 1 });
  return { ...thing, start: at(word.start), end: at(word.end) };
}

/** The thing that a file describes as a whole. */
function describedIn(path: string, { report }: RootState): Thing | null {
  const kinds = [
    ["site", report.sites],
    ["object", report.objects],
    ["risk", report.risks],
  ] as const;
  for (const [kind, entries] of kinds) {
    const entry = entries.find(({ file }) => file === path);
    if (entry) return { kind, id: entry.id };
  }
  const evidence = report.evidence.find(({ file }) => file === path);
  return evidence ? { kind: "evidence", id: evidence.path } : null;
}

function thingOf(word: string, path: string, { report, assessed }: RootState): Thing | null {
  const evidence = evidenceOf(word, path, report);
  if (evidence) return { kind: "evidence", id: evidence.path };
  const { index } = assessed;
  if (index.requirements.has(word)) return { kind: "requirement", id: word };
  if (index.sites.has(word)) return { kind: "site", id: word };
  if (index.objects.has(word)) return { kind: "object", id: word };
  if (index.project.controls.some(({ id }) => id === word)) return { kind: "control", id: word };
  return index.risks.has(word) ? { kind: "risk", id: word } : null;
}
