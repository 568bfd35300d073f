/** Who was asked for an assessment, and where (BSI-Standard 200-2: the check notes whom it asked). */
export interface Interview {
  /** A role or person. */
  readonly who: string;
  /** The place of the interview; null if none is said. */
  readonly place: string | null;
}

/**
 * Persons asked as `Geprüft:` writes them, separated by commas, each with the place of the interview in brackets behind:
 * `Leitung RZ (Saal Nord, Raum 3), Haustechnik`. Null where a bracket has no counterpart, or names no place or nobody.
 */
export function interviewsIn(asked: string): Interview[] | null {
  const interviews: Interview[] = [];
  for (const entry of outsideBrackets(asked) ?? [""]) {
    const open = entry.endsWith(")") ? openingOf(entry) : -1;
    const who = (open === -1 ? entry : entry.slice(0, open)).trim();
    const place = open === -1 ? null : entry.slice(open + 1, -1).trim();
    if (who === "" || place === "") return null;
    interviews.push({ who, place });
  }
  return interviews;
}

/** Where the bracket opens that ends a text. */
function openingOf(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ")") depth++;
    if (text[at] === "(" && --depth === 0) return at;
  }
  return -1;
}

/** The parts between the commas that stand in no brackets; null where a bracket has no counterpart. */
function outsideBrackets(text: string): string[] | null {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") depth++;
    if (text[at] === ")" && --depth < 0) return null;
    if (text[at] !== "," || depth > 0) continue;
    parts.push(text.slice(start, at).trim());
    start = at + 1;
  }
  return depth > 0 ? null : [...parts, text.slice(start).trim()];
}
