/** What would break a line, hide in it or turn it around, and the sign that the escapes begin with. */
const unfit =
  /[\\\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/**
 * A text as part of one line that shows all that is in it: `\\` for a backslash, `\u{a}` for a line feed. Two texts never
 * become the same.
 */
export function escaped(text: string): string {
  return text.replace(unfit, (sign) =>
    sign === "\\" ? "\\\\" : `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** The text of which `escaped` makes this one; null if there is none. */
export function unescaped(line: string): string | null {
  let valid = true;
  const text = line.replace(/\\(?:\\|u\{([0-9a-f]{1,6})\})/g, (_, hex: string | undefined) => {
    const code = hex === undefined ? 0x5c : Number.parseInt(hex, 16);
    valid &&= code <= 0x10ffff;
    return valid ? String.fromCodePoint(code) : "";
  });
  return valid && escaped(text) === line ? text : null;
}
