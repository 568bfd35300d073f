import type { Bilingual } from "../../model/position.ts";

/** A part of a file's text: a page, a sheet, the subject of an e-mail. */
interface TextPart {
  /** What the part is; null for the text as such. */
  readonly label: Bilingual | null;
  /** With its line ends; empty for one that has none, such as a scanned page. */
  readonly text: string;
}

/**
 * What a file says of itself, beside its text:
 *
 * - `signed`: it carries an electronic signature; nobody has verified it here
 * - `changed-since-signed`: a PDF to which something was added behind what its last signature covers
 * - `time-stamped`: it carries an electronic time stamp
 * - `encrypted`: its text can be read with a key only
 * - `incomplete`: an e-mail that ends before its parts do
 */
export type FileMark = "signed" | "changed-since-signed" | "time-stamped" | "encrypted" | "incomplete";

/** The text of a file, as far as the search reads it. */
export interface FileText {
  readonly parts: readonly TextPart[];
  /** True if the file has more than is read. */
  readonly cut: boolean;
  readonly marks: readonly FileMark[];
  /** Names of the files that it carries, in their order; a file without a name is an empty one. */
  readonly attachments: readonly string[];
}

/**
 * Why a file has no text here: its bytes are not what a reader of this format understands, only a password opens it, or it
 * goes beyond the limits of size, time and memory.
 */
export type NoText = "damaged" | "password" | "too-much";

/** Characters that are read of a file at most: what a person reads is there, and what was made to harm ends soon. */
export const mostCharacters = 100_000;

/** Names of attached files that are told at most, and the characters of one. */
const mostAttachments = 100;
const longestName = 200;

/** The names of attached files, no more of them than a page shows. */
export function namesOf(attachments: readonly string[]): string[] {
  return attachments.slice(0, mostAttachments).map((name) => name.slice(0, longestName));
}

/** Gathers text up to {@link mostCharacters}. */
export class TextGatherer {
  private readonly parts: { label: Bilingual | null; pieces: string[] }[] = [];
  private left = mostCharacters;
  private more = false;

  /** True if there was more text than is read: nothing further has to be looked at. */
  get isFull(): boolean {
    return this.more;
  }

  /** Begins a part. */
  begin(label: Bilingual | null): void {
    this.parts.push({ label, pieces: [] });
  }

  /** Adds to the part that was begun last. */
  add(text: string): void {
    if (this.parts.length === 0) this.begin(null);
    const taken = text.slice(0, this.left);
    this.left -= taken.length;
    this.more ||= taken.length < text.length;
    if (taken !== "") this.parts.at(-1)?.pieces.push(taken);
  }

  /** What was gathered, with what else the file says of itself. */
  text(marks: readonly FileMark[] = [], attachments: readonly string[] = []): FileText {
    return {
      parts: this.parts.map(({ label, pieces }) => ({ label, text: pieces.join("") })),
      cut: this.more,
      marks,
      attachments: namesOf(attachments),
    };
  }
}
