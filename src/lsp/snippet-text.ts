/** A place of a snippet that is to be filled in: what stands there at first, or words to choose from. */
export type Hole = string | readonly string[];

/** First of the signs that stand for holes while a text is written; they have no meaning of their own in Unicode. */
const firstSign = 0xe000;

/**
 * A text as a snippet of the protocol: `write` is given a sign for each hole and returns the text with these signs in it, by
 * the same functions that write content elsewhere.
 */
export function snippetText(holes: readonly Hole[], write: (...signs: string[]) => string): string {
  const signs = holes.map((_, i) => String.fromCharCode(firstSign + i));
  const text = write(...signs).replace(/[\\$}]/g, "\\$&");
  return holes.reduce<string>(
    (all, hole, i) => all.replaceAll(signs[i] ?? "", () => written(hole, i + 1)),
    text,
  );
}

function written(hole: Hole, number: number): string {
  if (typeof hole === "string") return `\${${number}:${hole.replace(/[\\$}]/g, "\\$&")}}`;
  return `\${${number}|${hole.map((word) => word.replace(/[\\$},|]/g, "\\$&")).join(",")}|}`;
}
