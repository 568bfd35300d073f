import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import type { FileDay } from "../../formats/file-text/day.ts";
import type { Bilingual } from "../../model/position.ts";
import { textFormatOf } from "../../publish/file-texts.ts";
import { BoundedWorker } from "../../source/bounded-worker.ts";
import { withFile } from "../../source/evidence-file/byte-source.ts";
import { photoDay } from "../../source/evidence-file/photo-day.ts";
import { today } from "../clock.ts";
import type { DayQuestion } from "./file-day-worker.ts";

/** A day that a file says of itself. */
export interface DayInside {
  readonly day: string;
  /** What happened on it, as the file says: `PDF erstellt`. */
  readonly what: Bilingual;
}

/** Size up to which a file is looked into, in bytes. */
const maxBytes = 50_000_000;

/** Days before this one are those of clocks that nobody set: no file says them truly. */
const firstDay = "1990-01-01";

const what: Readonly<Record<FileDay["what"] | "taken", Bilingual>> = {
  signed: { de: "PDF signiert", en: "PDF signed" },
  created: { de: "PDF erstellt", en: "PDF created" },
  saved: { de: "zuletzt gespeichert", en: "last saved" },
  sent: { de: "E-Mail gesendet", en: "e-mail sent" },
  taken: { de: "Foto aufgenommen", en: "photo taken" },
};

/** The days that files say of themselves (PDF, photographs, e-mails, office files), by their paths; of most there is none. */
export async function daysInside(files: readonly string[]): Promise<ReadonlyMap<string, DayInside>> {
  // Beside this file; the package that is published has it compiled.
  const script = new URL(`file-day-worker${extname(import.meta.url)}`, import.meta.url);
  const reader = new BoundedWorker<DayQuestion, FileDay | null>(script);
  const days = new Map<string, DayInside>();
  try {
    for (const file of files) {
      const found = await dayIn(file, reader);
      if (found !== null && found.day >= firstDay && found.day <= today()) days.set(file, found);
    }
  } finally {
    await reader.end();
  }
  return days;
}

/**
 * Where a proposed day comes from, and what the file says if that is another one.
 * @param named the day that the file's name says, which counts first
 */
export function dayOrigin(named: string | null, inside: DayInside | null): Bilingual {
  if (named === null)
    return inside === null
      ? { de: "angenommen", en: "assumed" }
      : { de: `laut Datei: ${inside.what.de}`, en: `as the file says: ${inside.what.en}` };
  if (inside === null || inside.day === named) return { de: "aus dem Namen", en: "from the name" };
  return {
    de: `aus dem Namen; die Datei sagt anders: ${inside.what.de} am ${inside.day}`,
    en: `from the name; the file says otherwise: ${inside.what.en} on ${inside.day}`,
  };
}

async function dayIn(
  file: string,
  reader: BoundedWorker<DayQuestion, FileDay | null>,
): Promise<DayInside | null> {
  const { size } = await stat(file);
  if (size > maxBytes) return null;
  const taken = await withFile(file, size, async (bytes) => photoDay(file, bytes));
  if (taken !== null) return { day: taken, what: what.taken };
  const format = textFormatOf(file);
  const found = format && (await reader.ask({ format, bytes: await readFile(file) }));
  return found && { day: found.day, what: what[found.what] };
}
