import { readFile } from "node:fs/promises";
import type { Baseline } from "../../model/baseline.ts";
import { CommandError, fileError } from "../../publish/command-error.ts";
import { readBaseline, SavedDocumentError } from "../../source/saved-documents.ts";

/** There is no such file. */
export class MissingBaseline extends CommandError {}

/**
 * Reads a baseline file.
 *
 * @throws {CommandError} if it is missing, unreadable or no baseline
 */
export async function loadBaseline(file: string): Promise<Baseline> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const failure = fileError(file, error);
    throw error instanceof Error && "code" in error && error.code === "ENOENT"
      ? new MissingBaseline(failure.explanation)
      : failure;
  }
  try {
    return readBaseline(text);
  } catch (error) {
    if (!(error instanceof SavedDocumentError)) throw error;
    throw new CommandError({
      de: `${file}: ist keine Baseline von nachweis: ${error.explanation.de}`,
      en: `${file}: is no baseline of nachweis: ${error.explanation.en}`,
    });
  }
}
