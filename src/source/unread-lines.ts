import type { Heading, List, RootContent, Table } from "mdast";
import type { Problem } from "../model/project.ts";
import { linesOf, mapLines } from "../text/lines.ts";
import { labelledItem } from "./attribute-items.ts";
import { questionLines } from "./audit-questions.ts";
import { idHeading, isControlId } from "./headed-sections.ts";
import { isOfText, type Place } from "./labels.ts";
import { marksOf } from "./line-marks.ts";
import { type KnownWords, type LineContext, meaningOf, prefixesOf } from "./line-meaning.ts";
import { startsWithin } from "./line-starts.ts";
import {
  belongsToControl,
  isBlock,
  judgedWithin,
  LinesAround,
  linesReadInstead,
  mostDoubts,
  numbersOf,
} from "./lines-around.ts";
import { type Markdown, type MendedLine, parseMarkdown, plainText, startOf } from "./markdown.ts";
import { blocksOf, type Lines, linesIn } from "./markdown-blocks.ts";
import { tableMeaning } from "./table-attributes.ts";
import {
  headingAboveProblem,
  type UnreadLine,
  unreadLineProblem,
  unreadLinks,
} from "./unread-line-message.ts";

/**
 * A catalogue or audit as it was probably meant. Each of its lines is read, prose that can be nothing else, or a problem:
 * a line that looks like a control, an assessment or an attribute and that Markdown reads as something else is reported, and
 * read as what it looks like, so that nothing below it counts for what stands above. What no end is found for is taken out.
 */
export function readAsMeant(
  markdown: Markdown,
  kind: LineContext["kind"],
  known: KnownWords,
  problems: Problem[],
): Markdown {
  const blocks = blocksOf(markdown);
  problems.push(...blocks.problems);
  const lost = [...markdown.lost, ...blocks.open];
  const unclosed = numbersOf(blocks.open);
  const reader = new LineReader(markdown, kind, known, [...blocks.closed, ...blocks.open]);
  for (const index of markdown.root.children.keys()) reader.take(index);
  problems.push(...reader.problems);
  if (reader.replaced.size === 0 && blocks.open.length === 0) return { ...markdown, lost };
  const text = mapLines(markdown.text, ({ number, text: line }) =>
    unclosed.has(number) ? "" : (reader.replaced.get(number) ?? line),
  );
  return { ...parseMarkdown(markdown.file, text), lost, mended: reader.mended };
}

/** Where in the file the reader is: below what heading, or below none that counts. */
type Standing = "before" | "inside" | "outside" | "unreadable";

class LineReader {
  readonly problems: Problem[] = [];
  /** Lines that are read differently from how they are written. */
  readonly replaced = new Map<number, string>();
  readonly mended = new Map<number, MendedLine>();
  private readonly lines: readonly string[];
  private readonly prefixes: ReadonlySet<string>;
  private standing: Standing = "before";
  private place: Place = "before-controls";
  private control: string | null = null;
  /** The heading above all controls that has ended the last one. */
  private above: Heading | null = null;
  /** Whether it can't be told any more to which control assessments belong. */
  private doubt = false;
  private readonly markdown: Markdown;
  private readonly kind: LineContext["kind"];
  private readonly known: KnownWords;
  private readonly opaque: ReadonlySet<number>;
  private readonly around: LinesAround;
  /** The part of the text that is taken, and the last one in which a question or an answer stands, by their indexes. */
  private index = 0;
  private asked = Number.NEGATIVE_INFINITY;
  /** The last line that a problem was found on. */
  private latest = 0;

  constructor(markdown: Markdown, kind: LineContext["kind"], known: KnownWords, opaque: readonly Lines[]) {
    this.markdown = markdown;
    this.kind = kind;
    this.known = known;
    this.opaque = numbersOf(opaque);
    this.lines = linesOf(markdown.text).map(({ text }) => text);
    this.prefixes = prefixesOf(markdown);
    this.around = new LinesAround(this.lines, kind);
  }

