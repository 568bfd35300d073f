import { ExplainedError } from "../../model/explained-error.ts";
import type { Bilingual } from "../../model/position.ts";

/** A file that is not the BSI's Kompendium, or not the edition that we know; says in which line. */
export class KompendiumError extends ExplainedError {
  /** Line of the XML file, from 1; 0 where the file as a whole is meant. */
  readonly line: number;

  /** @param explanation what is wrong, without the line */
  constructor(line: number, explanation: Bilingual) {
    super(explanation);
    if (line > 0) this.message = `line ${line}: ${explanation.en}`;
    this.line = line;
  }
}
