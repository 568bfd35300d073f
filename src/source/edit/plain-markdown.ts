/** How much of a text is escaped so that Markdown reads nothing but text: what usually needs it, every sign, or every sign as an entity. */
export const escapings = ["needed", "signs", "entities"] as const;
/** One of them. */
export type Escaping = (typeof escapings)[number];

/**
 * A line of a text as Markdown that shows that text. Whether it does where it stands is proven by reading it back: what lines
 * can be mistaken for depends on what stands around them.
 */
export function plainMarkdown(line: string, escaping: Escaping): string {
  if (escaping === "entities")
    return [...line]
      .map((sign, i) => (i === 0 || isSign(sign) ? `&#${sign.codePointAt(0)};` : sign))
      .join("");
  if (escaping === "signs") return line.replace(/[!-/:-@[-`{-~]/g, "\\$&");
  return line
    .replace(/[\\`*[\]<|~]|&(?=[#A-Za-z])/g, "\\$&")
    .replace(/_/g, (sign, at: number) => (isInWord(line, at) ? sign : `\\${sign}`))
    .replace(/^[-+>=:#]/, "\\$&")
    .replace(/^(\d{1,9})([.)])/, "$1\\$2")
    .replace(/#$/, "\\#");
}

function isSign(sign: string): boolean {
  return /^[!-/:-@[-`{-~]$/.test(sign);
}

function isInWord(line: string, at: number): boolean {
  return /^[\p{L}\d]$/u.test(line.charAt(at - 1)) && /^[\p{L}\d]$/u.test(line.charAt(at + 1));
}
