import { ExplainedError } from "../model/explained-error.ts";
import type { Bilingual } from "../model/position.ts";

/** A command could not do its work (usage, environment): one line on standard error, exit code 2. */
export class CommandError extends ExplainedError {}

/** Returns a failed file operation as one line: the reason in words where it is a common one. */
export function fileError(path: string, error: unknown): CommandError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const makes = error instanceof Error && "syscall" in error && /^mkd/.test(String(error.syscall));
  if (makes && code === "ENOENT")
    return new CommandError({
      de: `${path}: Hier lässt sich kein Ordner anlegen`,
      en: `${path}: no folder can be made here`,
    });
  const reason = reasons.get(code) ?? { de: code || String(error), en: code || String(error) };
  return new CommandError({ de: `${path}: ${reason.de}`, en: `${path}: ${reason.en}` });
}

const reasons: ReadonlyMap<string, Bilingual> = new Map([
  ["ENOENT", { de: "nicht gefunden", en: "not found" }],
  ["EISDIR", { de: "ist ein Verzeichnis, erwartet ist eine Datei", en: "is a directory, expected a file" }],
  ["ENOTDIR", { de: "liegt nicht in einem Verzeichnis", en: "is not in a directory" }],
  [
    "EEXIST",
    {
      de: "gibt es schon, oder ein Teil des Pfads ist eine Datei",
      en: "exists, or a part of the path is a file",
    },
  ],
  ["EACCES", { de: "kein Zugriff", en: "no access" }],
  ["EPERM", { de: "nicht erlaubt", en: "not permitted" }],
  ["EROFS", { de: "Dateisystem ist schreibgeschützt", en: "file system is read-only" }],
  ["ENOSPC", { de: "Datenträger ist voll", en: "disk is full" }],
  ["EDQUOT", { de: "das Speicherkontingent ist erschöpft", en: "the disk quota is used up" }],
  ["EFBIG", { de: "die Datei wird größer als erlaubt", en: "the file grows larger than allowed" }],
]);
