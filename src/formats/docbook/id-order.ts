import type { ModuleKind } from "../../model/catalogue.ts";

const processLayers = ["ISMS", "ORP", "CON", "OPS", "DER"];
const systemLayers = ["APP", "SYS", "IND", "NET", "INF"];

/** The ten layers (Schichten) in the Kompendium's order ("Schichtenmodell und Modellierung"). */
export const layers: readonly string[] = [...processLayers, ...systemLayers];

/** Whether the modules of a layer are Prozess- or System-Bausteine. */
export function kindOfLayer(layer: string): ModuleKind {
  return processLayers.includes(layer) ? "process" : "system";
}

/**
 * Compares two ids of modules or requirements (`INF.2`, `INF.12.A3`): by layer, then numerically by parts.
 * Returns a negative number, zero or a positive number.
 */
export function compareIds(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function partsOf(id: string): number[] {
  const [layer = "", ...numbers] = id.split(".");
  return [layers.indexOf(layer), ...numbers.map((part) => Number(part.replace(/^A/, "")))];
}
