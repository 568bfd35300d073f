/** A place in a text file of the content root. Lines and columns (UTF-16 code units) start at 1. */
export interface Position {
  /** Path relative to the content root, with `/`, in Unicode NFC. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A value together with the place where its first character stands. */
export interface Located<T> {
  readonly value: T;
  readonly at: Position;
}

/** A text in both languages of the toolkit; whoever shows it picks one. */
export interface Bilingual {
  readonly de: string;
  readonly en: string;
}

/** The languages in which the toolkit speaks to people. */
export type Language = keyof Bilingual;
