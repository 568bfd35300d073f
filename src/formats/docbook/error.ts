import type { Bilingual } from "../../model/position.ts";

/** A file that is not the BSI's Kompendium, or not the edition that we know; says in which line. */
export class KompendiumError extends Error {
  /** Line of the XML file, from 1; 0 where the file as a whole is meant. */
  readonly line: number;
  /** What is wrong, without the line. */
  readonly explanation: Bilingual;

  constructor(line: number, explanation: Bilingual) {
    super(line > 0 ? `line ${line}: ${explanation.en}` : explanation.en);
    this.name = "KompendiumError";
    this.line = line;
    this.explanation = explanation;
  }
}
