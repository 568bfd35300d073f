import type { Orientation } from "./definition.ts";
import type { PageCanvas } from "./page-canvas.ts";

/** Draws something whose upper left corner is at `x`, `y` (points). */
type Draw = (canvas: PageCanvas, x: number, y: number) => void;

/**
 * The unit of the flow: something of a height that stands on one page, over the whole width of the text. A block is a
 * sequence of strips; pages break between them.
 */
export interface Strip {
  /** Points. */
  readonly height: number;
  /** Space above, dropped at the top of a page; of two spaces that meet the larger counts. */
  readonly above?: number;
  readonly below?: number;
  /** True if it must stand on the page of the next strip; `soft` if it should, as long as little of a page stays empty. */
  readonly keep?: boolean | "soft";
  readonly draw: Draw;
  /** Called when its page and height are known, while counting and while drawing. */
  readonly placed?: (page: number, y: number) => void;
  /** Drawn again where the strip begins a page: the head of its table. */
  readonly head?: { readonly height: number; readonly draw: Draw };
  /**
   * Cuts a strip that is higher than a page, or would leave much of one empty: a beginning within `available` points and
   * the rest, or null if not even the smallest beginning fits.
   */
  readonly split?: (available: number) => readonly [Strip, Strip] | null;
}

/** Begins a page. */
export interface Break {
  readonly pageBreak: true;
  readonly orientation?: Orientation;
}

/** Nothing to see: ends tags behind what was drawn before, and leaves space below it. */
export function closing(close: () => void, below: number): Strip {
  return { height: 0, below, draw: close };
}
