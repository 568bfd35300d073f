import { parseDocument, stringify } from "yaml";
import type { CsvEncoding } from "../formats/csv/read.ts";
import type { Bilingual } from "../model/position.ts";
import { statusOfWord } from "../model/status-words.ts";
import type { Status } from "../model/vocabulary.ts";
import { entryOf } from "../text/entry-of.ts";
import { suggest } from "../text/suggest.ts";
import { ImportError } from "./error.ts";

/** Columns of a list that are read (FORMAT.md, Imports). */
export const listColumns = [
  "id",
  "requirements",
  "title",
  "scope",
  "status",
  "responsible",
  "due",
  "evidence",
  "text",
] as const;
/** A column of a list. */
export type ListColumn = (typeof listColumns)[number];

/** How a list of one's own is to be read: the mapping file (FORMAT.md, Imports). */
export interface ListMap {
  readonly sheet?: string;
  readonly header?: number;
  readonly encoding?: CsvEncoding;
  readonly separator?: string;
  /** The list's heading of each column. */
  readonly columns: Readonly<Partial<Record<ListColumn, string>>>;
  readonly prefix: string;
  /** By the word of the list, as `statusKey` writes it. */
  readonly status: ReadonlyMap<string, Status>;
  /** By the word of the list, as `wordKey` writes it: words of a scope. */
  readonly scopes: ReadonlyMap<string, string>;
}

const keys = ["sheet", "header", "encoding", "separator", "columns", "prefix", "status", "scopes"] as const;

/** A word as it is compared: letter case and blanks around and between aside. */
export function wordKey(word: string): string {
  return word.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();
}

/** A word for a status as it is compared: a final percent sign aside too, `80,5` as `80.5`. */
export function statusKey(word: string): string {
  const key = wordKey(word);
  const bare = key.endsWith("%") ? key.slice(0, -1).trim() : key;
  return /^\d+,\d+$/.test(bare) ? bare.replace(",", ".") : bare;
}

/**
 * Reads a mapping file.
 *
 * @throws {ImportError} if it can't be read, or says what no mapping says
 */
export function readListMap(text: string): ListMap {
  const values = yamlValues(text);
  for (const key of values.keys())
    if (!keys.some((known) => known === key)) throw unknownKey(String(key), keys);
  const columns = new Map<ListColumn, string>();
  for (const [key, heading] of group(values, "columns")) {
    const column = listColumns.find((known) => known === key);
    if (!column) throw unknownKey(`columns: ${key}`, listColumns, key);
    columns.set(column, heading);
  }
  if (!columns.has("status") || !(columns.has("id") || columns.has("requirements")))
    throw new ImportError({
      de: "die Zuordnung braucht unter „columns“ die Überschriften von „status“ und von „id“ oder „requirements“",
      en: "the mapping needs below “columns” the headings of “status” and of “id” or “requirements”",
    });
  const [sheet, header, encoding, separator] = [
    value(values, "sheet"),
    value(values, "header"),
    value(values, "encoding")?.toLowerCase(),
    value(values, "separator"),
  ];
  if (header !== undefined && !/^[1-9]\d{0,6}$/.test(header))
    throw wrongValue("header", header, { de: "die Nummer einer Zeile", en: "the number of a row" });
  if (encoding !== undefined && encoding !== "utf-8" && encoding !== "windows-1252")
    throw wrongValue("encoding", encoding, { de: "utf-8 oder windows-1252", en: "utf-8 or windows-1252" });
  if (separator !== undefined && separator.length !== 1)
    throw wrongValue("separator", separator, { de: "ein einzelnes Zeichen", en: "a single character" });
  return {
    ...(sheet !== undefined && { sheet }),
    ...(header !== undefined && { header: Number(header) }),
    ...(encoding !== undefined && { encoding }),
    ...(separator !== undefined && { separator }),
    columns: Object.fromEntries(columns),
    prefix: value(values, "prefix") ?? "",
    ...wordsOf(values),
  };
}

/**
 * Reads the mapping of a source whose columns are known: words of a status, and scopes by what the source calls them.
 *
 * @throws {ImportError} if it can't be read, or says something else
 */
export function readFixedMap(text: string): Pick<ListMap, "status" | "scopes"> {
  const values = text.trim() === "" ? new Map() : yamlValues(text);
  for (const key of values.keys())
    if (key !== "status" && key !== "scopes") throw unknownKey(String(key), ["status", "scopes"]);
  return wordsOf(values);
}

