import { readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import type { ContentKind } from "../model/content-kinds.ts";
import type { Bilingual } from "../model/position.ts";
import { isDate } from "../text/date.ts";
import { durationSeconds, parseDuration } from "../text/duration.ts";
import { holdsPhoneNumber } from "../text/phone-number.ts";
import { saysSomething } from "../text/says-something.ts";

/** A JSON Schema as far as this code looks into it. */
export interface SchemaNode {
  readonly title?: string;
  readonly description?: string;
  /** What a person is asked who writes a file (`nachweis new`). */
  readonly question?: Bilingual;
  /** What its value, or each of its entries, is the id of. */
  readonly names?: "site" | "object" | "module" | "requirement" | "frequency" | "impact";
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly required?: readonly string[];
}

const ajv = new Ajv2020({
  allErrors: true,
  verbose: true,
  strict: true,
  strictRequired: false,
  strictTypes: false,
  // It takes longer to make the checks shorter than shorter ones save.
  code: { optimize: false },
  // A test looks whether they are schemas; at each start it takes longer than to compile them.
  validateSchema: false,
});
// They say nothing on what is valid.
ajv.addVocabulary(["question", "names"]);
ajv.addFormat("date", { validate: isDate });
ajv.addFormat("words", { validate: saysSomething });
ajv.addFormat("role", { validate: (text: string) => !holdsPhoneNumber(text) });
ajv.addFormat("duration", { validate: (text: string) => parseDuration(text) !== null });
// What is to last and takes no time at all would say the contrary, or nothing, and be checked for nothing.
ajv.addFormat("lasting-duration", { validate: (text: string) => (durationSeconds(text) ?? 0) > 0 });

const loaded = new Map<ContentKind, { schema: SchemaNode; validate: ValidateFunction }>();

function load(name: ContentKind): { schema: SchemaNode; validate: ValidateFunction } {
  const known = loaded.get(name);
  if (known) return known;
  const url = new URL(`../../schemas/${name}.schema.json`, import.meta.url);
  const { $defs = {}, ...written } = JSON.parse(readFileSync(url, "utf8")) as SchemaFile;
  const schema = withoutReferences(written, $defs) as SchemaNode;
  const entry = { schema, validate: ajv.compile(schema) };
  loaded.set(name, entry);
  return entry;
}

/** A schema as it is written: parts that it names several times stand once. */
type SchemaFile = SchemaNode & { readonly $defs?: Readonly<Record<string, SchemaNode>> };

/** A schema with every part in the places that name it, where whoever looks into it finds it. */
function withoutReferences(node: unknown, parts: Readonly<Record<string, SchemaNode>>): unknown {
  if (Array.isArray(node)) return node.map((one) => withoutReferences(one, parts));
  if (node === null || typeof node !== "object") return node;
  const { $ref, ...own } = node as { readonly $ref?: string };
  const part = $ref === undefined ? {} : parts[$ref.replace("#/$defs/", "")];
  return Object.fromEntries(
    Object.entries({ ...part, ...own }).map(([key, value]) => [key, withoutReferences(value, parts)]),
  );
}

/** The JSON Schema (2020-12) of a kind of front matter. */
export function schemaOf(name: ContentKind): SchemaNode {
  return load(name).schema;
}

/** All violations of the schema, empty if there is none. */
export function violations(name: ContentKind, data: unknown): readonly ErrorObject[] {
  const { validate } = load(name);
  return validate(data) ? [] : (validate.errors ?? []);
}
