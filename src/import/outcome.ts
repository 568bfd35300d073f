import type { Bilingual } from "../model/position.ts";

/** Why a row of a source was not taken (FORMAT.md, Imports; `conflict` to `unwritable` arise where content is there already, or a text can't be written, the others in sources with a structure of their own). */
export type Reason =
  | "requirement-missing"
  | "requirement-unknown"
  | "requirement-withdrawn"
  | "status-missing"
  | "status-unknown"
  | "status-contradictory"
  | "scope-unknown"
  | "scope-unclear"
  | "duplicate"
  | "conflict"
  | "read-only"
  | "unwritable"
  | "no-place"
  | "link-end-missing"
  | "unrated"
  | "outdated";

/** A place in a source. */
export interface SourcePlace {
  /** The file as it was given. */
  readonly file: string;
  /** Empty for a CSV file. */
  readonly sheet: string;
  /** As a spreadsheet numbers it; of a CSV file the record. */
  readonly row: number;
}

/** A row that was not taken. */
export interface NotTaken {
  readonly place: SourcePlace;
  readonly reason: Reason;
  /** What stands there, or what else a person needs to know; a text of the source is the same in both. */
  readonly detail: Bilingual;
}

/** A cell of a taken row that could not be read, and so does not count. */
export interface CellNote {
  readonly place: SourcePlace;
  /** Letters of its column (`H`), or the heading. */
  readonly column: string;
  readonly detail: Bilingual;
}

/** What became of the rows of a source. */
export interface Accounting {
  readonly read: number;
  readonly taken: number;
  readonly notTaken: readonly NotTaken[];
  readonly cells: readonly CellNote[];
  /** What holds for the source as a whole. */
  readonly remarks: readonly Bilingual[];
}

/** The line that every import prints: `read N = taken T + not taken U`. */
export function countLine({ read, taken, notTaken }: Accounting): string {
  return `read ${read} = taken ${taken} + not taken ${notTaken.length}`;
}