  /** Takes the next part of the text, by its index. */
  take(index: number): void {
    const node = this.markdown.root.children[index];
    this.index = index;
    if (node === undefined || (node.type === "heading" && this.takeHeading(node, index))) return;
    if (node.type === "table" && this.takeTable(node)) return;
    const read = node.type === "list" ? this.attributeLines(node) : new Set<number>();
    const { from, to } = linesIn(node);
    for (let number = from; number <= to; number++) {
      if (this.opaque.has(number)) continue;
      if (read.has(number)) this.takeWithin(number, node, true);
      else if (!this.takeLine(number, node)) {
        this.takeWithin(number, node, false);
        const text = node.type === "code" ? (this.lines[number - 1] ?? "") : "";
        for (const link of unreadLinks(this.markdown.file, number, text)) this.say(link);
      }
    }
  }

  /** Takes a table that was meant as attributes: they are read where its lines hold them all. */
  private takeTable(node: Table): boolean {
    if (this.standing !== "inside") return false;
    const { kind, place, known } = this;
    const meaning = tableMeaning(this.markdown, node, { kind, place, known });
    if (meaning === null) return false;
    this.say(meaning.problem);
    const { from, to } = linesIn(node);
    const lines = from + meaning.lines.length - 1 > to ? [] : meaning.lines;
    if (meaning.lines.length > 0)
      for (let number = from; number <= to; number++)
        this.replaced.set(number, lines[number - from]?.text ?? "");
    for (const [i, { mended }] of lines.entries()) this.mended.set(from + i, mended);
    return true;
  }

  /** Takes a heading that is read as one; false if it may be meant as something else. */
  private takeHeading(node: Heading, index: number): boolean {
    const text = plainText(node).trim();
    const { from } = linesIn(node);
    const meaning = this.meaningAt(from, node, node.depth)?.meaning ?? null;
    const id = idHeading.exec(text)?.[1] ?? "";
    if (node.depth === 2 && isControlId(id) && meaning?.kind !== "assessment") {
      this.enter(id);
      this.takeWithin(from, node, true);
      return true;
    }
    if (this.kind === "catalog" && node.depth === 3 && meaning?.kind !== "control") {
      if (this.standing === "unreadable") return true;
      if (this.standing === "inside") {
        this.place = "assessment";
        if (this.doubt) this.mended.set(from, unchanged);
        this.takeWithin(from, node, true);
        return true;
      }
    }
    if (meaning) return false;
    if (node.depth === 2) {
      this.standing = "unreadable";
      this.place = "before-controls";
    } else if (node.depth === 1 && this.standing === "inside") {
      this.standing = "outside";
      this.above = node;
      this.place = "before-controls";
      if (belongsToControl(this.markdown, index)) {
        this.say(headingAboveProblem(startOf(this.markdown, node), text));
        this.replaceAbove(node);
        this.standing = "inside";
        this.place = "assessment";
      }
    }
    this.takeWithin(from, node, true);
    return true;
  }

  private enter(id: string): void {
    this.standing = "inside";
    this.place = this.kind === "audit" ? "audit-finding" : "control";
    this.control = id;
    this.above = null;
    this.doubt = false;
  }

  /** Lines of a list that are read as attributes. */
  private attributeLines(list: List): Set<number> {
    if (this.kind === "audit" && this.place === "before-controls") {
      const lines = questionLines(list);
      if (lines.size > 0) this.asked = this.index;
      return lines;
    }
    const items = list.children.filter((item) => labelledItem(item, this.place) !== null);
    return new Set(items.flatMap(({ children: [first] }) => (first ? [linesIn(first).from] : [])));
  }

  private say(problem: Problem): void {
    this.problems.push(problem);
    this.latest = Math.max(this.latest, problem.at.line);
  }

  /** @param judged index behind the last character that counts */
  private meaningAt(
    number: number,
    node: RootContent,
    level = 0,
    at = 0,
    judged = Number.POSITIVE_INFINITY,
  ): UnreadLine | null {
    const { written, plain, alone, followed } = this.around.at(number);
    const marked = marksOf({ ...plain, text: plain.text.slice(0, judged) }, at);
    const context: LineContext = {
      kind: this.kind,
      place: this.place,
      prefixes: this.prefixes,
      level,
      alone,
      followed,
      head: node.type === "table" && number === linesIn(node).from,
      control: this.control,
    };
    const meaning = meaningOf(marked, context, this.known);
    return meaning && { number, written, plain, marked, meaning, context, container: node };
  }

