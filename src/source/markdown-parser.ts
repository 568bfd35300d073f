import type { Nodes, Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Data, type Processor, unified } from "unified";
import { stillReading } from "./now-reading.ts";
import { InlineCost, spendOnBlocks, TextBudget } from "./text-budget.ts";

/** Whose text the parsers are at: they are made once for all texts, and parse one after the other. */
let reading: PieceParser | undefined;

const base = () => unified().use(remarkParse).use(remarkFrontmatter, ["yaml"]).use(remarkGfm);
const whole = base().use(watchState).freeze();
const withoutAddresses = base().use(lookForNoAddress).use(watchState).freeze();

/**
 * What a bare address of the web or an e-mail is made from (GFM, autolinks), as it stands or written as a character reference.
 * Where none of it is, nobody looks for one: else the parser stops at every letter, since an address may begin there.
 */
const partOfAddress = /@|www|http|&[#a-z]/i;

/** Shortest piece that is worth a run of the parser. */
const pieceLength = 4 * 1024;

/**
 * Parses Markdown with tables (GFM) and front matter in time that grows with its size. The parser by itself takes the more
 * for each block the more are before it (a minute for 4 MiB), so it gets the text in pieces, cut where no block can go on.
 * The tree is the same.
 *
 * @throws {TextBudgetError} on a text with more structure than its size allows
 */
export function parseText(text: string): Root {
  const names: Names = { links: [], footnotes: [] };
  const first = parsePieces(text, names);
  if (first.pieces === 1 || names.links.length + names.footnotes.length === 0) return first.root;
  // A reference may stand before its definition: once all are known, everything is read again.
  return parsePieces(text, names).root;
}

/** Names of links and footnotes that the text defines, as the parser compares them. */
interface Names {
  readonly links: string[];
  readonly footnotes: string[];
}

function parsePieces(text: string, names: Names): { root: Root; pieces: number } {
  const budget = new TextBudget(text);
  const cuts = [...cutsOf(text), text.length];
  spendOnPieces(text, cuts, budget);
  const parser = new PieceParser(budget, names);
  const root: Root = { type: "root", children: [] };
  let pieces = 0;
  let start = 0;
  let line = 1;
  let wanted = 1;
  for (let next = 0; next < cuts.length; ) {
    const last = Math.min(next + wanted, cuts.length) - 1;
    const end = cuts[last] ?? text.length;
    const piece = text.slice(start, end);
    const tree = parser.parse(piece, line);
    // Code or HTML at the end may go on across the cut: once more with as much again.
    const ending = tree.children.at(-1)?.type;
    if (end < text.length && (ending === "code" || ending === "html")) {
      wanted *= 2;
      spendOnBlocks(text.slice(start, cuts[Math.min(next + wanted, cuts.length) - 1]), line, budget);
      continue;
    }
    if (start > 0) move(tree, start, line - 1);
    for (const child of tree.children) root.children.push(child);
    pieces += 1;
    if (tree.position) root.position = { start: { line: 1, column: 1, offset: 0 }, end: tree.position.end };
    line += linesOf(piece);
    start = end;
    next = last + 1;
    wanted = 1;
  }
  return { root, pieces };
}

/** Spends what the blocks of all pieces cost, before any of them is parsed. */
function spendOnPieces(text: string, cuts: readonly number[], budget: TextBudget): void {
  let start = 0;
  let line = 1;
  for (const end of cuts) {
    const piece = text.slice(start, end);
    spendOnBlocks(piece, line, budget);
    line += linesOf(piece);
    start = end;
  }
}

function linesOf(piece: string): number {
  return piece.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/**
 * Where the text can be cut: before a line that follows a blank one and begins with what neither goes on with a list nor
 * belongs to one, so that all lists, quotations, tables and paragraphs before it have ended.
 */
function* cutsOf(text: string): Generator<number> {
  // A front matter may have blank lines.
  let from = /^---[ \t]*[\r\n][\s\S]*?[\r\n]---[ \t]*(?:[\r\n]|$)/.exec(text)?.[0].length ?? 0;
  for (const match of text.matchAll(/\n(?:[ \t]*\r?\n)+/g)) {
    const at = match.index + match[0].length;
    if (at - from < pieceLength || !/[^\s*+\-\d]/.test(text.charAt(at))) continue;
    yield at;
    from = at;
  }
}

/** The part of the parser's state that is used here; it hands it to every construct. */
interface ParseContext {
  text: (from: { line: number }) => { write: (chunks: (string | number | null)[]) => unknown };
  defined: string[];
  gfmFootnotes?: string[];
}

/** The parts of a parser by which it knows more than CommonMark. */
interface Extensions {
  micromarkExtensions?: { document?: unknown; text?: Readonly<Record<string, Several<{ name?: string }>>> }[];
  fromMarkdownExtensions?: Several<{ readonly transforms?: unknown }>[];
}
type Several<T> = T | readonly T[];

/** Takes away those that look for bare addresses. */
function lookForNoAddress(this: Processor): void {
  const { micromarkExtensions = [], fromMarkdownExtensions = [] } = this.data() as Extensions;
  const constructs = micromarkExtensions.map(({ text = {}, ...others }) => {
    const left = Object.entries(text).map(
      ([sign, each]) => [sign, [each].flat().filter(({ name }) => !name?.endsWith("Autolink"))] as const,
    );
    return { ...others, text: Object.fromEntries(left.filter(([, each]) => each.length > 0)) };
  });
  // What looks through the tree that was made looks for addresses alone.
  const makers = fromMarkdownExtensions.flat().map(({ transforms: _, ...others }) => others);
  this.data({ micromarkExtensions: constructs, fromMarkdownExtensions: makers } as Data);
}

/** Adds a construct that matches nothing: it is the parser's own way to its state. */
function watchState(this: Processor): void {
  const watch = {
    name: "budget",
    tokenize(this: { parser: ParseContext }, _effects: unknown, _ok: unknown, no: unknown) {
      reading?.begin(this.parser);
      return no;
    },
  };
  (this.data() as Extensions).micromarkExtensions?.push({ document: { null: [watch] } });
}

/** Parses pieces of one text, and has each paragraph, heading and cell counted before it is parsed. */
class PieceParser {
  private readonly budget: TextBudget;
  private readonly names: Names;
  private context: ParseContext | undefined;
  private firstLine = 1;

  constructor(budget: TextBudget, names: Names) {
    this.budget = budget;
    this.names = names;
  }

  parse(piece: string, firstLine: number): Root {
    this.firstLine = firstLine;
    stillReading();
    reading = this;
    try {
      return (partOfAddress.test(piece) ? whole : withoutAddresses).parse(piece);
    } finally {
      reading = undefined;
    }
  }

  /** Puts itself between the parser and what it does with the text of a piece. */
  begin(context: ParseContext): void {
    if (context === this.context) return;
    this.context = context;
    const names = this.names;
    const budget = this.budget;
    const firstLine = this.firstLine - 1;
    for (const name of context.defined) if (!names.links.includes(name)) names.links.push(name);
    for (const name of context.gfmFootnotes ?? [])
      if (!names.footnotes.includes(name)) names.footnotes.push(name);
    context.defined = names.links;
    context.gfmFootnotes = names.footnotes;
    const create = context.text;
    context.text = (from) => {
      const tokenizer = create(from);
      const write = tokenizer.write;
      const cost = new InlineCost(budget, firstLine + from.line, names.links.length);
      tokenizer.write = (chunks) => {
        const text = chunks.map((chunk) => (typeof chunk === "string" ? chunk : " ")).join("");
        cost.add(text, chunks.at(-1) === null);
        return write(chunks);
      };
      return tokenizer;
    };
  }
}

/** Moves a tree that was parsed alone to its place in the text. */
function move(tree: Nodes, offset: number, lines: number, moved = new Set<object>()): void {
  for (const point of [tree.position?.start, tree.position?.end]) {
    // Nodes may share a point.
    if (point?.offset === undefined || moved.has(point)) continue;
    moved.add(point);
    point.line += lines;
    point.offset += offset;
  }
  if ("children" in tree) for (const child of tree.children) move(child, offset, lines, moved);
}
