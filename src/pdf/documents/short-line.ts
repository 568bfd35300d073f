/** Most characters of a text on the pages for the management. */
const most = 90;

/** A text of at most 90 characters: whole words and an ellipsis. A long one stands whole in A.5 or A.6. */
export function shortLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const letters = [...line];
  if (letters.length <= most) return line;
  const cut = letters.slice(0, most - 2).join("");
  return `${cut.includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : cut} …`;
}
