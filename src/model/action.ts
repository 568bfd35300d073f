import type { Amount } from "./amount.ts";

/** What an open action (Aufgabe) says: `Offen: action; bis date; responsible; effort`. */
export interface Action {
  /** Stable name of the institution's own list (`M-17`); the same id is the same action wherever it stands. */
  readonly id: string | null;
  readonly text: string;
  readonly due: string | null;
  readonly responsible: string | null;
  /** Effort and cost as written. */
  readonly effort: string | null;
  /** What of the effort is an amount; other effort is text. */
  readonly amounts: readonly Amount[];
  /** False if only its id stands here, and nothing could be taken from the place that describes it. */
  readonly described: boolean;
}
