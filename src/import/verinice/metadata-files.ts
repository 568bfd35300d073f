import { fileOf } from "../../model/content-kinds.ts";
import type { Bilingual } from "../../model/position.ts";
import type { Project } from "../../model/project.ts";
import { bodyOf, withMetadata, writtenMetadata } from "../../source/edit/metadata-edit.ts";
import { plainMarkdown } from "../../source/edit/plain-markdown.ts";
import type { Change } from "../../source/edit/write.ts";
import { frontMatterText, type Metadata, valueFaults } from "../../source/metadata-text.ts";
import { canonicalJson } from "../../text/canonical-json.ts";
import type { ImportState, KeptFields } from "../import-state.ts";
import type { CellNote, NotTaken, SourcePlace } from "../outcome.ts";
import { fieldDigest } from "../record-fields.ts";
import { sourceLines } from "../source-text.ts";

/** A file with front matter as a source says it. */
export interface SaidFile {
  readonly place: SourcePlace;
  readonly kind: "object" | "risk";
  readonly id: string;
  /** With `source`, by which the file is known at the next import; a key that the source does not say is undefined. */
  readonly values: Metadata & { readonly source: string };
  readonly text: string;
}

/** The key under which is kept what was taken of a file. */
export function stateKeyOf(kind: SaidFile["kind"], source: string): string {
  return `${kind}:${source}`;
}

/**
 * Plans files with front matter: a new one as the source says it; of one that is there what the source has changed since the
 * last import, key by key. What people wrote stays; what both have changed differently is listed and stays too.
 */
export class MetadataFiles {
  readonly changes: Change[] = [];
  readonly notTaken: NotTaken[] = [];
  readonly cells: CellNote[] = [];
  readonly state = new Map<string, KeptFields>();
  readonly counts = { added: 0, changed: 0, unchanged: 0 };
  private readonly project: Project;
  private readonly before: ImportState;

  constructor(project: Project, before: ImportState) {
    this.project = project;
    this.before = before;
  }

  /** Takes a file; false if it was refused. */
  take(file: SaidFile): boolean {
    const path = fileOf(file.kind, file.id);
    const there = this.project.texts.get(path);
    const key = stateKeyOf(file.kind, file.values.source);
    // What is missing, such as the redundancy at several sites, is for people to say: the check asks for it.
    const [fault] = valueFaults(file.kind, file.values);
    if (fault) return this.refuse(file, "unwritable", fault);
    if (there === undefined) {
      if (this.before.has(key)) return this.refuse(file, "conflict", removed(path));
      this.changes.push({ kind: "create", path, content: frontMatterText(file.values) + written(file.text) });
      this.counts.added += 1;
    } else if (!this.merge(file, path, there, this.before.get(key) ?? {})) return false;
    this.state.set(key, { ...this.before.get(key), ...digests(key, file) });
    return true;
  }

  private merge(file: SaidFile, path: string, there: string, base: KeptFields): boolean {
    const key = stateKeyOf(file.kind, file.values.source);
    const values = writtenMetadata(there);
    if (values === null) return this.refuse(file, "conflict", unreadable(path));
    const said = digests(key, file);
    const now = { ...digestsOfValues(key, values), ...digestOfText(key, bodyOf(there)) };
    const isOurs = (name: string): boolean => base[name] !== said[name] && now[name] !== said[name];
    const names = [...new Set([...Object.keys(said), ...Object.keys(base)])].filter(isOurs);
    // Where nothing is known of the last import, what stands there was written by people.
    const mayChange = (name: string): boolean => now[name] === base[name];
    for (const name of names.filter((one) => !mayChange(one)))
      this.cells.push({ place: file.place, column: `${name} `, detail: differs(path, name) });
    const changed = names.filter(mayChange);
    const keys = changed.filter((name) => name !== "text");
    let text =
      keys.length === 0
        ? there
        : withMetadata(there, Object.fromEntries(keys.map((name) => [name, file.values[name]])));
    if (text === null) return this.refuse(file, "read-only", unreadable(path));
    if (changed.includes("text"))
      text = text.slice(0, text.length - bodyOf(text).length) + written(file.text);
    if (text === there) this.counts.unchanged += 1;
    else {
      this.changes.push({ kind: "replace", path, before: there, after: text });
      this.counts.changed += 1;
    }
    return true;
  }

  private refuse({ place }: SaidFile, reason: NotTaken["reason"], detail: Bilingual): false {
    this.notTaken.push({ place, reason, detail });
    return false;
  }
}

type Digests = Readonly<Record<string, string | undefined>>;

/** A text as paragraphs that show it: every sign that Markdown could mean something by is escaped. */
function written(text: string): string {
  return sourceLines(text)
    .map((line) => `\n${plainMarkdown(line, "signs")}\n`)
    .join("");
}

function digests(key: string, { values, text }: SaidFile): Digests {
  return { ...digestsOfValues(key, values), ...digestOfText(key, written(text)) };
}

/** Of no text nothing is kept. */
function digestOfText(key: string, text: string): Digests {
  return text.trim() === "" ? {} : { text: fieldDigest(key, "text", text) };
}

function digestsOfValues(key: string, values: Metadata): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, fieldDigest(key, name, canonicalJson(value))]],
    ),
  );
}

function removed(path: string): Bilingual {
  return {
    de: `${path} wurde schon einmal angelegt und ist nicht mehr da; löschen Sie den Eintrag in import-rows.json, wenn sie wieder entstehen soll`,
    en: `${path} was made before and is no longer there; delete its entry in import-rows.json if it is to be made again`,
  };
}

function unreadable(path: string): Bilingual {
  return {
    de: `${path}: die Metadaten lassen sich nicht ändern, ohne anderes zu ändern; ändern Sie sie dort`,
    en: `${path}: its front matter can't be changed without changing something else; change it there`,
  };
}

function differs(path: string, name: string): Bilingual {
  const [de, en] = name === "text" ? ["Text", "text"] : [name, name];
  return {
    de: `Konflikt: ${path} sagt bei ${de} inzwischen anderes; entscheiden Sie dort`,
    en: `conflict: ${path} says otherwise of ${en} meanwhile; decide it there`,
  };
}
