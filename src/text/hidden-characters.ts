/**
 * Characters that nobody sees and that change what is seen: control characters but tab and line ends, line and paragraph
 * separators, marks for the direction of writing, blanks without width, tags.
 */
const hidden =
  /(?![\t\n\r])\p{Cc}|\p{Cs}|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** A sign other than those that nearly all texts are made of: the rest is looked at closely, since all that is read comes here. */
const unusual = /[^\t\n\r -~\u00a0-\u02ff\u2010-\u2027\u20ac]/;

/** Whether a text holds any. */
export function hasHidden(text: string): boolean {
  return unusual.test(text) && text.search(hidden) >= 0;
}

/** The text with the sign � in their place: as long as before, and nothing in it is hidden. */
export function showHidden(text: string): string {
  return hasHidden(text) ? text.replace(hidden, (found) => "\ufffd".repeat(found.length)) : text;
}

/** The text without them. */
export function withoutHidden(text: string): string {
  return text.replace(hidden, "");
}

/** Their places in a text, in order, also of those that are written as `&#x202e;` or `\u202e`. */
export function findHidden(text: string): { readonly offset: number; readonly code: number }[] {
  const written = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));|\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))/gi;
  const found = [...text.matchAll(hidden)].map(({ 0: sign, index }) => ({
    offset: index,
    code: sign.codePointAt(0) ?? 0,
  }));
  for (const { index, 1: hex, 2: decimal, 3: two, 4: four, 5: eight } of text.matchAll(written)) {
    const code =
      decimal === undefined ? Number.parseInt(hex ?? two ?? four ?? eight ?? "", 16) : Number(decimal);
    if (code <= 0x10ffff && hasHidden(String.fromCodePoint(code))) found.push({ offset: index, code });
  }
  return found.sort((a, b) => a.offset - b.offset);
}
