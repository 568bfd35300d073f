import type { Audit, Control, Link, Problem } from "../../model/project.ts";
import { controlsOf, readControlFile } from "../control-file.ts";
import type { KnownWords } from "../line-meaning.ts";

/** What a catalogue of a text says, and what could not be read in it. */
export interface ReadBack {
  readonly controls: readonly Control[];
  readonly problems: readonly Problem[];
}

/** Reads the text of a catalogue as it will be read once it is written. */
export async function readBack(path: string, text: string, known: KnownWords): Promise<ReadBack> {
  const file = await readControlFile({ path, diskPath: path }, new Map([[path, text]]), known);
  return { controls: controlsOf(file), problems: file.problems };
}

/** What an audit of a text says: null if it can't be read at all. */
export interface AuditReadBack {
  readonly audit: Audit | null;
  readonly links: readonly Link[];
  readonly problems: readonly Problem[];
}

/** Reads the text of an audit as it will be read once it is written. */
export async function readBackAudit(path: string, text: string, known: KnownWords): Promise<AuditReadBack> {
  const file = await readControlFile({ path, diskPath: path }, new Map([[path, text]]), known);
  const { links, problems } = file;
  return { audit: file.kind === "audit" ? file.value : null, links, problems };
}
