import type { ForecastEntry } from "./forecast.ts";

/** What one role or person must do. */
export interface PersonsEntries {
  /** As the content writes the name first; null: what names nobody. */
  readonly responsible: string | null;
  /** In the order of the forecast. What several are responsible for stands at each of them. */
  readonly entries: readonly ForecastEntry[];
}
