/**
 * A text broken into lines for a drawing: between words and behind their hyphens; a word that is longer than a line gets a
 * hyphen. Nothing is left out: names of objects often differ at their end only.
 */
export function linesOf(text: string, length: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    let gap = line === "" ? "" : " ";
    for (const part of partsOf(word, length)) {
      if (line !== "" && line.length + gap.length + part.length > length) {
        lines.push(line);
        line = part;
      } else line += gap + part;
      gap = "";
    }
  }
  return [...lines, line];
}

/** Where a word may be broken. */
function partsOf(word: string, length: number): readonly string[] {
  return (word.match(/[^-/]*[-/]+|[^-/]+/g) ?? []).flatMap((part) => {
    const letters = [...part];
    const pieces: string[] = [];
    while (letters.length > length) pieces.push(`${letters.splice(0, length - 1).join("")}-`);
    return [...pieces, letters.join("")];
  });
}
