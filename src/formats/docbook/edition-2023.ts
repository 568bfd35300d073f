import type { Catalogue, Requirement } from "../../model/catalogue.ts";
import { KompendiumError } from "./error.ts";

/** What the edition 2023 counts (chapter "Neues im IT-Grundschutz-Kompendium" and counted in the XML). */
const expected = {
  modules: 111,
  R1: 15,
  R2: 80,
  R3: 16,
  B: 563,
  S: 867,
  H: 405,
  "withdrawn B": 89,
  "withdrawn S": 147,
  "withdrawn H": 54,
  threats: 47,
};

/**
 * Makes sure that what was read is the whole edition 2023. Another edition is refused rather than imported under
 * this one's name: ids were given to other requirements between editions.
 *
 * @throws {KompendiumError} if a number of modules, requirements or threats differs
 */
export function requireEdition2023(catalogue: Catalogue): void {
  const found = count(catalogue);
  const wrong = Object.entries(expected)
    .filter(([name, number]) => found.get(name) !== number)
    .map(([name, number]) => `${name}: ${found.get(name) ?? 0} (${number})`)
    .join(", ");
  if (wrong !== "") {
    throw new KompendiumError(0, {
      de: `nicht das vollständige IT-Grundschutz-Kompendium, Edition 2023; gefunden (erwartet): ${wrong}`,
      en: `not the complete IT-Grundschutz-Kompendium, edition 2023; found (expected): ${wrong}`,
    });
  }
}

function count({ modules, requirements, threats }: Catalogue): Map<string, number> {
  const counts = new Map([
    ["modules", modules.length],
    ["threats", threats.length],
  ]);
  const add = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const module of modules) add(module.order);
  for (const requirement of requirements) add(groupOf(requirement));
  return counts;
}

function groupOf({ withdrawn, level }: Requirement): string {
  return withdrawn ? `withdrawn ${level}` : level;
}
