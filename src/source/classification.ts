import { knownPlace } from "../model/places.ts";
import type { Sourced } from "../model/project.ts";
import type { Clearance } from "../model/vocabulary.ts";
import { entryOf } from "../text/entry-of.ts";
import { madeOfText, madeOnce } from "../text/made-once.ts";
import { editDistance } from "../text/suggest.ts";
import { trimEnd, trimStart } from "../text/trim.ts";
import type { SchemaNode } from "./schemas.ts";
import type { YamlValues } from "./yaml-values.ts";

/** TLP 2.0 labels by the level that they count as: `tlp:clear` alone is public. */
const levels: Readonly<Record<string, Clearance>> = {
  public: "public",
  internal: "internal",
  confidential: "confidential",
  "vs-nfd": "vs-nfd",
  "tlp:clear": "public",
  "tlp:green": "internal",
  "tlp:amber": "confidential",
  "tlp:amber+strict": "confidential",
  "tlp:red": "confidential",
};

/** What a person may call the classification of a file: letters alone, without case and accents. */
const words = [
  "classification",
  "klassifikation",
  "klassifizierung",
  "einstufung",
  "schutzklasse",
  "schutzstufe",
  "sperrvermerk",
  "clearance",
  "freigabestufe",
  "trafficlightprotocol",
  "tlp",
  "vs",
  "vsnfd",
  "vsgrad",
];

/** Beginnings of such words, which those of other keys of metadata do not share. */
const stems =
  /^(classif|clasif|klassif|einstuf|eingestuft|geheim|vertraulich|verschluss|confidential|secrecy|sensitiv)/;

/** What somebody would write as a classification above `internal`: letters alone. */
const labels = new Set(
  "vs confidential restricted secret topsecret tlpamber tlpamberstrict tlpred".split(" "),
);
function isLabel(letters: string): boolean {
  return (
    labels.has(letters) ||
    /^(?:vsnfd|(?:vs)?nurfurdendienstgebrauch)/.test(letters) ||
    /^(?:streng|vs)*(?:vertraulich|geheim)$/.test(letters)
  );
}

/**
 * The classification (Einstufung) of a file by its metadata: without a label it counts as internal; where the label, or the
 * metadata as a whole, can't be read as VS-NfD, so that a slip hides rather than shows.
 */
export function classificationOf({
  data,
  invalid,
}: Pick<Sourced<{ readonly classification: string }>, "data" | "invalid">): Clearance {
  if (invalid.has("*") || invalid.has("classification")) return "vs-nfd";
  const label = data.classification;
  return label === undefined ? "internal" : (entryOf(levels, label) ?? "vs-nfd");
}

/**
 * Whether a key that the format does not know may have been meant as the classification: it is near to such a word, or its
 * value is one that only a classification has.
 */
export function mayMeanClassification(key: string, value?: unknown): boolean {
  return isNearClassification(key) || (typeof value === "string" && isLabel(lettersOf(value)));
}

/** Whether a key is near to a word for the classification. The same few labels stand on thousands of lines. */
const isNearClassification = madeOfText((key) => {
  const letters = lettersOf(key);
  const isNear = (word: string): boolean => {
    const limit = word.length < 8 ? 0 : word.length < 12 ? 2 : 3;
    return editDistance(letters, word, limit) <= limit;
  };
  return stems.test(letters) || words.some(isNear);
});

/**
 * Whether metadata hold something that may have been meant as the classification, but does not stand where it is read: under
 * a key that is near to it, in another group, in a text that a slip has made part of another value, in an unresolved merge.
 *
 * @param yaml the text; it begins on line `firstLine` of its file
 */
export function hidesClassification(
  yaml: string,
  firstLine: number,
  values: YamlValues,
  schema: SchemaNode,
): boolean {
  const isKnown = knownIn(schema);
  const isSlip = (pointer: string): boolean => {
    if (!pointer.startsWith("#/") || pointer === "#/classification" || isKnown(pointer)) return false;
    const path = pointer.slice(2).split("/");
    return mayMeanClassification(
      path.at(-1) ?? "",
      path.length === 1 ? values.data?.[path[0] ?? ""] : undefined,
    );
  };
  for (const pointer of values.positions.keys()) if (isSlip(pointer)) return true;
  const place = knownPlace(values.positions, "", "#/classification");
  return yaml.split(/\r\n|\n|\r/).some((line, i) => {
    if (/^(<{7}|={7}|>{7})(\s|$)/.test(line)) return true;
    const key = keyOf(line);
    if (key === "classification") return i + firstLine !== place?.line;
    return key !== null && !keysAnywhere(schema).has(key) && mayMeanClassification(key);
  });
}

/** The line (from 1) on which a Markdown text seems to state its classification outside its metadata; null if none does. */
export function strayClassification(text: string): number | null {
  const line = text.split(/\r\n|\n|\r/).findIndex((one) => {
    const key = keyOf(one);
    if (key === null || !mayMeanClassification(key)) return false;
    const value = lettersOf(one.slice(one.search(/[:=：]/) + 1));
    return key === "classification" || isLabel(value);
  });
  return line < 0 ? null : line + 1;
}

/** Most characters of what may be a key: prose before a colon is longer. */
const longestKey = 41;

/** What a line says something about, whatever marks stand around it; null for a comment, and where no colon follows. */
function keyOf(line: string): string | null {
  const end = line.search(/[:=：]/);
  if (end < 0 || /^\s*#/.test(line)) return null;
  const key = trimStart(trimEnd(line.slice(0, end), /["'”“’`*_\s]/), /[\s>*+\-?"'“„‚‘`{[,|_]/);
  return key === "" || key.length > longestKey ? null : key;
}

function lettersOf(text: string): string {
  return text.normalize("NFKD").toLowerCase().replaceAll("ß", "ss").replace(/\P{L}/gu, "");
}

/** For a schema, whether it names the key that a pointer (`#/a/b`) ends with. */
const knownIn = madeOnce((schema: SchemaNode) =>
  madeOfText((pointer) => {
    const path = pointer.split("/").slice(1);
    let node: SchemaNode | undefined = schema;
    for (const key of path.slice(0, -1)) {
      const more: SchemaNode | boolean | undefined = node?.additionalProperties;
      node = node?.properties?.[key] ?? node?.items ?? (typeof more === "object" ? more : undefined);
    }
    return Object.hasOwn(node?.properties ?? {}, path.at(-1) ?? "");
  }),
);

/** The keys that a schema names at any level. */
const keysAnywhere = madeOnce((schema: SchemaNode): ReadonlySet<string> => {
  const { properties = {}, additionalProperties: more, items } = schema;
  const inner = [
    ...Object.values(properties),
    ...(typeof more === "object" ? [more] : []),
    ...(items ? [items] : []),
  ];
  return new Set([...Object.keys(properties), ...inner.flatMap((node) => [...keysAnywhere(node)])]);
});
