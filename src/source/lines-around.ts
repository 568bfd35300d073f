import type { RootContent } from "mdast";
import { labelledItem } from "./attribute-items.ts";
import { labelOf } from "./labels.ts";
import { marksOf } from "./line-marks.ts";
import type { LineContext } from "./line-meaning.ts";
import { linksIn } from "./links.ts";
import type { Markdown } from "./markdown.ts";
import { type Lines, linesIn } from "./markdown-blocks.ts";
import { type PlainLine, plainLine } from "./plain-line.ts";
import type { UnreadLine } from "./unread-line-message.ts";

/** Characters by which it is judged what begins in the middle of a line: there can be as many beginnings as characters. */
export const judgedWithin = 1_000;
/** How often the rest of a line may prove that wrong; then it is said without it. */
export const mostDoubts = 10;

/** A line and what stands around it. */
export interface LineAround {
  readonly number: number;
  readonly written: string;
  readonly plain: PlainLine;
  /** Whether it is a paragraph of its own. */
  readonly alone: boolean;
  /** Whether what can only stand in a control follows next. */
  readonly followed: boolean;
}

/** The lines of a catalogue or audit, each as a person reads it; the last that was asked for is kept. */
export class LinesAround {
  private readonly lines: readonly string[];
  private readonly kind: LineContext["kind"];
  private current: LineAround | null = null;

  constructor(lines: readonly string[], kind: LineContext["kind"]) {
    this.lines = lines;
    this.kind = kind;
  }

  /** The line with a number, from 1. */
  at(number: number): LineAround {
    if (this.current?.number !== number) {
      const written = this.lines[number - 1] ?? "";
      const alone = [number - 1, number + 1].every((other) => (this.lines[other - 1] ?? "").trim() === "");
      const followed = this.isFollowed(number + 1);
      this.current = { number, written, plain: plainLine(written), alone, followed };
    }
    return this.current;
  }

  /** Whether an attribute or an assessment is the next that stands there from a line on. */
  private isFollowed(number: number): boolean {
    const next = this.lines.slice(number - 1, number + 3).find((line) => !/^[=-]*$/.test(line.trim())) ?? "";
    const { hashes, text } = marksOf(plainLine(next.slice(0, judgedWithin)));
    return hashes === 3 || labelOf(/^([\p{L} ]+):/u.exec(text)?.[1] ?? "", this.kind, "control") !== null;
  }
}

/** The numbers of all lines of some parts of a text. */
export function numbersOf(blocks: readonly Lines[]): Set<number> {
  const numbers = new Set<number>();
  for (const { from, to } of blocks) for (let number = from; number <= to; number++) numbers.add(number);
  return numbers;
}

/** Whether what a heading above all controls cuts off is more than prose: attributes or evidence, before an assessment. */
export function belongsToControl(markdown: Markdown, index: number): boolean {
  const { children } = markdown.root;
  return [...children.slice(index, index + 1), ...partsBelow(children, index)].some(
    (node) =>
      linksIn(markdown, [node]).some(({ leads }) => leads === "evidence") ||
      (node.type === "list" &&
        node.children.some((item) =>
          (["control", "assessment"] as const).some((place) => labelledItem(item, place)),
        )),
  );
}

/** The parts of a text behind one of them, up to the next assessment, control or heading above. */
function partsBelow(parts: readonly RootContent[], index: number): RootContent[] {
  const below: RootContent[] = [];
  for (let at = index + 1; ; at++) {
    const part = parts[at];
    if (part === undefined || (part.type === "heading" && part.depth <= 3)) return below;
    below.push(part);
  }
}

/** Whether one finding is enough for all lines of a part: it was put in as a whole. */
export function isBlock({ type }: RootContent): boolean {
  return (
    type === "blockquote" ||
    type === "table" ||
    type === "html" ||
    type === "code" ||
    type === "footnoteDefinition"
  );
}

/** What is read in place of a line, by number: the line as it was meant, and what its part of the text is without. */
export function* linesReadInstead(
  { number, meaning, container }: UnreadLine,
  lines: readonly string[],
): Generator<[number: number, text: string]> {
  const { from, to } = linesIn(container);
  const others = isBlock(container) ? from : container.type === "heading" ? from + 1 : to + 1;
  for (let other = others; other <= to; other++) {
    const text = lines[other - 1] ?? "";
    yield [other, container.type === "code" ? text.trim() : container.type === "blockquote" ? text : ""];
  }
  yield [number, meaning.text];
}
