/** A piece of a text from an opening sign to the next closing one, without both. */
export interface Between {
  readonly inside: string;
  /** Index of the opening sign, and behind the closing one. */
  readonly from: number;
  readonly to: number;
}

/**
 * What stands between an opening sign and the next closing one, in one pass: `/<[^>]*>/g` searches the end of the text again
 * for each opening sign that nothing closes.
 */
export function* between(text: string, open: string, close: string): Generator<Between, void> {
  let to = 0;
  for (;;) {
    const from = text.indexOf(open, to);
    const end = from < 0 ? -1 : text.indexOf(close, from + open.length);
    if (end < 0) return;
    to = end + close.length;
    yield { inside: text.slice(from + open.length, end), from, to };
  }
}

/** The text with `instead` for each such piece. */
export function replaceBetween(text: string, open: string, close: string, instead: string): string {
  let done = 0;
  let result = "";
  for (const { from, to } of between(text, open, close)) {
    result += text.slice(done, from) + instead;
    done = to;
  }
  return result + text.slice(done);
}
