import { isMap, isScalar, type ParsedNode, parseDocument } from "yaml";
import { canonicalJson } from "../../text/canonical-json.ts";
import { frontMatterOf } from "../front-matter.ts";
import { type Metadata, yamlText } from "../metadata-text.ts";

/** The front matter of a Markdown file as it is written; null if it has none that can be read. */
export function writtenMetadata(text: string): Metadata | null {
  const matter = frontMatterOf(text);
  return matter.kind === "found" ? valuesOf(matter.yaml) : null;
}

/** What stands below the front matter. */
export function bodyOf(text: string): string {
  const matter = frontMatterOf(text);
  if (matter.kind !== "found") return text;
  const lines = text.split("\n");
  return lines.slice(matter.lines).join("\n");
}

/**
 * A Markdown file whose front matter says other values of some keys (undefined: without the key); whatever else stands there
 * stays as it is. Null if it has no place for them, a comment would go, or reading it back would give anything else.
 */
export function withMetadata(text: string, values: Metadata): string | null {
  if (text.includes("\r")) {
    const plain = text.replaceAll("\r\n", "\n");
    // Of several kinds of line ends nobody can say which a new line has.
    if (plain.includes("\r") || plain.replaceAll("\n", "\r\n") !== text) return null;
    return withMetadata(plain, values)?.replaceAll("\n", "\r\n") ?? null;
  }
  const matter = frontMatterOf(text);
  if (matter.kind !== "found") return null;
  const start = text.indexOf("\n") + 1;
  const yaml = text.slice(start, start + matter.yaml.length);
  const before = valuesOf(yaml);
  if (before === null) return null;
  let after: string | null = `${yaml}\n`;
  for (const [key, value] of Object.entries(values)) after = after && withKey(after, key, value);
  if (after === null) return null;
  const expected = Object.fromEntries(
    Object.entries({ ...before, ...values }).filter(([, value]) => value !== undefined),
  );
  if (canonicalJson(valuesOf(after)) !== canonicalJson(expected)) return null;
  return text.slice(0, start) + after + text.slice(start + yaml.length).replace(/^\n/, "");
}

/** YAML of block lines in which a key has another value, in its place or at the end. */
function withKey(yaml: string, key: string, value: unknown): string | null {
  const written = value === undefined ? "" : yamlText({ [key]: value });
  const document = parseDocument<ParsedNode>(yaml, { schema: "failsafe", logLevel: "silent" });
  if (document.errors.length > 0 || !isMap<ParsedNode, ParsedNode | null>(document.contents)) return null;
  if (document.contents.flow) return null;
  const { items } = document.contents;
  const at = items.findIndex((pair) => isScalar(pair.key) && pair.key.value === key);
  if (at < 0) return yaml + written;
  const from = items[at]?.key.range[0] ?? 0;
  const next = items[at + 1]?.key.range[0] ?? yaml.length;
  const old = yaml.slice(from, next);
  // A comment is somebody's; blank lines and lines of other keys are not touched.
  return /(?:^|\s)#/.test(old) ? null : yaml.slice(0, from) + written + yaml.slice(next);
}

function valuesOf(yaml: string): Metadata | null {
  try {
    const document = parseDocument(yaml, { logLevel: "silent" });
    const values: unknown = document.errors.length > 0 ? null : document.toJS({ maxAliasCount: 0 });
    return typeof values === "object" && values !== null && !Array.isArray(values)
      ? (values as Metadata)
      : null;
  } catch {
    // A reference to what is not there.
    return null;
  }
}
