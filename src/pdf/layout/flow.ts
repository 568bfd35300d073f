import type { Orientation } from "./definition.ts";
import type { PageCanvas } from "./page-canvas.ts";
import type { Break, Strip } from "./strip.ts";
import { margin, sheets } from "./theme.ts";

/** Gives pages. The canvas is null while pages are only counted. */
export interface Pages {
  next(number: number, orientation: Orientation): PageCanvas | null;
}

/** A page is left with this share of it empty at most, as long as what comes next can be torn. */
const emptyShare = 0.3;
/** Least height of a part of a torn strip, in points: two lines of a table's row and its margins. */
const leastPart = 28;

/** Width of the text in points. */
export function textWidth(orientation: Orientation): number {
  return sheets[orientation].width - margin.left - margin.right;
}

/** Height of the text in points. */
export function textHeight(orientation: Orientation): number {
  return sheets[orientation].height - margin.top - margin.bottom;
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

  /** Share of the page that is used. */
  get filled(): number {
    return this.#used / textHeight(this.orientation);
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
    this.#group = [];
    if (group.length > 0) this.#placeGroup(group);
  }

  #placeGroup(strips: readonly Strip[]): void {
    let group = strips;
    const full = textHeight(this.orientation);
    if (this.#used > 0 && this.#heightOf(group) > full - this.#used) {
      const wide = full - this.#used > full * emptyShare;
      const whole = this.#heightOf(group, true) <= full;
      const { parted, torn } = wide ? this.#parting(group, full) : { parted: 0, torn: null };
      for (const strip of group.slice(0, parted)) this.#put(strip, full, strip === torn);
      if (torn === null && (whole || parted > 0 || !wide)) this.#leavePage();
      group = group.slice(parted);
    }
    const softly = group.findIndex(({ keep }) => keep === "soft") + 1;
    // A part that is itself higher than a page has no softer place: it goes strip by strip.
    if (softly > 0 && softly < group.length && this.#heightOf(group) > full - this.#used) {
      // Higher than a page: part by part.
      this.#placeGroup(group.slice(0, softly));
      this.#placeGroup(group.slice(softly));
    } else for (const strip of group) this.#put(strip, full);
  }

  /**
   * Where a group that would leave much of this page empty is parted: how many of its strips stand on the page, and the
   * last of them if it is torn there. None, if no part may stand without the rest.
   */
  #parting(group: readonly Strip[], full: number): { parted: number; torn: Strip | null } {
    let bottom = this.#used;
    let below = this.#below;
    let parted = 0;
    for (const [index, strip] of group.entries()) {
      const top = bottom + Math.max(below, strip.above ?? 0);
      const isFilled = full - bottom <= full * emptyShare;
      if (index > 0 && isFilled && group[index - 1]?.keep === "soft") parted = index;
      bottom = top + strip.height;
      below = strip.below ?? 0;
      if (bottom <= full) continue;
      if (parted === 0 && cut(strip, full - top)) return { parted: index + 1, torn: strip };
      return { parted, torn: null };
    }
    return { parted, torn: null };
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

  /** Puts a strip on this page, torn where it ends if it must be or much of it would stay empty, or on the next ones. */
  #put(strip: Strip, full: number, torn = false): void {
    let rest = strip;
    for (;;) {
      const top = this.#used === 0;
      const gap = top ? 0 : Math.max(this.#below, rest.above ?? 0);
      const room = full - this.#used - gap - (top ? (rest.head?.height ?? 0) : 0);
      if (rest.height <= room) break;
      const high = rest.height > full - (rest.head?.height ?? 0);
      const wide = room > full * emptyShare;
      const parts = torn || high || wide ? cut(rest, room) : null;
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

/** A strip in two, neither of them too low to stand on a page; null if it can't be torn within `room` points. */
function cut(strip: Strip, room: number): readonly [Strip, Strip] | null {
  if (room < leastPart) return null;
  const parts = strip.split?.(room) ?? null;
  if (!parts || parts[1].height >= leastPart) return parts;
  return strip.split?.(room - leastPart) ?? parts;
}
