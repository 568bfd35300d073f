import { withoutHidden } from "../text/hidden-characters.ts";

/** The lines of a source's text that say something, without blanks around them and without characters that nobody sees. */
export function sourceLines(text: string): string[] {
  return text
    .normalize("NFC")
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => withoutHidden(line).trim())
    .filter((line) => line !== "");
}

/** A source's text on one line. */
export function sourceLine(text: string): string {
  return sourceLines(text).join(" ").replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
}
