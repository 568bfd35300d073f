/** A slip: the text with it, and the lines of that text at which it may be said. */
export interface Mutation {
  readonly name: string;
  readonly text: string;
  readonly at: readonly number[];
}

const marks = [
  ..."–—•·‣▪○*_+~|>\\`\"„“'«§#",
  "o ",
  "1. ",
  "2) ",
  "- ",
  "- [ ] ",
  "> ",
  "    ",
  "\t",
  "  ",
  " ",
  "\u00A0",
  "\uFEFF",
  "\u200B",
  "\u2009",
  "\u3000",
  "\u00AD",
  "**",
  "[^1]: ",
  "<p>",
];
const blanks = ["", "  ", "\t", "\u00A0", "\u2009", "\u202F", "\u200B", "\u3000", "\uFEFF", "&nbsp;"];
const colons = ["", " :", "：", "∶", ";", ".", ":\u00A0", "\u00A0:", " -"];
const lineEnds = [
  "\r\n",
  "\r",
  "\u2028",
  "\u2029",
  "\u0085",
  "\v",
  "\f",
  "",
  " ",
  "<br>",
  "  \n",
  "\n\n",
  "\n\n\n",
];
const wraps: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["„", "“"],
  ["**", "**"],
  ["__", "__"],
  ["_", "_"],
  ["| ", " |"],
  ["<h2>", "</h2>"],
  ["<h3>", "</h3>"],
  ["<p>", "</p>"],
  ["<li>", "</li>"],
  ["<b>", "</b>"],
  ["\n", "\n"],
];
const inserted = [
  "```",
  "~~~",
  "<!--",
  "<pre>",
  "<script>",
  "<![CDATA[",
  "<?php",
  "===",
  "---",
  "# Titel",
  ">",
  "-",
  "<div>",
  "***",
];

type Change = (
  lines: readonly string[],
  index: number,
  random: () => number,
) => Omit<Mutation, "name"> | null;

const pick = <T>(values: readonly T[], random: () => number): T =>
  values[Math.floor(random() * values.length)] as T;
const withLine = (lines: readonly string[], index: number, line: string): Omit<Mutation, "name"> => {
  const text = [...lines.slice(0, index), line, ...lines.slice(index + 1)].join("\n");
  const more = line.split("\n").length;
  return { text, at: Array.from({ length: more }, (_, i) => index + 1 + i) };
};
const line =
  (change: (text: string, random: () => number) => string | null): Change =>
  (lines, index, random) => {
    const before = lines[index] ?? "";
    const after = before.trim() === "" ? null : change(before, random);
    return after === null || after === before ? null : withLine(lines, index, after);
  };