/**
 * Reads the mapping of a source that names no sites: by what the source calls its rooms, in `wordKey`'s form, ids of sites.
 *
 * @throws {ImportError} if it can't be read, or says something else
 */
export function readSitesMap(text: string): ReadonlyMap<string, readonly string[]> {
  const values = text.trim() === "" ? new Map() : yamlValues(text);
  for (const key of values.keys()) if (key !== "sites") throw unknownKey(String(key), ["sites"]);
  return new Map(
    group(values, "sites").map(([word, sites]) => [
      wordKey(word),
      sites
        .split(",")
        .map((site) => site.trim())
        .filter(Boolean),
    ]),
  );
}

function wordsOf(values: ReadonlyMap<unknown, unknown>): Pick<ListMap, "status" | "scopes"> {
  return {
    status: new Map(group(values, "status").map(([word, meant]) => [statusKey(word), statusOf(word, meant)])),
    scopes: new Map(group(values, "scopes").map(([word, scope]) => [wordKey(word), scope])),
  };
}

/** What a mapping file says, in the words of its reader. */
export interface WrittenListMap {
  readonly sheet?: string | undefined;
  readonly header?: number | undefined;
  readonly columns: Readonly<Partial<Record<ListColumn, string>>>;
  readonly prefix?: string | undefined;
  readonly status: Readonly<Record<string, string>>;
  readonly scopes: Readonly<Record<string, string>>;
}

/** The text of a mapping file. */
export function listMapText(map: WrittenListMap): string {
  const filled = Object.entries(map).filter(
    ([, one]) =>
      one !== undefined && one !== "" && !(typeof one === "object" && Object.keys(one).length === 0),
  );
  return stringify(Object.fromEntries(filled), { lineWidth: 0 });
}

function statusOf(word: string, meant: string): Status {
  const status = entryOf(statusOfWord, wordKey(meant));
  if (status) return status;
  throw wrongValue(`status: ${word}`, meant, {
    de: "ja, teilweise, nein oder entbehrlich",
    en: "yes, partial, no or dispensable",
  });
}

function yamlValues(text: string): ReadonlyMap<unknown, unknown> {
  try {
    // Every value is a text here: `100` and `true` are words of a list.
    const document = parseDocument(text, { schema: "failsafe", logLevel: "silent" });
    const values: unknown =
      document.errors.length > 0 ? null : document.toJS({ mapAsMap: true, maxAliasCount: 0 });
    if (values instanceof Map) return values;
  } catch {
    // A reference to what is not there.
  }
  throw new ImportError({
    de: "die Zuordnung ist kein gültiges YAML mit „Angabe: Wert“",
    en: "the mapping is no valid YAML with “key: value”",
  });
}

function value(values: ReadonlyMap<unknown, unknown>, key: string): string | undefined {
  const found = values.get(key);
  if (found === undefined || typeof found === "string") return found === "" ? undefined : found;
  throw wrongValue(key, "…", { de: "ein einzelner Wert", en: "a single value" });
}

function group(values: ReadonlyMap<unknown, unknown>, key: string): [string, string][] {
  const found = values.get(key) ?? new Map();
  const entries = found instanceof Map ? [...found] : null;
  if (entries?.every((entry) => entry.every((one: unknown) => typeof one === "string"))) return entries;
  throw wrongValue(key, "…", { de: "„Wort: Wert“ in je einer Zeile", en: "“word: value”, each on a line" });
}

function unknownKey(key: string, known: readonly string[], word = key): ImportError {
  const meant = suggest(word, known);
  return new ImportError({
    de: `die Zuordnung hat eine unbekannte Angabe „${key}“; ${meant ? `meinten Sie „${meant}“?` : `bekannt sind ${known.join(", ")}`}`,
    en: `the mapping has an unknown key “${key}”; ${meant ? `did you mean “${meant}”?` : `known are ${known.join(", ")}`}`,
  });
}

function wrongValue(key: string, found: string, expected: Bilingual): ImportError {
  return new ImportError({
    de: `in der Zuordnung steht bei „${key}“ „${found}“; erwartet ist ${expected.de}`,
    en: `in the mapping “${key}” is “${found}”; expected is ${expected.en}`,
  });
}
