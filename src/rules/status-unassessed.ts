import type { Item } from "../model/assessed.ts";
import type { Bilingual } from "../model/position.ts";
import { type Rule, unmet } from "./rule.ts";
import { unreadMarks } from "./unread-assessments.ts";

function atItem({ object, site }: Item): Bilingual {
  if (object === null && site === null) return { de: " für den Verbund", en: " for the domain" };
  return {
    de: `${object === null ? "" : ` für ${object}`}${site === null ? "" : ` am Standort ${site}`}`,
    en: `${object === null ? "" : ` for ${object}`}${site === null ? "" : ` at the site ${site}`}`,
  };
}

function scopeWord({ object, site }: Item): string {
  return site ?? object ?? "verbund";
}

/** An applicable item has no assessment. */
export const statusUnassessed: Rule = {
  id: "status-unassessed",
  severity: "error",
  fix: "none",
  summary: {
    de: "Eine anwendbare Anforderung ist für ein Zielobjekt oder einen Standort nicht bewertet.",
    en: "An applicable item has no assessment.",
  },
  *check({ index, items }) {
    for (const item of items) {
      const { id, module, title } = item.requirement;
      if (item.state !== "unassessed") continue;
      const where = atItem(item);
      yield {
        at: item.at,
        message: {
          de: `${id} ist${where.de} nicht bewertet: ${title}.`,
          en: `${id} is not assessed${where.en}: ${title}.`,
        },
        help: {
          de: `Schreiben Sie unter „## ${id} …“ eine Bewertung: „### ${scopeWord(item)}: ja“ (oder teilweise, nein, entbehrlich).`,
          en: `Write an assessment below “## ${id} …”: “### ${scopeWord(item)}: yes” (or partial, no, dispensable).`,
        },
        ...unmet([item], index),
        module,
        // An assessment that can't be read is said where it stands: this follows from it.
        lacks: unreadMarks(item),
      };
    }
  },
};
