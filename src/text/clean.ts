/**
 * Text on one line, of the same length: control characters become spaces, and what would turn the direction
 * of writing a visible sign. Content is untrusted: neither may reach a terminal or a page.
 */
export function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]/gu, " ")
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}
