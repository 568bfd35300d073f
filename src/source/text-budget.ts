/**
 * What reading a Markdown text costs, estimated before it is parsed, in the cost of a plain character. The parser is not linear:
 * it compares parts of a paragraph with each other and searches ends that are not there, so that a text of 30 KB can take
 * minutes. What follows is counted, not measured: every machine refuses the same texts. `bench/text-cost.ts` searches texts
 * that cost more than they are taken to, and says how good the estimate is.
 */

/** A text has more structure than its size allows. */
export class TextBudgetError extends Error {
  /** Line of the block that has too much, from 1. */
  readonly line: number;
  readonly kind: "depth" | "structure";

  constructor(kind: "depth" | "structure", line: number) {
    super(kind === "depth" ? "nested too deeply" : "more structure than the size of the text allows");
    this.line = line;
    this.kind = kind;
  }
}

/** Smaller texts may cost as much as one of this size: they are quick in any case. */
const smallText = 24 * 1024;
/** What a character may cost, in plain characters: three times what it costs in ordinary text (`bench/text-cost.ts`). */
const allowance = 24;
/** Lists, quotations and footnotes begun in each other on one line. */
const mostMarksBefore = 40;
/** Columns before a list item or quotation: each list within a list needs two. */
const mostColumnsBefore = 200;
/** Marks of one paragraph, heading or cell that could be pairs within pairs. */
const mostPairs = 2_000;
/** Lines of one paragraph: from some more on the parser copies all of them for each. */
const mostLines = 10_000;

/** What may still be spent on a text. */
export class TextBudget {
  private left: number;
  private dearest = { cost: 0, line: 1 };

  constructor(text: string) {
    this.left = allowance * Math.max(text.length, smallText);
  }

  /**
   * Takes what the block that begins on `line` costs.
   *
   * @throws {TextBudgetError} if too little is left; it names the dearest block so far
   */
  spend(cost: number, line: number): void {
    if (cost > this.dearest.cost) this.dearest = { cost, line };
    this.left -= cost;
    if (this.left < 0) throw new TextBudgetError("structure", this.dearest.line);
  }
}

/** What begins blocks, in plain characters. */
const blockCosts = {
  line: 72,
  blank: 20,
  container: 150,
  block: 90,
  heading: 95,
  hardBreak: 35,
  cell: 80,
  definition: 170,
} as const;
/** For each two of a block that closes others and a line: the parser goes through what it has of the piece so far. */
const perClosingAndLine = { list: 0.01, other: 0.2 } as const;

/** What begins a list item, a quotation or a footnote; behind a list mark there must be a blank, or the line ends. */
const container = /(>|\[\^[^[\]]+\]:|(?:[*+-]|\d{1,9}[.)])(?:[ \t]|$))[ \t]*/y;
const indent = /[ \t]*/y;

/**
 * Spends what the blocks of a text cost without the text in them.
 *
 * @param firstLine line of the file on which `text` begins
 * @throws {TextBudgetError}
 */
export function spendOnBlocks(text: string, firstLine: number, budget: TextBudget): void {
  const closings = { list: 0, other: 0 };
  let number = firstLine - 1;
  let isBlankBefore = true;
  let inside = "";
  let closing = firstLine;
  for (const line of text.split(/\r\n|\n|\r/)) {
    number += 1;
    const { before, marks } = containersOf(line);
    const rest = line.slice(before.length);
    if (marks > mostMarksBefore || (marks > 0 && columnsBefore(before) > mostColumnsBefore))
      throw new TextBudgetError("depth", number);
    // Of a heading, or of the head of a table.
    const isUnderline = /^[-=:|][-=:| \t]*$/.test(rest);
    if (marks > 0) inside = before;
    else if (rest === "") inside = "";
    // A paragraph of a list or quotation may go on without its mark or indentation.
    const isLazy = marks === 0 && inside !== "" && (inside.includes(">") || before.length < inside.length);
    if (isUnderline || isLazy || /[>\]]/.test(before)) closings.other += 1;
    else if (marks > 0) closings.list += 1;
    if (closings.other + closings.list === 1) closing = number;
    budget.spend(
      line.length +
        marks * blockCosts.container +
        (rest === "" ? blockCosts.blank : blockCosts.line) +
        (rest !== "" && isBlankBefore ? blockCosts.block : 0) +
        (rest.startsWith("#") || isUnderline ? blockCosts.heading : 0) +
        (rest.startsWith("[") ? blockCosts.definition : 0) +
        (rest.endsWith("  ") ? blockCosts.hardBreak : 0) +
        (rest.split("|").length - 1) * blockCosts.cell,
      number,
    );
    isBlankBefore = rest === "";
  }
  const lines = number - firstLine + 1;
  const perLine = closings.list * perClosingAndLine.list + closings.other * perClosingAndLine.other;
  budget.spend(lines * perLine, closing);
}

