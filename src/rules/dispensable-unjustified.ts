import { toString as textOf } from "mdast-util-to-string";
import { saysSomething } from "../text/says-something.ts";
import { type Rule, shared } from "./rule.ts";

/** `dispensable` without prose that says why. */
export const dispensableUnjustified: Rule = {
  id: "dispensable-unjustified",
  severity: "error",
  fix: "none",
  summary: {
    de: "„entbehrlich“ ohne Text, der es begründet.",
    en: "`dispensable` without prose that says why.",
  },
  *check({ controls }) {
    for (const { assessments } of controls) {
      for (const { assessment, items } of assessments) {
        if (assessment.status !== "dispensable" || items.length === 0) continue;
        if (assessment.prose.some((node) => saysSomething(textOf(node)))) continue;
        yield {
          at: assessment.at,
          message: {
            de: "„entbehrlich“ steht hier ohne Begründung.",
            en: "“dispensable” stands here without a reason.",
          },
          help: {
            de: "Schreiben Sie darunter, warum die Anforderung hier nicht zutrifft oder welche gleichwertige Maßnahme sie ersetzt; Kosten sind kein Grund.",
            en: "Write below why the requirement does not apply here or which equivalent measure replaces it; cost is no reason.",
          },
          ...shared(items),
        };
      }
    }
  },
};
