import { ExplainedError } from "../model/explained-error.ts";
import type { Bilingual } from "../model/position.ts";
import { fileError } from "../publish/command-error.ts";

/** What an error says to a person: that the work could not be done as asked or here. Null: it is a bug of ours. */
export function explanationOf(error: unknown): Bilingual | null {
  if (error instanceof ExplainedError) return error.explanation;
  if (!(error instanceof Error && "syscall" in error && "code" in error)) return null;
  return fileError("path" in error ? String(error.path) : String(error.syscall), error).explanation;
}
