import type { Orientation } from "./definition.ts";
import type { PageCanvas } from "./page-canvas.ts";
import type { Break, Strip } from "./strip.ts";
import { margin, paper } from "./theme.ts";

/** Gives pages. The canvas is null while pages are only counted. */
export interface Pages {
  next(number: number, orientation: Orientation): PageCanvas | null;
}

/** A strip higher than a page begins on a page that has this share of it left, else on the next one. */
const splitShare = 0.3;

/** Width of the text in points. */
export function textWidth(orientation: Orientation): number {
  return (orientation === "portrait" ? paper.short : paper.long) - margin.left - margin.right;
}

function textHeight(orientation: Orientation): number {
  return (orientation === "portrait" ? paper.long : paper.short) - margin.top - margin.bottom;
}

/**
 * Places strips on pages from top to bottom. Holds back no more than the strips that must stay together. The same strips
 * give the same pages, whether they are counted or drawn.
 */
export class Flow {
  /** Number of the page that is being filled; 0 before the first. */
  page = 0;
  orientation: Orientation = "portrait";
  readonly #pages: Pages;
  #canvas: PageCanvas | null = null;
  #group: Strip[] = [];
  /** Height used on the page, space below the last strip not included. */
  #used = 0;
  #below = 0;
  /** True if the page that is to be filled has not been begun. */
  #fresh = true;

  constructor(pages: Pages) {
    this.#pages = pages;
  }

  add(strip: Strip | Break): void {
    if ("pageBreak" in strip) {
      this.#place();
      this.orientation = strip.orientation ?? this.orientation;
      this.#leavePage();
      return;
    }
    this.#group.push(strip);
    if (!strip.keep) this.#place();
  }

  end(): void {
    this.#place();
  }

  #place(): void {
    const group = this.#group;
    if (group.length === 0) return;
    this.#group = [];
    const full = textHeight(this.orientation);
    if (this.#heightOf(group) > full - this.#used && this.#used > 0) {
      const whole = this.#heightOf(group, true) <= full;
      if (whole || full - this.#used < full * splitShare) this.#leavePage();
    }
    for (const strip of group) this.#put(strip, full);
  }

  /** Height that a group would take on this page, or at the top of a new one. */
  #heightOf(group: readonly Strip[], onTop = this.#used === 0): number {
    let height = onTop ? (group[0]?.head?.height ?? 0) : 0;
    let below = onTop ? null : this.#below;
    for (const strip of group) {
      height += (below === null ? 0 : Math.max(below, strip.above ?? 0)) + strip.height;
      below = strip.below ?? 0;
    }
    return height;
  }

  #put(strip: Strip, full: number): void {
    let rest = strip;
    for (;;) {
      const top = this.#used === 0;
      const gap = top ? 0 : Math.max(this.#below, rest.above ?? 0);
      const room = full - this.#used - gap - (top ? (rest.head?.height ?? 0) : 0);
      if (rest.height <= room) break;
      const torn = rest.height > full - (rest.head?.height ?? 0);
      const parts = torn ? (rest.split?.(room) ?? null) : null;
      if (parts) {
        this.#draw(parts[0]);
        rest = parts[1];
      } else if (top) break;
      this.#leavePage();
    }
    this.#draw(rest);
  }

  #draw(strip: Strip): void {
    if (this.#fresh && strip.height > 0) {
      this.#fresh = false;
      this.page++;
      this.#canvas = this.#pages.next(this.page, this.orientation);
    }
    let y = margin.top + this.#used;
    if (this.#used === 0) {
      if (strip.head && strip.height > 0) {
        if (this.#canvas) strip.head.draw(this.#canvas, margin.left, y);
        y += strip.head.height;
      }
    } else y += Math.max(this.#below, strip.above ?? 0);
    strip.placed?.(this.page, y);
    if (this.#canvas) strip.draw(this.#canvas, margin.left, y);
    if (strip.height > 0) this.#used = y + strip.height - margin.top;
    this.#below = strip.below ?? 0;
  }

  #leavePage(): void {
    this.#fresh = true;
    this.#used = 0;
    this.#below = 0;
  }
}
