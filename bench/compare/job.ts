/** One check of one content root. */
export interface Job {
  /** The content root, absolute. */
  readonly root: string;
  readonly language: "de" | "en";
  /** Day to judge by, `YYYY-MM-DD`. */
  readonly day: string;
  /** File that the report is written to. */
  readonly output: string;
}
