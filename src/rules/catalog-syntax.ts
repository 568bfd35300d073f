import type { Rule } from "./rule.ts";

/** A heading, label, value or status of a catalogue or audit cannot be read. */
export const catalogSyntax: Rule = {
  id: "catalog-syntax",
  severity: "error",
  fix: "safe",
  unread: true,
  summary: {
    de: "Eine Überschrift, Angabe oder ein Status eines Katalogs oder Audits ist nicht lesbar.",
    en: "A heading, label, value or status of a catalogue or audit cannot be read.",
  },
  check: ({ index }) => index.project.problems.filter((problem) => problem.rule === "catalog-syntax"),
};
