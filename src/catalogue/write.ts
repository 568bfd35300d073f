import type { Catalogue } from "../model/catalogue.ts";
import { documentOf } from "./document.ts";

/**
 * Returns a catalogue as JSON text with one line for each layer, module, requirement and threat, so that a change
 * of one of them is a change of one line. This is the form in which catalogues ship.
 */
export function writeCatalogue(catalogue: Catalogue): string {
  return json(documentOf(catalogue));
}

/** Returns the JSON document of `nachweis catalogue --json` (FORMAT.md, Command line): the catalogue's id is its `catalogue`. */
export function writeCatalogueDocument(catalogue: Catalogue): string {
  const { id, ...facts } = documentOf(catalogue);
  return json({ catalogue: id, ...facts });
}

function json(document: object): string {
  const entries = Object.entries(document).map(([key, value]) => {
    const text = Array.isArray(value) ? list(value) : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${entries.join(",\n")}\n}\n`;
}

function list(values: readonly unknown[]): string {
  return `[\n${values.map((value) => `    ${JSON.stringify(value)}`).join(",\n")}\n  ]`;
}
