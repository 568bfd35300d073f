import type { Bilingual } from "./data.ts";

/** A column of a table, as its head says it. */
export interface TableColumn {
  /** A bare text is what officers wrote, in German. */
  readonly title: Bilingual | string;
  /** What officers wrote, after the title. */
  readonly name?: string;
  /** Readers can sort by it, where the table can be sorted. */
  readonly sort?: boolean;
  readonly wide?: boolean;
  /** Marks of a line of time, whose places are shares of its length: the head shows them, and says its title to who hears the page. */
  readonly axis?: readonly { readonly label: string; readonly at: number }[];
}
