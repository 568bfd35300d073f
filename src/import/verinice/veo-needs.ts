import { type JsonObject, objectAt, objects, stepsAt, textAt } from "../../formats/verinice/veo.ts";
import { type BasicValue, type ProtectionNeed, protectionNeeds } from "../../model/vocabulary.ts";
import { wordKey } from "../list-map.ts";
import type { SourceNeed } from "./source-model.ts";

/** How verinice.veo calls the basic values. */
export const veoValues: ReadonlyMap<string, BasicValue> = new Map([
  ["C", "confidentiality"],
  ["I", "integrity"],
  ["A", "availability"],
]);

/** Words for the levels of a protection need. Other scales (gering, begrenzt …) say how large damage is, and are none. */
const needWords: ReadonlyMap<string, ProtectionNeed> = new Map([
  ["normal", "normal"],
  ["hoch", "high"],
  ["high", "high"],
  ["sehr hoch", "very-high"],
  ["very high", "very-high"],
]);

/** The levels of protection needs by risk definition, basic value and number, as the domains of a unit name them. */
export class VeoNeeds {
  private readonly levels = new Map<string, ProtectionNeed>();

  constructor(domains: readonly JsonObject[]) {
    for (const domain of domains)
      for (const [definition, stated] of Object.entries(objectAt(domain.riskDefinitions)))
        for (const category of objects(objectAt(stated).categories))
          objects(category.potentialImpacts).forEach((impact, i) => {
            const need = namesOf(impact).flatMap((name) => needWords.get(wordKey(name)) ?? [])[0];
            const number = stepsAt(impact.ordinalValue) ?? i;
            if (need) this.levels.set(keyOf(definition, textAt(category.id), number), need);
          });
  }

  /**
   * The needs that an element states, by its `riskValues` of each domain. Of several for one value the highest counts.
   *
   * @param note told of a number that is no level of a need, and of needs that differ
   */
  of(
    riskValues: readonly unknown[],
    note: (what: string, text: string) => void,
  ): Partial<Record<BasicValue, SourceNeed>> {
    const needs: Partial<Record<BasicValue, SourceNeed>> = {};
    for (const [definition, values] of riskValues.flatMap((one) => Object.entries(objectAt(one)))) {
      const { potentialImpacts, potentialImpactExplanations } = objectAt(values);
      const explained = objectAt(potentialImpactExplanations);
      for (const [category, number] of Object.entries(objectAt(potentialImpacts))) {
        const value = veoValues.get(category);
        const steps = stepsAt(number);
        const need = steps === null ? undefined : this.levels.get(keyOf(definition, category, steps));
        if (value === undefined || need === undefined) {
          note(`potentialImpacts ${category}`, String(number));
          continue;
        }
        const other = needs[value]?.need ?? need;
        if (other !== need) note(`potentialImpacts ${category}`, `${other}, ${need}`);
        if (protectionNeeds.indexOf(other) > protectionNeeds.indexOf(need)) continue;
        needs[value] = { need, isInherited: false, reason: textAt(explained[category]) || null };
      }
    }
    return needs;
  }
}

function keyOf(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}

/** The names of a level: its own, and its translations. */
function namesOf(level: JsonObject): string[] {
  const translated = Object.values(objectAt(level.translations)).map((one) => textAt(objectAt(one).name));
  return [textAt(level.name), ...translated].filter((name) => name !== "");
}
