import type { Node } from "mdast";
import type { Control } from "../../model/project.ts";
import { type AttributeItem, splitSection } from "../attribute-items.ts";
import { type HeadedSection, splitAt } from "../headed-sections.ts";
import type { Attribute, Place } from "../labels.ts";
import { type Markdown, parseMarkdown } from "../markdown.ts";

/** A place in a catalogue: the lines on which a control's and an assessment's headings begin. */
export interface AssessmentPlace {
  readonly control: number;
  readonly assessment: number;
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Changes what a catalogue says of controls that it has; all else stays as it is, byte for byte. Each change says whether the
 * text has a place for it; what comes of all of them has to be proven by reading it back.
 */
export class CatalogEditor {
  private readonly text: string;
  private readonly markdown: Markdown;
  private readonly lineEnd: string;
  private readonly ranges: Range[] = [];

  constructor(path: string, text: string) {
    this.text = text;
    this.markdown = parseMarkdown(path, text);
    this.lineEnd = /\r\n|\n/.exec(text)?.[0] ?? "\n";
  }

  /** The text with all changes. */
  result(): string {
    const sorted = this.ranges.map((range, order) => ({ ...range, order }));
    sorted.sort((a, b) => a.from - b.from || a.to - b.to || a.order - b.order);
    let result = "";
    let done = 0;
    for (const { from, to, text } of sorted) {
      if (from < done) continue;
      result += this.text.slice(done, from) + text.replaceAll("\n", this.lineEnd);
      done = to;
    }
    return result + this.text.slice(done);
  }

  /** Puts a heading in place of the one of a control. */
  setControlHeading(control: number, heading: string): boolean {
    return this.replaceNode(this.controlAt(control)?.heading, heading);
  }

  /** Puts a heading in place of the one of an assessment. */
  setAssessmentHeading(place: AssessmentPlace, heading: string): boolean {
    return this.replaceNode(this.assessmentAt(place)?.heading, heading);
  }

  /** What stands behind the last colon of an assessment's heading becomes another word. */
  setStatus(place: AssessmentPlace, word: string): boolean {
    const heading = this.assessmentAt(place)?.heading;
    const [from, to] = rangeOf(heading);
    const written = this.text.slice(from, to);
    const colon = written.lastIndexOf(":");
    const behind = /^(\s*)\S+/.exec(written.slice(colon + 1));
    if (!heading || colon < 0 || !behind) return false;
    const start = from + colon + 1;
    this.ranges.push({ from: start, to: start + behind[0].length, text: `${behind[1] || " "}${word}` });
    return true;
  }

  /** Sets an attribute of a control or an assessment (`line` is the whole item): in place of the first of its kind, or as a new one; null takes that away. */
  setAttribute(at: AssessmentPlace | number, attribute: Attribute, line: string | null): boolean {
    const section = typeof at === "number" ? this.controlAt(at) : this.assessmentAt(at);
    if (!section) return false;
    const own = typeof at === "number" ? splitAt(section.nodes, 3).before : section.nodes;
    const { attributes } = splitSection(this.markdown, own, placeName(at), []);
    const [first] = attributes.filter((item) => item.attribute === attribute);
    if (first) return line === null ? this.removeItem(first) : this.replaceItem(first, line);
    if (line === null) return true;
    const last = own.at(-1);
    const before = last?.type === "list" && attributes.length > 0 ? "\n" : "\n\n";
    const [, end] = rangeOf(last ?? section.heading);
    this.ranges.push({ from: end, to: end, text: `${before}${line}` });
    return true;
  }

  /** Sets all attributes of a kind of an assessment, each a whole item. */
  setItems(place: AssessmentPlace, attribute: Attribute, lines: readonly string[]): boolean {
    const section = this.assessmentAt(place);
    if (!section) return false;
    const { attributes } = splitSection(this.markdown, section.nodes, "assessment", []);
    const items = attributes.filter((item) => item.attribute === attribute);
    if (items.length === 0)
      return lines.length === 0 || this.setAttribute(place, attribute, lines.join("\n"));
    for (const [i, item] of items.entries()) {
      // The last item takes what is left over.
      const own = i === items.length - 1 ? lines.slice(i) : lines.slice(i, i + 1);
      if (own.length === 0) this.removeItem(item);
      else this.replaceItem(item, own.join("\n"));
    }
    return true;
  }

  /** Sets the paragraphs of an assessment, if there is nothing but paragraphs before its attributes. */
  setProse(place: AssessmentPlace, paragraphs: readonly string[]): boolean {
    const section = this.assessmentAt(place);
    if (!section) return false;
    const { prose } = splitSection(this.markdown, section.nodes, "assessment", []);
    const first = section.nodes.slice(0, prose.length);
    if (prose.some((node, i) => node !== first[i] || node.type !== "paragraph")) return false;
    const text = paragraphs.join("\n\n");
    const [, headingEnd] = rangeOf(section.heading);
    const [from] = rangeOf(first[0]);
    const [, to] = rangeOf(first.at(-1));
    if (first.length === 0)
      this.ranges.push({ from: headingEnd, to: headingEnd, text: text && `\n\n${text}` });
    else if (text === "") this.ranges.push({ from: headingEnd, to, text: "" });
    else this.ranges.push({ from, to, text });
    return true;
  }

  /** Adds an assessment (from its heading to a line end) behind the others of a control. */
  addAssessment({ at }: Control, text: string): boolean {
    const section = this.controlAt(at.line);
    if (!section) return false;
    const [, end] = rangeOf(section.nodes.at(-1) ?? section.heading);
    this.ranges.push({ from: end, to: end, text: `\n\n${text.trimEnd()}` });
    return true;
  }

  private controlAt(line: number): HeadedSection | undefined {
    return splitAt(this.markdown.root.children, 2).sections.find((section) => isAt(section.heading, line));
  }

  private assessmentAt({ control, assessment }: AssessmentPlace): HeadedSection | undefined {
    const nodes = this.controlAt(control)?.nodes ?? [];
    return splitAt(nodes, 3).sections.find((section) => isAt(section.heading, assessment));
  }

  private replaceNode(node: Node | undefined, text: string): boolean {
    if (!node) return false;
    const [from, to] = rangeOf(node);
    this.ranges.push({ from, to, text });
    return true;
  }

  /** The list mark stays; the item's first paragraph is the new line's. */
  private replaceItem({ paragraph }: AttributeItem, line: string): boolean {
    return this.replaceNode(paragraph, line.replace(/^- /, ""));
  }

  private removeItem({ item }: AttributeItem): boolean {
    const [start, to] = rangeOf(item);
    // With the line end before it, and the blank line that made it a list of its own.
    const before = this.text.slice(0, start);
    const from = before.length - (/(?:\r?\n){1,2}$/.exec(before)?.[0].length ?? 0);
    const isAlone = /\r?\n\r?\n$/.test(before) && !/^\r?\n[-*+]/.test(this.text.slice(to, to + 3));
    this.ranges.push(
      isAlone || from === start ? { from, to, text: "" } : { from: start, to: this.lineAfter(to), text: "" },
    );
    return true;
  }

  private lineAfter(offset: number): number {
    const end = this.text.indexOf("\n", offset);
    return end < 0 ? this.text.length : end + 1;
  }
}

function placeName(at: AssessmentPlace | number): Place {
  return typeof at === "number" ? "control" : "assessment";
}

function isAt(node: Node, line: number): boolean {
  return node.position?.start.line === line;
}

function rangeOf(node: Node | undefined): readonly [from: number, to: number] {
  return [node?.position?.start.offset ?? 0, node?.position?.end.offset ?? 0];
}
