import { type ContentKind, liesAmong } from "../model/content-kinds.ts";
import type { Problem, Sourced } from "../model/project.ts";
import { mapLines } from "../text/lines.ts";
import { madeOfText } from "../text/made-once.ts";
import { heedStray } from "./file-level.ts";
import { frontMatterOf, frontMatterProblem } from "./front-matter.ts";
import type { LostPart } from "./lost-part.ts";
import { conflictProblems, conflictsIn, withoutConflicts } from "./merge-conflict.ts";
import { readMetadata, unreadableMetadata } from "./metadata.ts";

/** A Markdown text with metadata as it was written, and what of it can be read. */
export interface WrittenText {
  /** The text without what does not count; all that is left stands in its own line. */
  readonly text: string;
  /** Merge conflicts, which have been taken out of the text. */
  readonly lost: readonly LostPart[];
  /** Whether it has a front matter, readable or not. */
  readonly hasMetadata: boolean;
  /** Reads its front matter against a schema. */
  readonly metadata: <T>(schema: ContentKind) => Sourced<T>;
}

interface Labelled {
  readonly classification: string;
}

/** Takes out what does not count: merge conflicts, and a front matter that Markdown would not see as one. */
export function readWritten(file: string, written: string, problems: Problem[]): WrittenText {
  const conflicts = conflictsIn(written);
  problems.push(...conflictProblems(file, conflicts, liesAmong("evidence", file) ? file : null));
  const matter = frontMatterOf(written);
  const length = matter.kind === "none" ? 0 : matter.lines;
  const [first] = conflicts;
  // Without the part in conflict nobody knows what the metadata are to say, nor where they end.
  const withMetadata =
    first?.from === 1 &&
    frontMatterOf(written.slice(written.search(/\r\n|\n|\r/)).trimStart()).kind !== "none";
  const disputed = first !== undefined && (first.from <= length || withMetadata);
  const problem = disputed ? null : frontMatterProblem(file, matter);
  if (problem) problems.push(problem);
  const unreadable = unreadableMetadata(file);
  const text = withoutConflicts(written, conflicts);
  return {
    lost: conflicts,
    hasMetadata: matter.kind !== "none" || disputed,
    text:
      disputed || problem ? mapLines(text, ({ number, text: line }) => (number <= length ? "" : line)) : text,
    metadata: <T>(schema: ContentKind) => {
      if (disputed) return unreadable;
      const yaml = matter.kind === "none" ? null : matter.yaml;
      const read = frontMatterRead(JSON.stringify({ schema, file, yaml }));
      const found = [...read.problems];
      const metadata = heedStray(read.metadata as Sourced<T & Labelled>, written, found);
      if (matter.kind !== "unclosed") problems.push(...found);
      // Where it ends is a guess: it holds if all up to there can be read.
      else if (found.length > 0) return unreadable;
      return metadata;
    },
  };
}

/** What a front matter says, read once as long as it stays as it is: most edits change the text below it. */
const frontMatterRead = madeOfText((asked) => {
  const { schema, file, yaml }: { schema: ContentKind; file: string; yaml: string | null } =
    JSON.parse(asked);
  const problems: Problem[] = [];
  const metadata = readMetadata<object>(schema, file, yaml, 2, problems);
  return { metadata, problems };
});
