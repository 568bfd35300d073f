import { mapLines } from "../text/lines.ts";

/** Lines of a Markdown file that could not be read, for a reason that is reported, and have been taken out. Inclusive. */
export interface LostPart {
  readonly from: number;
  readonly to: number;
  /** The Markdown headings in it, as written. */
  readonly headings: readonly string[];
  /** What can't be told any more: all that the control says in which it begins, one assessment, or nothing of it. */
  readonly disputes: "control" | "assessment" | "nothing";
}

/** Whether something is lost in a part of a text that disputes it (or more). `to` is the line behind the part. */
export function isDisputed(
  lost: readonly LostPart[],
  what: "control" | "assessment",
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  return lost.some(
    ({ from: begin, disputes }) =>
      begin >= from && begin < to && (disputes === "control" || disputes === what),
  );
}

/** What has been lost alone, but for its first lines, which are marks. */
export function textOfLost(text: string, lost: readonly LostPart[]): string {
  return mapLines(text, ({ number, text: line }) =>
    lost.some(({ from, to }) => number > from && number <= to) ? line : "",
  );
}
