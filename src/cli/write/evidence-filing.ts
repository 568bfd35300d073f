import { realpath } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { showsNothing } from "../../model/evidence.ts";
import { flawHelp, flawMessage } from "../../model/flaw-words.ts";
import type { Bilingual } from "../../model/position.ts";
import type { Project } from "../../model/project.ts";
import { CommandError } from "../../publish/command-error.ts";
import { writtenMetadata } from "../../source/edit/metadata-edit.ts";
import { type Change, inPlaceOf } from "../../source/edit/write.ts";
import { examine } from "../../source/evidence-digest.ts";
import { evidenceNameFault } from "../../source/evidence-names.ts";
import { frontMatterOf } from "../../source/front-matter.ts";
import {
  frontMatterText,
  type Metadata,
  metadataFaults,
  newSidecar,
  yamlText,
} from "../../source/metadata-text.ts";
import { readText } from "../../source/read-text.ts";
import { trim } from "../../text/trim.ts";
import type { Answers } from "./new-field.ts";

/** Where evidence is to go. */
interface Place {
  readonly site: string;
  readonly controlId: string;
  /** Folder below that of the site; the control's id by default. */
  readonly to: string | undefined;
}

/** Metadata that a file has already, and the file in which they stand. */
export interface Described {
  readonly where: string;
  readonly data: Metadata;
}

/** What becomes of a file, and what is to be known of it. */
interface Filed {
  readonly changes: Change[];
  readonly remark: Bilingual | null;
}

/** The path of a file from the content root, as everything compares it; it may lead out of that. */
export async function pathInRoot(root: string, file: string): Promise<string> {
  return relative(await realpath(root), await realpath(file))
    .split(sep)
    .join("/")
    .normalize("NFC");
}

/**
 * What is said of a file already, as evidence of a site: where it lies as such, or by the front matter that it brings along.
 * Null if nothing is.
 *
 * @throws {CommandError} if what it brings along can't be read, or is none of evidence
 */
export async function describedAlready(
  root: string,
  project: Project,
  file: string,
  site: string,
): Promise<Described | null> {
  const path = await pathInRoot(root, file);
  const there = project.evidence.find((one) => one.path === path && one.folder === site);
  if (there && there.metadata !== "missing") {
    if (there.invalid.size > 0) throw unreadable(there.file);
    return { where: there.file, data: there.data };
  }
  if (!isMarkdown(file)) return null;
  const text = await textOf(file);
  if (frontMatterOf(text).kind === "none") return null;
  const name = basename(file);
  const data = writtenMetadata(text);
  if (data === null) throw unreadable(name);
  const [fault] = metadataFaults("evidence", data);
  if (fault) throw new CommandError({ de: `${name}: ${fault.de}`, en: `${name}: ${fault.en}` });
  return { where: name, data };
}

function unreadable(where: string): CommandError {
  return new CommandError({
    de: `${where}: die Metadaten dort lassen sich nicht ganz lesen; beheben Sie erst das`,
    en: `${where}: the metadata there can't be read wholly; mend that first`,
  });
}

/** What somebody says of a file that says otherwise itself; it would be lost. Null if there is nothing. */
export function contradiction({ where, data }: Described, said: Answers): Bilingual | null {
  const { added } = data as { readonly added?: { readonly by?: string } };
  const there = new Map<string, unknown>([...Object.entries(data), ["by", added?.by]]);
  const key = ["type", "issued", "valid-for", "issuer", "by"].find(
    (one) => said[one] && said[one] !== String(there.get(one) ?? ""),
  );
  if (key === undefined) return null;
  return {
    de: `--${key}: „${said[key]}“ steht so nicht in ${where}, wo die Datei schon beschrieben ist; ändern Sie es dort, oder lassen Sie die Angabe weg`,
    en: `--${key}: “${said[key]}” is not what ${where} says, where the file is described already; change it there, or leave it out`,
  };
}

/**
 * Where a file goes below `evidence/`; one that lies in the folder of the site stays there.
 *
 * @throws {CommandError} if its name or `to` is none for evidence
 */
export async function evidencePath(
  root: string,
  file: string,
  { site, controlId, to }: Place,
): Promise<string> {
  const inRoot = await pathInRoot(root, file);
  const path = inRoot.startsWith(`evidence/${site}/`) ? inRoot : newPath(file, { site, controlId, to });
  const fault = evidenceNameFault(path);
  if (fault) throw new CommandError(fault);
  return path;
}

function newPath(file: string, { site, controlId, to }: Place): string {
  const folder = trim((to ?? controlId.toLowerCase().replaceAll(".", "-")).normalize("NFC"), /\//);
  if (folder.split("/").some((part) => part === "" || part.startsWith("."))) {
    throw new CommandError({
      de: `--to: „${to}“ ist kein Ordner unter evidence/${site}/`,
      en: `--to: “${to}” is no folder below evidence/${site}/`,
    });
  }
  return `evidence/${site}/${folder}/${basename(file).normalize("NFC")}`;
}

/**
 * The evidence with its metadata: Markdown carries them as its own front matter, any other file beside it.
 *
 * @param described what is said of it already; that stays as it is
 * @throws {CommandError} if the file shows nothing, or its metadata are not valid
 */
export async function filedAs(
  root: string,
  file: string,
  path: string,
  metadata: Metadata,
  described: Described | null,
): Promise<Filed> {
  const inPlace = await inPlaceOf(root, path);
  const there = inPlace !== null && (await realpath(join(root, inPlace))) === (await realpath(file));
  const { sha256, flaw } = await examine(path, file);
  const remark = flaw && together(flawMessage(path, flaw), flawHelp(flaw));
  if (remark && showsNothing(flaw)) throw new CommandError(remark);
  const copy: Change[] = there ? [] : [{ kind: "copy", path, from: file }];
  if (described) return { changes: copy, remark };
  if (isMarkdown(path)) {
    requireValid(metadata);
    const before = await textOf(file);
    const after = `${frontMatterText(metadata)}\n${before}`;
    const change: Change = there
      ? { kind: "replace", path, before, after }
      : { kind: "create", path, content: after };
    return { changes: [change], remark };
  }
  const complete = newSidecar(metadata, sha256);
  requireValid(complete);
  const sidecar: Change = { kind: "create", path: `${path}.yaml`, content: yamlText(complete) };
  return { changes: [...copy, sidecar], remark };
}

function isMarkdown(path: string): boolean {
  return path.toLowerCase().endsWith(".md");
}

/** The text of a file that is to get another one; what can't be read as it stands would be lost. */
async function textOf(file: string): Promise<string> {
  const read = await readText({ path: basename(file), diskPath: file });
  if ("text" in read) return read.text;
  const { message, help } = read.problem;
  throw new CommandError(together(message, help));
}

function together(message: Bilingual, help: Bilingual): Bilingual {
  return { de: `${message.de} ${help.de}`, en: `${message.en} ${help.en}` };
}

function requireValid(metadata: Metadata): void {
  const [fault] = metadataFaults("evidence", metadata);
  if (fault) throw new CommandError(fault);
}
