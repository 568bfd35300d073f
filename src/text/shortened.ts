/** A text of at most `most` characters (UTF-16 code units): the beginning of a longer one, with an ellipsis. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, beforePair(text, most - 1))}…` : text;
}

/** An index at which a text can be cut: half a pair of code units, such as an emoji has, is no character. */
export function beforePair(text: string, index: number): number {
  return index > 0 && (text.codePointAt(index - 1) ?? 0) > 0xffff ? index - 1 : index;
}
