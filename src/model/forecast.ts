import type { Bilingual } from "./position.ts";

/** What can lapse or fall due. */
export const lapseKinds = [
  "action",
  "assessment",
  "audit-finding",
  "certificate",
  "document",
  "evidence",
  "exercise",
  "interval",
  "risk",
  "surveillance",
] as const;
/** Kind of what lapses. */
export type LapseKind = (typeof lapseKinds)[number];

/** Something that lapses or falls due, and who must act. */
export interface ForecastEntry {
  /** The same for the same thing in every forecast. */
  readonly id: string;
  readonly kind: LapseKind;
  /** Last day on which it holds or can be done in time. */
  readonly day: string;
  /** True if that day is over. */
  readonly past: boolean;
  /** What it is, in the words of the content. */
  readonly subject: string;
  /** What happens after the day. */
  readonly text: Bilingual;
  /** What to do before. */
  readonly help: Bilingual;
  /** Roles or persons, sorted; empty if the content names nobody. */
  readonly responsible: readonly string[];
  readonly sites: readonly string[];
  readonly requirements: readonly string[];
  /** Where it stands in the content. */
  readonly file: string;
}

/** What will lapse up to a day (`nachweis forecast`), as the content stands. Sorted by day. */
export interface Forecast {
  readonly format: "nachweis-forecast/1";
  readonly asOf: string;
  readonly until: string;
  readonly title: string;
  /** The one role or person that it is for; null: everybody. */
  readonly responsible: string | null;
  readonly entries: readonly ForecastEntry[];
}
