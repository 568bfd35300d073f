import { TableError } from "../formats/table.ts";
import { ImportError } from "../import/error.ts";
import type { Bilingual } from "../model/position.ts";
import { CommandError, fileError } from "../publish/command-error.ts";
import { ContentStateError } from "../source/content-state.ts";
import { ContentWriteError } from "../source/edit/write.ts";
import { LocalFileError } from "../source/local-file-error.ts";
import { ContentRootError } from "../source/read-project.ts";

/** What an error says to a person: that the work could not be done as asked or here. Null: it is a bug of ours. */
export function explanationOf(error: unknown): Bilingual | null {
  const isOurs =
    error instanceof CommandError ||
    error instanceof ContentRootError ||
    error instanceof ContentStateError ||
    error instanceof ContentWriteError ||
    error instanceof ImportError ||
    error instanceof LocalFileError ||
    error instanceof TableError;
  if (isOurs) return error.explanation;
  if (!(error instanceof Error && "syscall" in error && "code" in error)) return null;
  return fileError("path" in error ? String(error.path) : String(error.syscall), error).explanation;
}
