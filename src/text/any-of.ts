/**
 * A pattern that finds any of some texts as they stand, the first of them that fits. The only pattern that is not written down:
 * texts cannot make it slow, whatever they are, and `test/architecture/patterns.test.ts` tries all others.
 * A line end in them finds `\r\n` too.
 */
export function anyOf(texts: readonly string[]): RegExp {
  return new RegExp(
    texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replaceAll("\n", "\\r?\\n")).join("|"),
    "gu",
  );
}
