import type { Bilingual } from "./position.ts";

/** The work could not be done as asked, or not here: no bug of ours. Says to a person in one line what is wrong. */
export class ExplainedError extends Error {
  readonly explanation: Bilingual;

  constructor(explanation: Bilingual) {
    super(explanation.en);
    this.name = new.target.name;
    this.explanation = explanation;
  }
}
