import type { Rule } from "./rule.ts";

/** A file holds an unresolved merge conflict. */
export const mergeConflict: Rule = {
  id: "merge-conflict",
  severity: "error",
  fix: "none",
  unread: true,
  summary: {
    de: "In einer Datei stehen nach einer Zusammenführung zwei Fassungen nebeneinander (Merge-Konflikt).",
    en: "A file holds an unresolved merge conflict.",
  },
  check: ({ index }) => index.project.problems.filter((problem) => problem.rule === "merge-conflict"),
};
