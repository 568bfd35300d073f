import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { CatalogueLookup, CrossReference, CrossReferenceMarks } from "../model/catalogue.ts";
import { type BasicValue, basicValues } from "../model/vocabulary.ts";
import { compareText } from "../text/order.ts";
import { LocalFileError } from "./local-file-error.ts";
import { localFolder } from "./requirement-texts.ts";

const format = "nachweis-cross-reference/1";

/** The BSI's table has 2,125 lines; a file that is much larger is none that the import wrote. */
const maxBytes = 4 * 1024 * 1024;

/** Where the marks of a catalogue's cross-reference are kept, relative to the content root: on this machine, and in nothing that is published. */
export function crossReferencePath(catalogueId: string): string {
  return `${localFolder}/${catalogueId}-cross-reference.json`;
}

/** The file's text: a line for each requirement, sorted. */
export function crossReferenceText(catalogueId: string, marks: CrossReference): string {
  const lines = [...marks]
    .sort(([a], [b]) => compareText(a, b))
    .map(([id, { threats, values }]) => `  ${JSON.stringify(id)}: ${JSON.stringify({ threats, values })}`);
  const head = {
    format,
    catalogue: catalogueId,
    rights:
      "Die Zuordnung ist ein Werk des Bundesamts für Sicherheit in der Informationstechnik (BSI). Nur für den eigenen Gebrauch: nicht weitergeben, nicht veröffentlichen.",
  };
  const [first, ...others] = Object.entries(head).map(
    ([key, value]) => ` ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  );
  return `{\n${[first, ...others].join("\n")}\n "requirements": {\n${lines.join(",\n")}\n }\n}\n`;
}

/**
 * The marks that were imported for a catalogue; undefined if none were.
 *
 * @throws {LocalFileError} if the file is there but is not what the import writes: a part of it would claim that nothing else is to be judged
 */
export async function readCrossReference(
  root: string,
  catalogue: CatalogueLookup,
): Promise<CrossReference | undefined> {
  const path = crossReferencePath(catalogue.data.id);
  let text: string;
  try {
    const { size } = await stat(join(root, path));
    text = size > maxBytes ? "" : await readFile(join(root, path), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return undefined;
    throw unusable(path);
  }
  const marks = parsed(text, catalogue);
  if (!marks) throw unusable(path);
  return marks;
}

/**
 * The catalogue with what the marks say of its modules. A module counts only if each of its requirements has a mark, as in the
 * BSI's table: of one that is there in part nobody could say which threats are missing.
 */
export function withCrossReference(
  catalogue: CatalogueLookup,
  marks: CrossReference | undefined,
): CatalogueLookup {
  if (marks === undefined) return catalogue;
  const { data } = catalogue;
  const order = new Map(data.threats.map(({ id }, i) => [id, i]));
  const crossReference = Object.fromEntries(
    data.modules.flatMap(({ id }): [string, readonly string[]][] => {
      if (unmarkedRequirements(catalogue, id, marks).length > 0) return [];
      const threats = new Set(
        catalogue.requirementsOf(id).flatMap((requirement) => marks.get(requirement.id)?.threats ?? []),
      );
      if (threats.size === 0) return [];
      return [[id, [...threats].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))]];
    }),
  );
  return { ...catalogue, data: { ...data, crossReference } };
}

/** Requirements of a module that are not withdrawn and that the marks say nothing of. */
export function unmarkedRequirements(
  catalogue: CatalogueLookup,
  module: string,
  marks: CrossReference,
): string[] {
  return catalogue
    .requirementsOf(module)
    .filter(({ id, withdrawn }) => !withdrawn && (marks.get(id)?.threats.length ?? 0) === 0)
    .map(({ id }) => id);
}

function parsed(text: string, catalogue: CatalogueLookup): CrossReference | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(document) || document.format !== format || document.catalogue !== catalogue.data.id)
    return undefined;
  if (!isRecord(document.requirements)) return undefined;
  const threats = new Set(catalogue.data.threats.map(({ id }) => id));
  const marks = new Map<string, CrossReferenceMarks>();
  for (const [id, mark] of Object.entries(document.requirements)) {
    const isMark =
      catalogue.requirement(id)?.withdrawn === false &&
      isRecord(mark) &&
      Array.isArray(mark.threats) &&
      mark.threats.every((threat) => threats.has(threat)) &&
      Array.isArray(mark.values) &&
      mark.values.every((value) => basicValues.includes(value));
    if (!isMark) return undefined;
    marks.set(id, { threats: mark.threats as string[], values: mark.values as BasicValue[] });
  }
  return marks;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function unusable(path: string): LocalFileError {
  return new LocalFileError({
    de: `${path} ist nicht lesbar; bitte die Kreuzreferenz noch einmal einlesen (nachweis import crossreference)`,
    en: `${path} cannot be read; import the cross-reference again (nachweis import crossreference)`,
  });
}
