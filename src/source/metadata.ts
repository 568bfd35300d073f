import type { ErrorObject } from "ajv/dist/2020.js";
import type { ContentKind } from "../model/content-kinds.ts";
import { firstPlace, type Places } from "../model/places.ts";
import type { Bilingual, Position } from "../model/position.ts";
import type { Problem, Sourced } from "../model/project.ts";
import { replaceWord } from "../text/edits.ts";
import { escapePointer, unescapePointer } from "../text/json-pointer.ts";
import { hidesClassification, mayMeanClassification } from "./classification.ts";
import { leaveOut } from "./leave-out.ts";
import { severitiesIn, severitiesLost } from "./lost-severities.ts";
import { nowReading } from "./now-reading.ts";
import { schemaOf, violations } from "./schemas.ts";
import { explainViolation } from "./violation-message.ts";
import { readYaml } from "./yaml-values.ts";

/** What stands for metadata of which nothing can be read. */
export function unreadableMetadata(file: string): Sourced<object> {
  return { file, data: {}, positions: new Map(), invalid: new Set(["*"]) };
}

/**
 * Reads a front matter or sidecar against its schema. Values that break it are left out and reported, each at its place; a
 * missing key is reported at 1:1.
 *
 * @param yaml the YAML text; null if the file has no front matter
 * @param firstLine line of the file on which it begins
 */
export function readMetadata<T>(
  schema: ContentKind,
  file: string,
  yaml: string | null,
  firstLine: number,
  problems: Problem[],
): Sourced<T> {
  nowReading(file);
  const values = readYaml(yaml ?? "", file, firstLine, schemaOf(schema));
  const lost = schema === "domain" && values.data === null ? severitiesIn(yaml ?? "") : [];
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
      takes: lost,
    });
  }
  if (values.data === null) return { ...unreadableMetadata(file), positions: values.positions };

  const found = violations(schema, values.data);
  const invalid = new Set<string>();
  const seen = new Set<string>();
  const lines = (yaml ?? "").split(/\r?\n/);
  const misspelt = misspeltKeys(found);
  for (const error of found) {
    // Only says that its `then` failed, which is reported itself.
    if (error.keyword === "if") continue;
    const missing = error.keyword === "required" ? String(error.params.missingProperty) : null;
    const unknown = error.keyword === "additionalProperties" ? String(error.params.additionalProperty) : null;
    const topKey = error.instancePath.split("/")[1] ?? missing ?? unknown ?? "*";
    invalid.add(unescapePointer(topKey));
    // A key that is there, but misspelt, has its finding.
    if (missing !== null && misspelt.has(`${error.instancePath}/${missing}`)) continue;
    const at = placeOf(values.positions, file, error.instancePath, missing !== null, unknown);
    const key = `${at.line}:${at.column}:${missing ?? ""}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const { message, help, replacement } = explainViolation(error);
    const isHiding = unknown !== null && mayMeanClassification(unknown, Object(error.data)[unknown]);
    const wrong = unknown ?? (typeof error.data === "string" ? error.data : null);
    const line = lines[at.line - firstLine] ?? "";
    const found =
      replacement &&
      wrong !== null &&
      replaceWord(line, { line: 1, column: at.column }, wrong, replacement.text);
    const edit = found
      ? {
          file,
          start: { ...found.start, line: at.line },
          end: { ...found.end, line: at.line },
          text: found.text,
        }
      : null;
    problems.push({
      rule: "front-matter-invalid",
      at,
      message: isHiding
        ? { de: `${message.de} ${untilThen.de}`, en: `${message.en} ${untilThen.en}` }
        : message,
      help,
      takes: severitiesLost(schema, error, replacement?.text ?? null),
      ...(edit && replacement && (replacement.safe ? { fix: edit } : { suggestion: edit })),
    });
  }
  if (hidesClassification(yaml ?? "", firstLine, values, schemaOf(schema))) invalid.add("classification");
  leaveOut(schema, values.data, found);
  return { file, data: values.data as Partial<T>, positions: values.positions, invalid };
}

/** Keys that were probably meant by unknown ones, each behind the path of its group. */
function misspeltKeys(found: readonly ErrorObject[]): Set<string> {
  const keys = new Set<string>();
  for (const error of found) {
    if (error.keyword !== "additionalProperties") continue;
    const meant = explainViolation(error).replacement;
    if (meant) keys.add(`${error.instancePath}/${meant.text}`);
  }
  return keys;
}

/** What a key means for its file that may have been meant as the classification. */
const untilThen: Bilingual = {
  de: "Er ähnelt einer Einstufung: Bis dahin zählt die Datei als VS-NfD.",
  en: "It is like a classification: until then the file counts as VS-NfD.",
};

function placeOf(
  positions: Places,
  file: string,
  pointer: string,
  missing: boolean,
  unknown: string | null,
): Position {
  const sourced = { positions, file };
  if (missing) return firstPlace(sourced);
  if (unknown !== null) return firstPlace(sourced, `#${pointer}/${escapePointer(unknown)}`);
  return firstPlace(sourced, pointer, `#${pointer}`);
}
