import type { Rich, Run } from "./definition.ts";
import { breakLines, type Line } from "./line-breaking.ts";
import { safeAddress } from "./link-address.ts";
import { type Owner, type PageCanvas, type PlacedRun, placed, type Target } from "./page-canvas.ts";
import { type TextStyle, tokens } from "./rich-text.ts";
import { type Setting, Tag } from "./setting.ts";
import type { StructureElement } from "./structure-tree.ts";
import { color, tones } from "./theme.ts";
import { words } from "./words.ts";

/** Text broken into lines of a width, which are drawn one by one, maybe on several pages. */
export class TextBox {
  readonly lines: readonly Line[];
  readonly leading: number;
  readonly #setting: Setting;
  readonly #style: TextStyle;
  readonly #width: number;
  readonly #align: "left" | "right";
  /** Tags of links and of words in another language; one may go on over several lines. */
  readonly #inline = new Map<Run, Tag>();

  constructor(
    setting: Setting,
    rich: Rich,
    style: TextStyle,
    width: number,
    align: "left" | "right" = "left",
  ) {
    this.#setting = setting;
    this.#style = style;
    this.#width = width;
    this.#align = align;
    this.leading = style.leading;
    const set = tokens(rich, style, setting.shaper);
    this.lines =
      set.length === 0
        ? []
        : breakLines(set, setting.shaper, { width, lang: style.lang, sparing: style.sparing ?? false });
  }

  get height(): number {
    return this.lines.length * this.leading;
  }

  /** Draws a line whose upper left corner is given. Text of an artefact has no tags and no links. */
  drawLine(canvas: PageCanvas, index: number, x: number, y: number, owner: Owner): void {
    const line = this.lines[index];
    if (!line) return;
    this.#reportLacking(line, canvas.number);
    const left = this.#align === "right" ? x + this.#width - line.width : x;
    const baseline = y + this.leading / 2 + this.#style.size * 0.34;
    for (const group of placed(line, left)) this.#drawRun(canvas, group, baseline, owner);
  }

  /** Draws all lines and ends the tags in them. */
  draw(canvas: PageCanvas, x: number, y: number, owner: Owner): void {
    for (let index = 0; index < this.lines.length; index++)
      this.drawLine(canvas, index, x, y + index * this.leading, owner);
    this.close();
  }

  /** Ends the tags of links and of words in another language. */
  close(): void {
    for (const tag of this.#inline.values()) tag.close();
    this.#inline.clear();
  }

  #reportLacking(line: Line, page: number): void {
    for (const { pieces } of line.tokens)
      for (const { shaped } of pieces)
        for (const character of shaped.lacking) this.#setting.foundLacking(character, page, lineText(line));
  }

  #drawRun(canvas: PageCanvas, group: PlacedRun, baseline: number, owner: Owner): void {
    const { run, pieces } = group;
    const target = typeof owner === "string" ? null : this.#target(run);
    const ink = run.tone ? tones[run.tone].ink : target ? color.accent : this.#style.color;
    const foreign = run.lang !== undefined && run.lang !== this.#style.lang;
    if (typeof owner === "string" || (!target && !foreign)) {
      canvas.pieces(owner, pieces, baseline, ink);
      return;
    }
    const element = this.#tag(run, target ? "Link" : "Span", owner);
    canvas.pieces(element, pieces, baseline, ink);
    // What is seen: neither the space that ends a line nor one that leads to the link.
    const seen = pieces.filter(({ isBlank }) => !isBlank);
    const first = seen[0];
    const last = seen.at(-1);
    if (!target || !first || !last) return;
    const width = last.x + last.width - first.x;
    canvas.rect(element, first.x, baseline + 1.3, width, 0.5, ink);
    const box = { x: first.x, y: baseline - first.size * 0.8, width, height: first.size * 1.1 };
    canvas.link(element, box, target, this.#contents(run, target));
  }

  #tag(run: Run, type: string, owner: StructureElement): StructureElement {
    let tag = this.#inline.get(run);
    if (!tag) {
      tag = new Tag(this.#setting.file, type, () => owner, run.lang === undefined ? {} : { lang: run.lang });
      this.#inline.set(run, tag);
    }
    return tag.open();
  }

  #target(run: Run): Target | null {
    if (run.text.trim() === "") return null;
    if (run.to !== undefined) return (this.#setting.anchors?.has(run.to) ?? true) ? { anchor: run.to } : null;
    const uri = run.link === undefined ? null : safeAddress(run.link);
    return uri === null ? null : { uri };
  }

  #contents(run: Run, target: Target): string {
    const { language } = this.#setting;
    return "uri" in target
      ? `${words.opens[language]} ${target.uri}`
      : `${words.toPage[language]} ${run.text.trim()}`;
  }
}

function lineText(line: Line): string {
  return line.tokens
    .map(({ space, pieces }) => `${space ? " " : ""}${pieces.map((piece) => piece.text).join("")}`)
    .join("");
}
