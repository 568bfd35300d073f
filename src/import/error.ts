import type { Bilingual } from "../model/position.ts";

/** An import that can't be done as asked: the mapping or the content does not allow it. Nothing was written. */
export class ImportError extends Error {
  readonly explanation: Bilingual;

  constructor(explanation: Bilingual) {
    super(explanation.en);
    this.name = "ImportError";
    this.explanation = explanation;
  }
}
