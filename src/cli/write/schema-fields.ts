import type { ContentKind } from "../../model/content-kinds.ts";
import type { Metadata } from "../../source/metadata-text.ts";
import { type SchemaNode, schemaOf } from "../../source/schemas.ts";
import { type Answers, entries, existing, type Field } from "./new-field.ts";

/** What is asked about a key of a schema beyond what stands there; `path` where it lies within another (`phases.from`). */
export type Asked = Partial<Omit<Field, "key">> & { readonly path?: string };

/** Keys of a schema that are asked for, in this order, by the names of their options. */
export type Asking = Readonly<Record<string, Asked>>;

/** Asks for these keys as the schema has them: question, words to choose from, whether a file needs it, what its entries name. */
export function fieldsOf(kind: ContentKind, asking: Asking): Field[] {
  return Object.entries(asking).map(([key, { path = key, ...more }]) => {
    const { node, needed } = nodeAt(schemaOf(kind), path.split("."));
    const { question, names } = node;
    if (!question) throw new RangeError(`the schema has no question for ${path}`);
    return {
      key,
      question,
      needed: () => needed,
      ...(node.enum ? { choices: node.enum } : {}),
      ...(names ? { fault: existing[names] } : {}),
      ...more,
    };
  });
}

/** The metadata that answers make, in the schema's order. */
export function metadataOf(kind: ContentKind, asking: Asking, answers: Answers): Metadata {
  const byPath = new Map(Object.entries(asking).map(([key, { path = key }]) => [path, answers[key]]));
  return groupOf(schemaOf(kind), "", byPath) ?? {};
}

/** A property of a schema, below groups and lists of groups, and whether every file has one. */
function nodeAt(
  schema: SchemaNode,
  [name = "", ...rest]: readonly string[],
): { readonly node: SchemaNode; readonly needed: boolean } {
  const node = schema.properties?.[name];
  if (!node) throw new RangeError(`the schema has no ${name}`);
  const needed = schema.required?.includes(name) ?? false;
  if (rest.length === 0) return { node, needed };
  const below = nodeAt(node.items ?? node, rest);
  return { node: below.node, needed: needed && below.needed };
}

/** The group of a schema's properties that have answers; undefined if none has one. */
function groupOf(
  schema: SchemaNode,
  before: string,
  answers: ReadonlyMap<string, string | undefined>,
): Record<string, unknown> | undefined {
  const group = Object.entries(schema.properties ?? {}).flatMap(([name, node]) => {
    const value = answered(node, `${before}${name}`, answers);
    return value === undefined ? [] : [[name, value] as const];
  });
  return group.length === 0 ? undefined : Object.fromEntries(group);
}

function answered(node: SchemaNode, path: string, answers: ReadonlyMap<string, string | undefined>): unknown {
  // What may be one value or a group of them is asked for as one.
  if (node.properties && !answers.has(path)) return groupOf(node, `${path}.`, answers);
  if (node.items?.properties) {
    const group = groupOf(node.items, `${path}.`, answers);
    return group && [group];
  }
  const answer = answers.get(path);
  return answer !== undefined && node.items ? entries(answer) : answer;
}
