/** What the script of every page, which knows what is chosen, and the one that makes sheets and files of it agree on. */

/** A sample, in the order of the list. */
export interface Sample {
  /** Where each item stands in the list, and what it is (`identityOf`). */
  readonly items: readonly { readonly place: number; readonly id: string }[];
  /** What it was chosen by, in words, each in the language that it is written in. */
  readonly words: readonly {
    readonly label: string;
    readonly words: readonly { readonly text: string; readonly lang: string }[];
  }[];
}

/** What can be made of a sample. Rejects if what is known of its items can't be loaded, or is not that of this edition. */
export interface SampleScript {
  /** Fills the working sheet. */
  show(sheet: HTMLElement, sample: Sample): Promise<void>;
  /** Hands over a file. */
  save(sheet: HTMLElement, sample: Sample, format: "xlsx" | "csv"): Promise<void>;
}

declare global {
  var nachweisSample: SampleScript | undefined;
}
