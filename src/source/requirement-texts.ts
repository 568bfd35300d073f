import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { jsonText } from "../text/json-text.ts";

/** The requirement texts that a user has imported: paragraphs by requirement id. © BSI, for local use only. */
export type RequirementTexts = ReadonlyMap<string, readonly string[]>;

/** Folder of a content root for what stays on this machine; it ignores itself in Git. */
export const localFolder = ".nachweis";

const maxBytes = 16 * 1024 * 1024;

/** Where the texts of a catalogue are kept, relative to the content root. */
export function requirementTextsPath(catalogueId: string): string {
  return `${localFolder}/${catalogueId}-texts.json`;
}

/** Returns the file's content for texts in catalogue order. */
export function serializeRequirementTexts(catalogueId: string, texts: RequirementTexts): string {
  const document = {
    catalogue: catalogueId,
    rights:
      "© Bundesamt für Sicherheit in der Informationstechnik (BSI). Nur für den eigenen Gebrauch: nicht weitergeben, nicht veröffentlichen.",
    texts: Object.fromEntries(texts),
  };
  return jsonText(document);
}

/**
 * Reads the texts of a catalogue from a content root; undefined if none have been imported.
 *
 * @throws {Error} if the file is there but is not what the import writes
 */
export async function readRequirementTexts(
  root: string,
  catalogueId: string,
): Promise<RequirementTexts | undefined> {
  const path = requirementTextsPath(catalogueId);
  let content: string;
  try {
    const { size } = await stat(join(root, path));
    if (size > maxBytes) throw new Error("too large");
    content = await readFile(join(root, path), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw unusable(path);
  }
  const texts = parse(content, catalogueId);
  if (!texts) throw unusable(path);
  return texts;
}

function parse(content: string, catalogueId: string): RequirementTexts | undefined {
  let document: unknown;
  try {
    document = JSON.parse(content);
  } catch {
    return undefined;
  }
  if (!isRecord(document) || document.catalogue !== catalogueId || !isRecord(document.texts))
    return undefined;
  const texts = new Map<string, readonly string[]>();
  for (const [id, paragraphs] of Object.entries(document.texts)) {
    if (!Array.isArray(paragraphs) || !paragraphs.every(isPlainText)) return undefined;
    texts.set(id, paragraphs);
  }
  return texts;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Control characters could steer a terminal; the import never writes any. */
function isPlainText(value: unknown): value is string {
  return typeof value === "string" && !/\p{Cc}/u.test(value);
}

function unusable(path: string): Error {
  return new Error(`${path} cannot be read; import the Kompendium again`);
}
