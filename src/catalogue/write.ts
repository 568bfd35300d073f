import type { Catalogue } from "../model/catalogue.ts";

/**
 * Returns a catalogue as JSON text with one line for each layer, module, requirement and threat, so that a change
 * of one of them is a change of one line.
 */
export function writeCatalogue(catalogue: Catalogue): string {
  const entries = Object.entries(catalogue).map(([key, value]) => {
    const text = Array.isArray(value) ? list(value) : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${entries.join(",\n")}\n}\n`;
}

function list(values: readonly unknown[]): string {
  return `[\n${values.map((value) => `    ${JSON.stringify(value)}`).join(",\n")}\n  ]`;
}
