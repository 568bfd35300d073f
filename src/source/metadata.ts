import type { Position } from "../model/position.ts";
import type { Problem, Sourced } from "../model/project.ts";
import { escapePointer, unescapePointer } from "../text/json-pointer.ts";
import { leaveOut } from "./leave-out.ts";
import { type SchemaName, schemaOf, violations } from "./schemas.ts";
import { explainViolation } from "./violation-message.ts";
import { readYaml } from "./yaml-values.ts";

/**
 * Reads a front matter or sidecar against its schema. Values that break it are left out and reported, each at its place; a
 * missing key is reported at 1:1.
 *
 * @param yaml the YAML text; null if the file has no front matter
 * @param firstLine line of the file on which it begins
 */
export function readMetadata<T>(
  schema: SchemaName,
  file: string,
  yaml: string | null,
  firstLine: number,
  problems: Problem[],
): Sourced<T> {
  const values = readYaml(yaml ?? "", file, firstLine, schemaOf(schema));
  for (const error of values.errors) {
    problems.push({
      rule: "front-matter-invalid",
      at: error.at,
      message: {
        de: `Die Metadaten sind kein gültiges YAML: ${error.message.de}`,
        en: `The metadata are not valid YAML: ${error.message.en}`,
      },
      help: {
        de: "Schreiben Sie je Zeile „schlüssel: wert“; Werte mit Doppelpunkt oder # gehören in Anführungszeichen.",
        en: "Write “key: value” on each line; values with a colon or # belong in quotation marks.",
      },
    });
  }
  if (values.data === null) return { file, data: {}, positions: values.positions, invalid: new Set(["*"]) };

  const found = violations(schema, values.data);
  const invalid = new Set<string>();
  const seen = new Set<string>();
  const lines = (yaml ?? "").split(/\r?\n/);
  for (const error of found) {
    // Only says that its `then` failed, which is reported itself.
    if (error.keyword === "if") continue;
    const missing = error.keyword === "required" ? String(error.params.missingProperty) : null;
    const unknown = error.keyword === "additionalProperties" ? String(error.params.additionalProperty) : null;
    const topKey = error.instancePath.split("/")[1] ?? missing ?? unknown ?? "*";
    invalid.add(unescapePointer(topKey));
    const at = placeOf(values.positions, file, error.instancePath, missing !== null, unknown);
    const key = `${at.line}:${at.column}:${missing ?? ""}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const { message, help, replacement } = explainViolation(error);
    const wrong = unknown ?? (typeof error.data === "string" ? error.data : null);
    const end = { line: at.line, column: at.column + (wrong?.length ?? 0) };
    // A word in quotation marks begins one column later than its value: that is left to a person.
    const standsThere = lines[at.line - firstLine]?.slice(at.column - 1, end.column - 1) === wrong;
    problems.push({
      rule: "front-matter-invalid",
      at,
      message,
      help,
      ...(replacement && standsThere ? { fix: { file, start: at, end, text: replacement } } : {}),
    });
  }
  leaveOut(schema, values.data, found);
  return { file, data: values.data as Partial<T>, positions: values.positions, invalid };
}

function placeOf(
  positions: ReadonlyMap<string, Position>,
  file: string,
  pointer: string,
  missing: boolean,
  unknown: string | null,
): Position {
  const start = { file, line: 1, column: 1 };
  if (missing) return start;
  if (unknown !== null) return positions.get(`#${pointer}/${escapePointer(unknown)}`) ?? start;
  return positions.get(pointer) ?? positions.get(`#${pointer}`) ?? start;
}
