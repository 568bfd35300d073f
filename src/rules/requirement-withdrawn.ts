import { requirementReferences } from "./catalogue-references.ts";
import type { Rule } from "./rule.ts";

/** A requirement is withdrawn (ENTFALLEN). */
export const requirementWithdrawn: Rule = {
  id: "requirement-withdrawn",
  severity: "error",
  fix: "none",
  summary: {
    de: "Eine Anforderung ist entfallen.",
    en: "A requirement is withdrawn (ENTFALLEN).",
  },
  *check({ index }) {
    for (const { id, at, evidence } of requirementReferences(index)) {
      if (index.requirements.get(id)?.withdrawn !== true) continue;
      yield {
        at,
        message: {
          de: `Die Anforderung ${id} ist entfallen; sie hat keinen Status mehr.`,
          en: `The requirement ${id} is withdrawn; it has no status any more.`,
        },
        help: {
          de: "Löschen Sie den Verweis, oder ordnen Sie die Maßnahme einer gültigen Anforderung zu.",
          en: "Delete the reference, or map the control to a requirement in force.",
        },
        requirement: id,
        evidence,
      };
    }
  },
};
