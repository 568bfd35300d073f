import type { Rule } from "./rule.ts";

/** Text that `init` or `new` wrote to be replaced is there still. */
export const placeholderLeft: Rule = {
  id: "placeholder-left",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Ein Platzhalter von „nachweis init“ oder „nachweis new“ ist stehen geblieben.",
    en: "A placeholder of “nachweis init” or “nachweis new” was left.",
  },
  check: ({ index }) => index.project.problems.filter((problem) => problem.rule === "placeholder-left"),
};