  private takeLine(number: number, node: RootContent): boolean {
    const isTitle = node.type === "heading" && number === linesIn(node).from;
    const line = this.meaningAt(number, node, isTitle ? node.depth : 0);
    if (line) this.report(line);
    return line !== null;
  }

  /** Looks for what begins in the middle of a line. */
  private takeWithin(number: number, node: RootContent, isRead: boolean): void {
    let doubts = 0;
    const { plain } = this.around.at(number);
    for (const at of startsWithin(plain)) {
      let line = this.meaningAt(number, node, 0, at, at + judgedWithin);
      if (line && plain.text.length > at + judgedWithin && doubts < mostDoubts) {
        line = this.meaningAt(number, node, 0, at);
        doubts += 1;
      }
      if (!line || (line.meaning.kind === "control" && line.marked.hashes < 2)) continue;
      // Before it stands prose of the audit, which stays.
      if (isOfText(line.meaning.attribute) && !isRead) continue;
      this.report(line, isRead);
      return;
    }
  }

  private report(line: UnreadLine, isRead = false): void {
    const { meaning, number, container } = line;
    if (this.standing === "unreadable" && meaning.kind !== "control") return;
    const known = isBlock(container) && this.latest >= linesIn(container).from;
    const orphan = isOfText(meaning.attribute)
      ? meaning.attribute === "answer" && this.asked < this.index - 1
      : meaning.kind !== "control" && this.standing !== "inside";
    // What is quoted was asked elsewhere.
    if (isOfText(meaning.attribute) && isBlock(container)) return;
    if (isOfText(meaning.attribute) && !orphan) {
      this.asked = this.index;
      // It is an item already, and is one of the list that a line above it begins.
      if (meaning.text === line.written.trimEnd().replace(/^[*+]/, "-")) return;
    }
    if (!known) this.say(unreadLineProblem(this.markdown.file, this.lines, line, orphan));
    if (meaning.kind === "attribute" && (orphan || (isRead && line.marked.from > 0))) return;
    // A type of evidence in a nested list or a quotation has never been asked for: it is only said.
    if (meaning.attribute === "evidence" && (isBlock(container) || container.type === "list")) return;
    if (meaning.kind === "assessment" && this.standing === "before") {
      // Nothing below it can be read either, and that follows from it.
      this.standing = "unreadable";
      return;
    }
    if (orphan && this.above) this.replaceAbove(this.above);
    if (!isRead || container.type !== "heading") this.replace(line);
    else this.mended.set(number, unchanged);
    if (meaning.kind === "control") this.enter(idHeading.exec(meaning.text.slice(3))?.[1] ?? "");
    else if (meaning.kind === "assessment") {
      this.standing = "inside";
      this.place = "assessment";
    }
  }

  private replace(line: UnreadLine): void {
    const { number, plain, marked, meaning } = line;
    for (const [other, text] of linesReadInstead(line, this.lines))
      if (other === number || !this.replaced.has(other)) this.replaced.set(other, text);
    this.mended.set(number, {
      column: plain.columns[marked.from] ?? 1,
      prefix: meaning.prefix,
      rest: plain.columns[marked.textAt + meaning.replaced] ?? 1,
    });
  }

  /** A heading above all controls between a control and an assessment: nobody can tell of what control it is. */
  private replaceAbove(heading: Heading): void {
    const { from, to } = linesIn(heading);
    for (let number = from; number <= to; number++) this.replaced.set(number, "");
    this.replaced.set(from, `### ${plainText(heading).replace(/\s+/g, " ")}`);
    this.mended.set(from, unchanged);
    this.doubt = true;
  }
}

/** A line that is read as it is written, and does not count. */
const unchanged: MendedLine = { column: 1, prefix: 0, rest: 1 };
