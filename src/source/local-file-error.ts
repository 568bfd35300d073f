import type { Bilingual } from "../model/position.ts";

/** A file that an import keeps on this machine is not what the import writes; it has to be made anew. */
export class LocalFileError extends Error {
  readonly explanation: Bilingual;

  constructor(explanation: Bilingual) {
    super(explanation.en);
    this.name = "LocalFileError";
    this.explanation = explanation;
  }
}
