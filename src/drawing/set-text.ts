/** Where a word may be broken: UTF-16 offset, and whether a hyphen is added there. */
interface WordBreak {
  readonly offset: number;
  readonly hyphen: boolean;
}

/** The font at hand: what texts of a plan are measured with. */
export interface FontMetrics {
  /** Width of a text in points. */
  width(text: string, size: number, bold: boolean): number;
  /** Where a word of German or English (BCP 47) may be broken, in rising order. */
  breaks(word: string, language: string): readonly WordBreak[];
}

/** Look of a text. */
export interface TextFace {
  readonly size: number;
  readonly bold: boolean;
}

/**
 * A text broken into lines that are no wider than `width` points: between words, at syllables, and where neither does,
 * between letters. Nothing is left out.
 */
export function linesWithin(
  text: string,
  width: number,
  { size, bold }: TextFace,
  metrics: FontMetrics,
  language: string,
): string[] {
  const fits = (line: string): boolean => metrics.width(line, size, bold) <= width;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((one) => one !== "")) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (fits(joined)) {
      line = joined;
      continue;
    }
    let rest = word;
    if (line !== "" && fits(word)) lines.push(line);
    else {
      let start = line === "" ? "" : `${line} `;
      while (!fits(start + rest)) {
        const head = headOf(rest, (part) => fits(start + part), metrics, language);
        if (head === null && start !== "") {
          lines.push(start.trimEnd());
          start = "";
          continue;
        }
        const cut = head ?? firstLetters(rest, fits);
        lines.push(start + cut.shown);
        start = "";
        rest = rest.slice(cut.taken);
      }
      rest = start + rest;
    }
    line = rest;
  }
  return line === "" ? lines : [...lines, line];
}

interface Cut {
  readonly shown: string;
  readonly taken: number;
}

/** The longest beginning of a word, up to one of its breaks, that fits. */
function headOf(
  word: string,
  fits: (part: string) => boolean,
  metrics: FontMetrics,
  language: string,
): Cut | null {
  const marks = [...word.matchAll(/[-/_.]+/g)].map((mark) => ({
    offset: mark.index + mark[0].length,
    hyphen: false,
  }));
  const cuts = [...metrics.breaks(word, language), ...marks]
    .filter(({ offset }) => offset < word.length)
    .map(({ offset, hyphen }) => ({ shown: word.slice(0, offset) + (hyphen ? "-" : ""), taken: offset }))
    .sort((a, b) => b.taken - a.taken);
  return cuts.find(({ shown }) => fits(shown)) ?? null;
}

/** As many letters as fit, one at least. */
function firstLetters(word: string, fits: (part: string) => boolean): Cut {
  const letters = [...word];
  let taken = letters[0] ?? "";
  for (const letter of letters.slice(1)) {
    if (!fits(taken + letter)) break;
    taken += letter;
  }
  return { shown: taken, taken: taken.length };
}
