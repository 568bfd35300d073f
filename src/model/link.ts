import type { Located, Position } from "./position.ts";

/**
 * How something that was meant as a link is written so that Markdown reads none, or none for sure: with a blank or otherwise
 * broken, as HTML, as a wiki link, text and address apart or the wrong way round, the address alone (in text, in code),
 * without an address, by a label that is defined nowhere, or by one whose definition has a finding of its own; or struck out, or in an item whose box is not ticked.
 */
export type LinkSlip =
  | "blank"
  | "malformed"
  | "html"
  | "wiki"
  | "apart"
  | "reversed"
  | "plain"
  | "code"
  | "empty"
  | "undefined"
  | "label"
  | "struck"
  | "unticked";

/** A link or image of a Markdown file in `controls/`, or what was meant as one. */
export interface Link {
  readonly at: Position;
  /** The address as written. */
  readonly target: string;
  /** Its text, without markup. */
  readonly text: string;
  /**
   * Where it leads: into `evidence/` (then `path` is set), elsewhere in the content root, out of it (or absolute), or to
   * a web or mail address or an anchor.
   */
  readonly leads: "evidence" | "inside" | "outside" | "web";
  /** Path from the content root in NFC, decoded, without query and anchor. */
  readonly path: string | null;
  /** Null for a link that is one. */
  readonly slip: LinkSlip | null;
  /** The address as it stands in the text, with its place (of a reference in its definition); null if that can't be told. */
  readonly written: Located<string> | null;
}
