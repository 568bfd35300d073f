import type { Bilingual } from "../model/position.ts";
import type { Action } from "../model/project.ts";
import { actionsIn } from "./content-actions.ts";
import type { Rule } from "./rule.ts";

/** What two descriptions of an action can disagree on, in the order in which it is said. */
const parts: readonly { readonly name: Bilingual; readonly of: (action: Action) => string | null }[] = [
  { name: { de: "der Text", en: "the text" }, of: ({ text }) => text },
  { name: { de: "der Tag", en: "the day" }, of: ({ due }) => due },
  { name: { de: "wer zuständig ist", en: "who is responsible" }, of: ({ responsible }) => responsible },
  { name: { de: "der Aufwand", en: "the effort" }, of: ({ effort }) => effort },
];

/** The same action id with another day, responsible, cost or text (FORMAT.md, Second wave). */
export const actionDiffers: Rule = {
  id: "action-differs",
  severity: "error",
  fix: "none",
  summary: {
    de: "Eine Aufgabe ist unter derselben Kennung an zwei Stellen verschieden beschrieben.",
    en: "An action is described differently under the same id in two places.",
  },
  *check({ index }) {
    const described = actionsIn(index.project).filter(({ value }) => value.id !== null && value.described);
    for (const [id, [first, ...others]] of Map.groupBy(described, ({ value }) => value.id)) {
      for (const { value, at } of others) {
        const different = parts.filter((part) => first && part.of(value) !== part.of(first.value));
        if (!first || different.length === 0) continue;
        yield {
          at,
          message: {
            de: `Die Aufgabe ${id} ist hier anders beschrieben als in ${first.at.file}, Zeile ${first.at.line}: Verschieden ist ${different.map(({ name }) => name.de).join(", ")}.`,
            en: `The action ${id} is described differently here than in ${first.at.file}, line ${first.at.line}: what differs is ${different.map(({ name }) => name.en).join(", ")}.`,
          },
          help: {
            de: `Beschreiben Sie die Aufgabe an einer Stelle, und schreiben Sie an der anderen nur „- Offen: ${id}“. Sind es zwei Aufgaben, geben Sie einer eine neue Kennung.`,
            en: `Describe the action in one place, and write only “- Open: ${id}” in the other. If these are two actions, give one a new id.`,
          },
          related: [
            { ...first.at, message: { de: "Die erste Beschreibung.", en: "The first description." } },
          ],
        };
      }
    }
  },
};
