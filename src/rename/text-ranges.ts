import { replaceRange, type TextEdit } from "../text/edits.ts";

/** Replacements in the texts of files. Of two that overlap the first that was added stands. */
export class TextRanges {
  private readonly texts: ReadonlyMap<string, string>;
  private readonly files = new Map<string, { readonly ranges: Range[]; readonly taken: Uint8Array }>();

  constructor(texts: ReadonlyMap<string, string>) {
    this.texts = texts;
  }

  add(file: string, range: Range): void {
    let known = this.files.get(file);
    if (!known) {
      known = { ranges: [], taken: new Uint8Array(this.textOf(file).length) };
      this.files.set(file, known);
    }
    if (known.taken.subarray(range.from, range.to).includes(1)) return;
    known.taken.fill(1, range.from, range.to);
    known.ranges.push(range);
  }

  /** Whether an offset lies in what is replaced. */
  has(file: string, at: number): boolean {
    return this.files.get(file)?.taken[at] === 1;
  }

  /** The edits by file, sorted by path; those of a file by place. */
  edits(): Map<string, TextEdit[]> {
    return new Map(
      [...this.files]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([file, { ranges }]) => {
          const text = this.textOf(file);
          const sorted = ranges.sort((a, b) => a.from - b.from);
          return [file, sorted.map(({ from, to, text: right }) => replaceRange(text, from, to, right))];
        }),
    );
  }

  private textOf(file: string): string {
    return this.texts.get(file) ?? "";
  }
}

/** A piece of a text by its offsets, and what comes in its place. */
interface Range {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}
