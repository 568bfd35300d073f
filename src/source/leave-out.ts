import type { ErrorObject } from "ajv/dist/2020.js";
import type { ContentKind } from "../model/content-kinds.ts";
import { unescapePointer } from "../text/json-pointer.ts";
import { type SchemaNode, schemaOf, violations } from "./schemas.ts";

type Values = Record<string, unknown>;

/**
 * Removes from metadata what breaks their schema. Of a group only the wrong key goes if its schema can do without, so that
 * one missing reason under `excluded` does not take the others along; a list goes as a whole, since places are counted in it.
 */
export function leaveOut(schema: ContentKind, data: Values, errors: readonly ErrorObject[]): void {
  for (const error of errors) removeAt(schemaOf(schema), data, pathOf(error));
  for (const error of violations(schema, data)) delete data[pathOf(error)[0] ?? ""];
}

/** Keys from the top to the wrong value, or to the key that is unknown. */
function pathOf(error: ErrorObject): string[] {
  const path = error.instancePath.split("/").slice(1).map(unescapePointer);
  return error.keyword === "additionalProperties" ? [...path, String(error.params.additionalProperty)] : path;
}

/** Removes the innermost key on the path that its group can do without. */
function removeAt(schema: SchemaNode, data: Values, path: readonly string[]): void {
  let removable: readonly [Values, string] | null = null;
  let node: SchemaNode | undefined = schema;
  let group: unknown = data;
  for (const key of path) {
    if (typeof group !== "object" || group === null || Array.isArray(group)) break;
    const values = group as Values;
    if (!node?.required?.includes(key) || node === schema) removable = [values, key];
    const more: SchemaNode | boolean | undefined = node?.additionalProperties;
    node = node?.properties?.[key] ?? (typeof more === "object" ? more : undefined);
    group = values[key];
  }
  if (removable) delete removable[0][removable[1]];
}