/** The slips that are tried, by name. */
const changes: Readonly<Record<string, Change>> = {
  "sign dropped at the beginning": line((text, random) => {
    const at = Math.floor(random() * Math.min(4, text.length));
    return /^[#\-\s>*]+$/.test(text.slice(0, at + 1)) ? text.slice(0, at) + text.slice(at + 1) : null;
  }),
  "marks dropped": line((text) => (/^(?:#+ |- )/.test(text) ? text.replace(/^(?:#+|-) /, "") : null)),
  "sign replaced at the beginning": line((text, random) =>
    /^[#-]/.test(text) ? pick(marks, random) + text.slice(1) : null,
  ),
  "list mark replaced": line((text, random) =>
    text.startsWith("- ") ? pick(marks, random) + text.slice(2) : null,
  ),
  "sign put before": line((text, random) => pick(marks, random) + text),
  "blank changed": line((text, random) => {
    const found = [...text.slice(0, 40).matchAll(/ /g)].slice(0, 3);
    const at = found.length === 0 ? undefined : pick(found, random).index;
    const isMark = at !== undefined && /^(?:#+|-|- [^:]+:|### [^:]+:)$/.test(text.slice(0, at));
    return at !== undefined && isMark ? text.slice(0, at) + pick(blanks, random) + text.slice(at + 1) : null;
  }),
  "colon changed": line((text, random) =>
    /^(?:###|-) [^:]+:/.test(text) ? text.replace(":", pick(colons, random)) : null,
  ),
  "level changed": line((text, random) => {
    const level = /^#+/.exec(text)?.[0].length ?? 0;
    return level === 0 ? null : "#".repeat(Math.max(1, level + pick([-1, 1, 2], random))) + text.slice(level);
  }),
  wrapped: line((text, random) => {
    const [before, after] = pick(wraps, random);
    return /^[#-]/.test(text)
      ? before + (random() < 0.5 ? text : text.replace(/^(?:#+|-) /, "")) + after
      : null;
  }),
  "attribute as a table": line((text) =>
    /^- [^:]+: /.test(text)
      ? `\n| Angabe | Wert |\n|---|---|\n${text.replace(/^- ([^:]+): (.*)$/, "| $1 | $2 |")}\n`
      : null,
  ),
  "heading underlined": line((text, random) =>
    /^#+ /.test(text) ? `${text.replace(/^#+ /, "")}\n${pick(["===", "---"], random)}` : null,
  ),
  "line end changed": (lines, index, random) => {
    const next = lines[index + 1];
    if (next === undefined || !/^(?:#|- )/.test(next)) return null;
    const end = pick(lineEnds, random);
    const text = `${lines.slice(0, index + 1).join("\n")}${end}${lines.slice(index + 1).join("\n")}`;
    return { text, at: [index + 1, index + 2, index + 3] };
  },
  "empty line dropped": (lines, index) =>
    lines[index] === "" && index > 0
      ? { text: lines.toSpliced(index, 1).join("\n"), at: [index, index + 1] }
      : null,
  "line doubled": (lines, index) =>
    /^\s/.test(lines[index] ?? "")
      ? null
      : {
          text: lines.toSpliced(index, 0, lines[index] ?? "").join("\n"),
          at: [index + 1, index + 2],
        },
  "line put in": (lines, index, random) => ({
    text: lines.toSpliced(index, 0, pick(inserted, random)).join("\n"),
    at: [index, index + 1, index + 2],
  }),
  "end of a block dropped": (lines, index) => {
    if (!/^(?:```|~~~|-->|<\/pre>)$/.test(lines[index] ?? "")) return null;
    const begin = lines.slice(0, index).findLastIndex((text) => /^(?:```|~~~|<!--|<pre>)/.test(text));
    return { text: lines.toSpliced(index, 1).join("\n"), at: [begin + 1] };
  },
  "all letters taken apart": (lines) => ({ text: lines.join("\n").normalize("NFD"), at: [] }),
  "all line ends changed": (lines, _index, random) => ({
    text: lines.join(pick(["\r\n", "\r"], random)),
    at: [],
  }),
  "all blanks after marks changed": (lines, _index, random) => {
    const blank = pick(["\u00A0", "\u2009", "\u3000"], random);
    return {
      text: lines.map((text) => text.replace(/^(#+|-) /, `$1${blank}`)).join("\n"),
      at: lines.flatMap((text, index) => (/^(?:#+|-) /.test(text) ? [index + 1] : [])),
    };
  },
};

/** One slip in a text, below its front matter; null if the one that was tried does not fit there. */
export function mutated(text: string, random: () => number): Mutation | null {
  const lines = text.split("\n");
  const first = lines.indexOf("---", 1) + 1;
  const index = first + Math.floor(random() * (lines.length - first));
  const name = pick(Object.keys(changes), random);
  const change = changes[name]?.(lines, index, random);
  return change && change.text !== text
    ? { name, ...change, at: [...change.at, ...begins(change.text, change.at)] }
    : null;
}

/**
 * Where else a slip may be said: a construct that it opens or leaves open at its beginning, a heading of two lines at its
 * first, and a heading above all controls where the first thing is that it cuts off.
 */
function begins(text: string, at: readonly number[]): number[] {
  const lines = text.split("\n");
  const from = Math.min(...at);
  const touched = lines.slice(from - 1, Math.max(...at));
  const numbers = lines.map((_, index) => index + 1);
  if (touched.some((line) => /`{3}|~{2}|<!|^--$|->|<pre|<script|<\?/.test(line)))
    return numbers.filter((number) => /`{3}|~{3}|<!|-->|<pre|<script|<\?/.test(lines[number - 1] ?? ""));
  if (touched.some((line) => /^(?:=+|-+)$/.test(line))) {
    const paragraph = lines.slice(0, from - 1).findLastIndex((line) => line.trim() === "") + 2;
    return numbers.filter((number) => number >= paragraph && number <= from + 20);
  }
  if (touched.includes("# Titel")) return numbers.filter((number) => number > from && number <= from + 20);
  return [];
}
