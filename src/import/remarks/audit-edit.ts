import type { List, ListItem, Node, Paragraph, RootContent } from "mdast";
import { type HeadedSection, splitAt } from "../../source/headed-sections.ts";
import { isLabelOf } from "../../source/labels.ts";
import { type Markdown, parseMarkdown, plainText } from "../../source/markdown.ts";
import { applyEdits, replaceRange } from "../../text/edits.ts";
import { trimEnd } from "../../text/trim.ts";
import { lineOf } from "./audit-reading.ts";

/** Collects changes of an audit's text; what it does not touch stays as it is, to the byte. */
export class AuditEdit {
  private readonly text: string;
  private readonly markdown: Markdown;
  private readonly ranges: { from: number; to: number; text: string }[] = [];
  private readonly before: string[] = [];
  private readonly after: string[] = [];

  constructor(file: string, text: string) {
    this.text = text;
    this.markdown = parseMarkdown(file, text);
  }

  /** Adds a list item or a paragraph to the text before the findings, in front of all else that is added or behind it. */
  addText(markdown: string, first: boolean): void {
    if (first) this.before.unshift(markdown);
    else this.before.push(markdown);
  }

  /** Adds a finding behind all others. */
  addFinding(markdown: string): void {
    this.after.push(markdown);
  }

  /**
   * Puts a line in place of the one item of the text before the findings whose line is meant.
   *
   * @returns what was read there; null if there is none, or several
   */
  replaceItem(isMeant: (read: string) => boolean, line: string): string | null {
    const [paragraph] = this.itemThat(isMeant)?.children ?? [];
    if (!paragraph) return null;
    this.replaceNode(paragraph, line);
    return lineOf(paragraph);
  }

  /** What is read in the line of such an item. */
  lineOfItem(isMeant: (read: string) => boolean): string | null {
    const [paragraph] = this.itemThat(isMeant)?.children ?? [];
    return paragraph ? lineOf(paragraph) : null;
  }

  /** Takes such an item out with all that stands below it; returns what was read in its line. */
  removeItem(isMeant: (read: string) => boolean): string | null {
    const item = this.itemThat(isMeant);
    const [paragraph] = item?.children ?? [];
    if (!item || !paragraph) return null;
    const [from, to] = rangeOf(item);
    const next = this.listOf(item)?.children.find((one) => rangeOf(one)[0] > from);
    // Up to the next item, or from the end of what stands before: what stands around it is parted as before.
    this.takeOut(next ? [from, rangeOf(next)[0]] : [this.text.slice(0, from).trimEnd().length, to]);
    return lineOf(paragraph);
  }

  /** Gives a finding another severity. */
  setSeverity(id: string, line: string): boolean {
    const items =
      this.finding(id)?.nodes.flatMap((node) => (node.type === "list" ? node.children : [])) ?? [];
    const [item, ...more] = items.filter((one) => isLabelOf("severity", labelOf(one)));
    const [paragraph] = item?.children ?? [];
    if (!paragraph || more.length > 0) return false;
    this.replaceNode(paragraph, line.replace(/^- /, ""));
    return true;
  }

  /**
   * Puts paragraphs in place of some of a finding, one behind the other.
   *
   * @param count how many there are
   * @returns what was read there; null if none are meant, or it is not clear which
   */
  replaceParagraphs(
    id: string,
    count: number,
    isMeant: (read: readonly string[]) => boolean,
    paragraphs: readonly string[],
  ): readonly string[] | null {
    const nodes = this.finding(id)?.nodes ?? [];
    const found = [...nodes.keys()].flatMap((from) => {
      const some = nodes.slice(from, from + count);
      const read = some.map((node) => (node.type === "paragraph" ? lineOf(node) : ""));
      return some.length === count && isMeant(read) ? [{ some, read }] : [];
    });
    const [one, ...more] = found;
    const [first, last] = [one?.some.at(0), one?.some.at(-1)];
    if (!one || !first || !last || more.length > 0) return null;
    this.ranges.push({ from: rangeOf(first)[0], to: rangeOf(last)[1], text: paragraphs.join("\n\n") });
    return one.read;
  }

  /** The text with all changes, in its own line ends. */
  result(): string {
    const lineEnd = /\r\n|\n|\r/.exec(this.text)?.[0] ?? "\n";
    const { before } = splitAt(this.markdown.root.children, 2);
    const sections = this.sections();
    const lastBefore = before.filter((node) => isAbove(node, sections[0])).at(-1);
    const end = lastBefore ? rangeOf(lastBefore)[1] : 0;
    if (this.before.length > 0)
      this.ranges.push({ from: end, to: end, text: `\n\n${joined(this.before)}${end === 0 ? "\n\n" : ""}` });
    const edits = this.ranges.map(({ from, to, text }) =>
      replaceRange(this.text, from, to, text.replaceAll("\n", lineEnd)),
    );
    const changed = applyEdits(this.text, edits);
    const added = this.after.map((each) => `\n\n${each}`).join("");
    if (added === "" && this.before.length === 0) return changed;
    return trimEnd(changed, /[\r\n]/) + `${added}\n`.replaceAll("\n", lineEnd);
  }

  private sections(): readonly HeadedSection[] {
    return splitAt(this.markdown.root.children, 2).sections;
  }

  private finding(id: string): HeadedSection | undefined {
    const [section, ...more] = this.sections().filter(({ heading }) =>
      plainText(heading).trim().startsWith(`${id} `),
    );
    return more.length > 0 ? undefined : section;
  }

  private itemThat(isMeant: (read: string) => boolean): ListItem | undefined {
    const { before } = splitAt(this.markdown.root.children, 2);
    const [item, ...more] = before
      .flatMap((node) => (node.type === "list" ? node.children : []))
      .filter(({ children: [first] }) => first?.type === "paragraph" && isMeant(lineOf(first)));
    return more.length > 0 ? undefined : item;
  }

  private listOf(item: ListItem): List | undefined {
    return this.markdown.root.children.find((node) => node.type === "list" && node.children.includes(item)) as
      | List
      | undefined;
  }

  /** What overlaps goes as one. */
  private takeOut([from, to]: readonly [from: number, to: number]): void {
    const touching = this.ranges.filter((one) => one.text === "" && one.from <= to && one.to >= from);
    for (const one of touching) this.ranges.splice(this.ranges.indexOf(one), 1);
    this.ranges.push({
      from: Math.min(from, ...touching.map((one) => one.from)),
      to: Math.max(to, ...touching.map((one) => one.to)),
      text: "",
    });
  }

  private replaceNode(node: Node, text: string): void {
    const [from, to] = rangeOf(node);
    this.ranges.push({ from, to, text });
  }
}

/** Items stand close together, all else apart. */
function joined(blocks: readonly string[]): string {
  return blocks
    .map((block, i) => {
      if (i === 0) return block;
      return (block.startsWith("- ") && blocks[i - 1]?.startsWith("- ") ? "\n" : "\n\n") + block;
    })
    .join("");
}

function labelOf({ children: [paragraph] }: ListItem): string {
  return paragraph ? (plainText(paragraph as Paragraph).split(":")[0] ?? "").trim() : "";
}

function isAbove(node: RootContent, section: HeadedSection | undefined): boolean {
  return section === undefined || (node.position?.start.line ?? 0) < section.from;
}

function rangeOf(node: Node): readonly [from: number, to: number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}