/** The marks that a line begins with, with the blanks around them, and how many they are. */
function containersOf(line: string): { readonly before: string; readonly marks: number } {
  indent.lastIndex = 0;
  indent.exec(line);
  let [end, marks] = [indent.lastIndex, 0];
  for (container.lastIndex = end; container.test(line); marks++) end = container.lastIndex;
  return { before: line.slice(0, end), marks };
}

function columnsBefore(before: string): number {
  const blanks = /^[ \t]*/.exec(before)?.[0] ?? "";
  return blanks.replaceAll("\t", "    ").length;
}

/** What marks within a paragraph, heading or cell cost, in plain characters. */
const markCosts: readonly (readonly [RegExp, cost: number])[] = [
  // Time is the less of it: what is escaped takes many times the memory of other characters.
  [/\\/g, 50],
  [/`+/g, 50],
  [/</g, 40],
  [/&/g, 25],
  [/@/g, 20],
  [/:\/\/|www\./gi, 40],
];
/** What can be one of a pair. */
const pair = /\*+|_+|~+|[[\]]/g;
const pairCost = 80;
/** For each mark and each link that is defined. */
const perDefinition = 0.01;
/** For each two marks of a block: what closes is compared with all before it. */
const perTwoMarks = 0.12;
/** For a character that is searched for an end which may not be there. */
const perSearched = 0.16;

/** Counts one paragraph, heading or cell while it is handed to the parser, piece by piece. */
export class InlineCost {
  private readonly budget: TextBudget;
  private readonly line: number;
  private text = "";
  private marks = 0;
  private pairs = 0;
  private lines = 0;

  private readonly defined: number;

  /** @param defined how many links the text defines: each bracket is looked up among them */
  constructor(budget: TextBudget, line: number, defined: number) {
    this.budget = budget;
    this.line = line;
    this.defined = defined;
  }

  /**
   * Spends what this further text of the block costs.
   *
   * @param isLast whether the block ends with it: only then is the rest of it searched for ends that are not there
   * @throws {TextBudgetError}
   */
  add(text: string, isLast: boolean): void {
    this.text += text;
    const marked = text.replace(/\\[!-/:-@[-`{-~]/g, "\\ ");
    const pairs = marked.match(pair)?.length ?? 0;
    this.pairs += pairs;
    this.marks += pairs;
    let cost = pairs * (pairCost + this.defined * perDefinition);
    for (const [mark, each] of markCosts) {
      const count = marked.match(mark)?.length ?? 0;
      this.marks += count;
      cost += count * each;
    }
    this.lines += 1;
    if (this.pairs > mostPairs || this.lines > mostLines) throw new TextBudgetError("structure", this.line);
    cost += pairs * this.marks * perTwoMarks;
    this.budget.spend(cost + (isLast ? searched(this.text) * perSearched : 0), this.line);
  }
}

/** Searches to the end of what may be code, a comment, a title in a link, or an address. */
function searched(text: string): number {
  let sum = unclosedCode(text);
  for (const [start, end] of searches) {
    let found = 0;
    for (const match of text.matchAll(start)) {
      const from = match.index + match[0].length;
      // What is not there after an earlier start is not there after this one.
      if (found >= 0 && found < from) found = text.indexOf(end, from);
      sum += (found < 0 ? text.length : found) - from;
    }
  }
  for (const [dotted] of text.matchAll(/[-.\w+]{20,}/g)) {
    sum += dotted.length * (dotted.match(/[-._+]/g)?.length ?? 0);
  }
  return sum;
}
const searches: readonly (readonly [start: RegExp, end: string])[] = [
  [/<!--/g, "-->"],
  [/<\?/g, "?>"],
  [/<!\[CDATA\[/g, "]]>"],
  [/<![A-Za-z]/g, ">"],
  [/[\s=]"/g, '"'],
  [/[\s=]'/g, "'"],
  [/\s\(/g, ")"],
];

/** A run of backticks searches the next one of its length. */
function unclosedCode(text: string): number {
  let sum = 0;
  const next = new Map<number, number>();
  const runs = [...text.matchAll(/`+/g)].reverse();
  for (const { 0: run, index } of runs) {
    sum += (next.get(run.length) ?? text.length) - index;
    // A backslash may take the first of them away.
    if (text[index - 1] === "\\") sum += (next.get(run.length - 1) ?? text.length) - index;
    next.set(run.length, index);
  }
  return sum;
}
