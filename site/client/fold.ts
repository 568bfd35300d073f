const umlauts: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

/** What became of a sign beyond ASCII; there are few of them, and texts are long. */
const folded = new Map<string, string>();

/**
 * How words are compared: in lower case, umlauts and ß written out, other accents taken off. What joins words (hyphen, slash,
 * underscore) and signs beyond ASCII become spaces, so that "USV-Anlage" is "USV Anlage". Each letter of a text in Unicode
 * NFC is folded by itself.
 */
export function fold(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[-/_]/g, " ")
    .replace(/[^\0-\x7f]/g, foldLetter);
}

/** A single UTF-16 code unit folded. */
export function foldLetter(letter: string): string {
  const known = folded.get(letter);
  if (known !== undefined) return known;
  const lower = letter.toLowerCase();
  const plain = umlauts[lower] ?? lower.normalize("NFD").replace(/\p{Mark}|\p{Format}/gu, "");
  const result = plain === "" || /[\p{Letter}\p{Number}]/u.test(plain) ? plain : " ";
  folded.set(letter, result);
  return result;
}
