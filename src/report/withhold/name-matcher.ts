/** A name that must not appear, and what stands in its place. */
export interface HiddenName {
  readonly name: string;
  readonly neutral: string;
  /**
   * An id or a file name is written in one way; a title in any: with other blanks, line breaks, marks between its words. A
   * folder is written as an id is, and only beside what parts a path.
   */
  readonly kind: "id" | "title" | "folder";
}

/** Finds names in texts, and replaces them. */
export interface NameMatcher {
  /** The text with every name replaced. */
  replace(text: string): string;
  /** Texts that are read as one, such as the parts of a sentence around its markup, with every name replaced. */
  replaceAcross(pieces: readonly string[]): readonly string[];
  standsIn(text: string): boolean;
}

interface Word {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

interface Candidate extends HiddenName {
  readonly keys: readonly string[];
}

/**
 * A run of letters and digits, with what does not part a word in between: soft hyphens and the like, and marks of Markdown
 * (`Tresor**raum**`, `Tresor\-raum` is none).
 */
const word = /[\p{L}\p{N}]\p{M}*(?:[\p{Cf}*`~\\]*[\p{L}\p{N}]\p{M}*)*/gu;

/** Between two words of a title there is no more than this: blanks, punctuation, marks, the lines of a quotation. */
const widestGap = 24;

/** The words of a text as they are compared: without case, Unicode form and what is not seen. */
export function wordsOf(text: string): readonly string[] {
  return split(text).map(({ key }) => key);
}

function split(text: string): Word[] {
  return [...text.matchAll(word)].map((match) => ({
    key: keyOf(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function keyOf(text: string): string {
  if (/^[a-z0-9]+$/.test(text)) return text;
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[^\p{L}\p{N}\p{M}]/gu, "");
}

/** Makes the matcher; of names that begin at one place the longest counts. */
export function nameMatcher(names: readonly HiddenName[]): NameMatcher {
  const byFirst = new Map<string, Candidate[]>();
  for (const one of names) {
    const keys = wordsOf(one.name);
    const [first] = keys;
    if (first === undefined) continue;
    const known = byFirst.get(first);
    if (known) known.push({ ...one, keys });
    else byFirst.set(first, [{ ...one, keys }]);
  }
  for (const candidates of byFirst.values())
    candidates.sort((a, b) => b.keys.length - a.keys.length || b.name.length - a.name.length);

  function* found(text: string): Generator<{ start: number; end: number; neutral: string }> {
    const words = split(text);
    for (let i = 0; i < words.length; i += 1) {
      const candidates = byFirst.get(words[i]?.key ?? "");
      const match = candidates?.find((one) => stands(one, text, words, i));
      if (!match) continue;
      const last = i + match.keys.length - 1;
      yield { start: words[i]?.start ?? 0, end: words[last]?.end ?? 0, neutral: match.neutral };
      i = last;
    }
  }

  const replaceAcross = (pieces: readonly string[]): readonly string[] => {
    const whole = pieces.join("");
    const matches = byFirst.size === 0 ? [] : [...found(whole)];
    if (matches.length === 0) return pieces;
    let from = 0;
    return pieces.map((piece) => {
      const [start, end] = [from, from + piece.length];
      from = end;
      let done = start;
      let result = "";
      for (const match of matches) {
        if (match.end <= start || match.start >= end) continue;
        result += whole.slice(done, Math.max(match.start, done));
        // What it is called stands where it began.
        if (match.start >= start) result += match.neutral;
        done = Math.min(match.end, end);
      }
      return result + whole.slice(done, end);
    });
  };
  return {
    replace: (text) => replaceAcross([text])[0] ?? "",
    replaceAcross,
    standsIn: (text) => byFirst.size > 0 && !found(text).next().done,
  };
}

function stands(one: Candidate, text: string, words: readonly Word[], from: number): boolean {
  const { keys, kind, name } = one;
  for (const [i, key] of keys.entries()) {
    const here = words[from + i];
    const before = words[from + i - 1];
    if (here?.key !== key) return false;
    if (i > 0 && here.start - (before?.end ?? 0) > widestGap) return false;
  }
  const start = words[from]?.start ?? 0;
  const end = words[from + keys.length - 1]?.end ?? 0;
  const written = text.slice(start, end);
  if (kind !== "title" && plain(written) !== plain(name)) return false;
  if (kind === "folder" && !/[/\\]$/.test(text.slice(0, start)) && !/^[/\\]/.test(text.slice(end)))
    return false;
  // `raum` is no part of `raum-a`, which is another name; „Tresor“ is one of „Tresor-Schlüssel“.
  const isPart =
    /[\p{L}\p{N}][-_]$/u.test(text.slice(0, start)) || /^[-_][\p{L}\p{N}]/u.test(text.slice(end));
  return !isPart || (kind === "title" && (keys.length > 1 || written === name));
}

/** An id or file name without case, Unicode form and what is not seen. */
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[\p{Cf}*`~\\]/gu, "");
}
