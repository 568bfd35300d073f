import type { RootContent } from "mdast";

/**
 * Markdown that officers wrote, as a plain mdast tree without positions, raw HTML and unsafe addresses. An address that
 * leads into `evidence/` is the evidence's path from the content root (not percent-encoded); every other one is a web or
 * mail address.
 */
export type Prose = readonly RootContent[];

declare module "mdast" {
  interface TextData {
    /** True for the number of evidence that an edition may not show: whoever shows it says so in the reader's language. */
    withheld?: true;
  }
  interface ListItemData {
    /** Of an item that is a question of an audit, or a part of one: its place among the audit's `questions`. */
    question?: number;
  }
}
