import { linkSlips } from "./link-slips.ts";
import type { Rule } from "./rule.ts";

/** A heading, label, value or status of a catalogue or audit cannot be read. */
export const catalogSyntax: Rule = {
  id: "catalog-syntax",
  severity: "error",
  fix: "safe",
  unread: true,
  summary: {
    de: "Eine Überschrift, Angabe oder ein Status eines Katalogs oder Audits ist nicht lesbar, oder ein Verweis ist so geschrieben, dass er keiner ist.",
    en: "A heading, label, value or status of a catalogue or audit cannot be read, or a link is written so that it is none.",
  },
  *check(assessed) {
    yield* assessed.index.project.problems.filter((problem) => problem.rule === "catalog-syntax");
    yield* linkSlips(assessed);
  },
};
