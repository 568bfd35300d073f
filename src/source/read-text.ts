import { liesAmong } from "../model/content-kinds.ts";
import type { Bilingual } from "../model/position.ts";
import type { Problem } from "../model/project.ts";
import { type Beginning, beginningOf } from "./disk.ts";
import { digestOfBytes } from "./evidence-digest.ts";
import type { ListedFile } from "./list-files.ts";
import { TextBudgetError } from "./text-budget.ts";

/** Largest text that is read: 4 MiB (FORMAT.md, `file-unreadable`). */
const maxTextBytes = 4 * 1024 * 1024;

/**
 * The text of a file without its byte order mark, or the problem that kept it from being read; then `guess` is what its
 * beginning says in another encoding (Windows, UTF-16), good for nothing but to tell what follows from the problem.
 *
 * @param unsaved texts that an editor holds and has not saved yet, by path: they take the place of the file's
 */
export async function readText(
  file: ListedFile,
  unsaved?: ReadonlyMap<string, string>,
): Promise<{ text: string } | { problem: Problem; guess?: string }> {
  const text = unsaved?.get(file.path);
  if (text !== undefined) return { text };
  let beginning: Beginning;
  try {
    beginning = await beginningOf(file.diskPath, maxTextBytes);
  } catch (error) {
    return { problem: noAccess(file.path, error) };
  }
  const { size, bytes } = beginning;
  if (size > maxTextBytes) {
    return {
      guess: guessOf(bytes),
      problem: unreadable(
        file.path,
        `ist ${size} Bytes groß; ein Text darf höchstens 4 MiB (${maxTextBytes} Bytes) haben`,
        `has ${size} bytes; a text may have at most 4 MiB (${maxTextBytes} bytes)`,
      ),
    };
  }
  file.onBytes?.(digestOfBytes(file.path, bytes));
  try {
    const text = utf8.decode(bytes);
    if (!text.includes("\0")) return { text };
  } catch {
    // Not UTF-8: falls through to the problem below.
  }
  return {
    problem: unreadable(
      file.path,
      "ist kein Text in UTF-8",
      "is no text in UTF-8",
      "Speichern Sie die Datei mit der Kodierung „UTF-8“ (in Editor und Word unter „Speichern unter“).",
      "Save the file with the encoding “UTF-8” (in editors and Word under “Save as”).",
    ),
    guess: guessOf(bytes),
  };
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** What bytes would say in another encoding, so far as that is letters without accents. */
function guessOf(bytes: Uint8Array): string {
  return new TextDecoder("windows-1252").decode(bytes).replaceAll("\0", "");
}

/** Why the operating system refuses a file, in words where it is a common reason. */
const reasons: Readonly<Record<string, Bilingual>> = {
  EACCES: { de: "kein Zugriff", en: "no access" },
  EPERM: { de: "nicht erlaubt", en: "not permitted" },
  ENOENT: { de: "nicht gefunden", en: "not found" },
  EISDIR: { de: "ist ein Ordner", en: "it is a folder" },
  EIO: { de: "der Datenträger liest sie nicht", en: "the disk can't read it" },
};

/** The problem of a file that the operating system refuses to open or read, or the Markdown parser. */
export function noAccess(path: string, error: unknown): Problem {
  if (error instanceof TextBudgetError) return tooMuch(path, error);
  const code = (error as NodeJS.ErrnoException).code ?? "unknown";
  return unreadable(
    path,
    `kann nicht gelesen werden: ${reasons[code]?.de ?? code}`,
    `can't be read: ${reasons[code]?.en ?? code}`,
    "Prüfen Sie, ob die Datei vorhanden ist und ob Sie Leserechte haben.",
    "Check that the file is there and that you may read it.",
  );
}

/** The problem of a text whose reading would take more time than its size allows. */
function tooMuch(path: string, { kind, line }: TextBudgetError): Problem {
  const problem =
    kind === "depth"
      ? unreadable(
          path,
          `ist in Zeile ${line} zu tief verschachtelt`,
          `is nested too deeply in line ${line}`,
          "Schreiben Sie den Text einfacher: weniger Listen und Zitate ineinander, weniger Leerzeichen davor.",
          "Write the text more plainly: fewer lists and quotations in each other, fewer blanks before them.",
        )
      : unreadable(
          path,
          `hat ab Zeile ${line} zu viele Auszeichnungen, kurze Zeilen oder Zellen für einen Text ihrer Größe`,
          `has too many marks, short lines or cells for a text of its size from line ${line} on`,
          "Schreiben Sie * _ ~ [ ] < | nur, wo sie etwas auszeichnen; teilen Sie lange Absätze, Listen und Tabellen auf mehrere Dateien auf.",
          "Write * _ ~ [ ] < | only where they mark something; divide long paragraphs, lists and tables among several files.",
        );
  return { ...problem, at: { file: path, line, column: 1 } };
}

/** The problem of a symbolic link that leads out of the content root, in a circle or nowhere. */
export function badLink(path: string): Problem {
  return unreadable(
    path,
    "ist eine Verknüpfung, die aus dem Inhaltsordner hinaus, im Kreis oder ins Leere führt",
    "is a symbolic link that leads out of the content root, in a circle or nowhere",
    "Legen Sie die Datei selbst an diese Stelle.",
    "Put the file itself in this place.",
  );
}

/** The problem of a pipe, a device or a socket. */
export function notFile(path: string): Problem {
  return unreadable(path, "ist keine gewöhnliche Datei", "is no regular file");
}

/** The problem of a folder that nobody may look into. */
export function closedFolder(path: string): Problem {
  return {
    ...unreadable(path, "", ""),
    message: {
      de: `In den Ordner ${path} darf Nachweis nicht sehen: Was darin liegt, ist ungeprüft.`,
      en: `Nachweis may not look into the folder ${path}: what lies in it is unchecked.`,
    },
    help: {
      de: "Geben Sie der Person oder dem Dienst, der prüft, das Recht, den Ordner zu lesen.",
      en: "Give the person or service that checks the right to read the folder.",
    },
  };
}

function unreadable(path: string, de: string, en: string, helpDe?: string, helpEn?: string): Problem {
  return {
    rule: "file-unreadable",
    at: { file: path, line: 1, column: 1 },
    message: { de: `Die Datei ${path} ${de}.`, en: `The file ${path} ${en}.` },
    help: {
      de: helpDe ?? "Ersetzen Sie die Datei durch eine lesbare, kleinere Textdatei.",
      en: helpEn ?? "Replace the file by a readable, smaller text file.",
    },
    ...(liesAmong("evidence", path) ? { evidence: path } : {}),
  };
}
