import { compareText } from "../text/order.ts";
import { ImportError } from "./error.ts";
import { type Fields, fieldDigest, fieldNames } from "./record-fields.ts";

/**
 * What was taken from lists before, by control id: a digest of each field, so that a later import can tell what the list has
 * changed since from what people have changed in the content. It holds no text of the list.
 */
export type ImportState = ReadonlyMap<string, KeptFields>;

/** Digests of the fields that a source has said of a control, or of the keys of a file. */
export type KeptFields = Readonly<Record<string, string | undefined>>;

/** Where it is kept: at the top of the content root, outside of what is content. */
export const importStateFile = "import-rows.json";

const format = "nachweis-import/1";

/**
 * Reads what was kept.
 *
 * @throws {ImportError} if it can't be read: without it an import could undo what people wrote since
 */
export function readImportState(text: string): ImportState {
  try {
    const kept: unknown = JSON.parse(text);
    if (isRecord(kept) && kept.format === format && isRecord(kept.rows)) {
      return new Map(
        Object.entries(kept.rows).map(([id, fields]) => [
          id,
          Object.fromEntries(
            Object.entries(isRecord(fields) ? fields : {}).flatMap(([name, digest]) =>
              typeof digest === "string" ? [[name, digest]] : [],
            ),
          ),
        ]),
      );
    }
  } catch {
    // No JSON: said below.
  }
  throw new ImportError({
    de: `${importStateFile} ist beschädigt; stellen Sie die Datei aus Git wieder her`,
    en: `${importStateFile} is damaged; restore the file from Git`,
  });
}

/** The text to keep: a line for each control, sorted. */
export function importStateText(state: ImportState): string {
  const rows = [...state]
    .sort(([a], [b]) => compareText(a, b))
    .map(([id, fields]) => `    ${JSON.stringify(id)}: ${JSON.stringify(fields)}`);
  return `{\n  "format": ${JSON.stringify(format)},\n  "rows": {\n${rows.join(",\n")}\n  }\n}\n`;
}

/** The digests of the fields that a source says. */
export function digestsOf(id: string, fields: Fields): KeptFields {
  return Object.fromEntries(
    fieldNames.flatMap((name) => {
      const value = fields[name];
      return value === null ? [] : [[name, fieldDigest(id, name, value)]];
    }),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
