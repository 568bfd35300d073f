import type { Bilingual } from "../../model/position.ts";
import { TableError, tooMuch } from "../table.ts";
import { openPackage } from "../xlsx/package-parts.ts";

/** A JSON object of unknown content: every value is looked at before it is used. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A unit of verinice.veo. */
export interface VeoUnit {
  readonly domains: readonly JsonObject[];
  readonly elements: readonly JsonObject[];
  readonly risks: readonly JsonObject[];
}

const mostBytes = 64 * 1024 * 1024;
/** Brackets within each other at most: a unit has some ten. */
const deepest = 64;

const noUnit: Bilingual = {
  de: "keine Unit von verinice.veo (JSON mit „unit“ und „elements“), oder sie ist beschädigt",
  en: "no unit of verinice.veo (JSON with “unit” and “elements”), or it is damaged",
};

/**
 * Reads a unit of verinice.veo: JSON, or a ZIP file with it.
 *
 * @throws {TableError} if it is none, or exceeds the limits
 */
export async function readVeo(bytes: Uint8Array): Promise<VeoUnit> {
  const text = bytes[0] === 0x50 && bytes[1] === 0x4b ? await zipped(bytes) : decoded(bytes);
  if (isTooDeep(text)) throw tooMuch(`mehr als ${deepest} Ebenen`, `more than ${deepest} levels`);
  let unit: unknown;
  try {
    unit = JSON.parse(text);
  } catch {
    throw new TableError(noUnit);
  }
  if (!isObject(unit) || !isObject(unit.unit) || !Array.isArray(unit.elements)) throw new TableError(noUnit);
  // What is no object is an entry all the same, of which nothing can be made.
  const entries = (list: unknown): JsonObject[] => (Array.isArray(list) ? list.map(objectAt) : []);
  return {
    domains: objects(unit.domains),
    elements: unit.elements.map(objectAt),
    risks: entries(unit.risks),
  };
}

/** Whether a ZIP file holds a unit: it has JSON in it, and no document of verinice 1.x. */
export async function isVeoZip(bytes: Uint8Array): Promise<boolean> {
  const { names } = await openPackage(bytes, noUnit);
  return !names.has("verinice.xml") && [...names].some((name) => name.endsWith(".json"));
}

async function zipped(bytes: Uint8Array): Promise<string> {
  const parts = await openPackage(bytes, noUnit);
  const [name, ...others] = [...parts.names].filter((one) => one.endsWith(".json"));
  const text = name === undefined || others.length > 0 ? null : await parts.text(name);
  if (text === null) throw new TableError(noUnit);
  return text;
}

function decoded(bytes: Uint8Array): string {
  if (bytes.length > mostBytes) throw tooMuch(`mehr als ${mostBytes} Bytes`, `more than ${mostBytes} bytes`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new TableError(noUnit);
  }
}

function isTooDeep(text: string): boolean {
  let [depth, inString] = [0, false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (inString) {
      if (sign === "\\") at += 1;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === "{" || sign === "[") {
      depth += 1;
      if (depth > deepest) return true;
    } else if (sign === "}" || sign === "]") depth -= 1;
  }
  return false;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as an object; one without entries if it is none. */
export function objectAt(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The objects of a list; none if it is no list. */
export function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A value as a text; empty if it is none. */
export function textAt(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

/** A value as a number of steps from 0; null if it is none. */
export function stepsAt(value: unknown): number | null {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : null;
}

/** The id that a reference leads to: the UUID at the end of its `targetUri`; empty if there is none. */
export function targetOf(reference: unknown): string {
  const { targetUri, id } = objectAt(reference);
  const uri = textAt(targetUri).split(/[?#]/)[0] ?? "";
  return uri.slice(uri.lastIndexOf("/") + 1).toLowerCase() || textAt(id).toLowerCase();
}
