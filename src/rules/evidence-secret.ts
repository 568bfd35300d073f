import type { Rule } from "./rule.ts";

/** A private key, token or password stands in the content. */
export const evidenceSecret: Rule = {
  id: "evidence-secret",
  severity: "error",
  fix: "none",
  summary: {
    de: "Im Inhalt steht ein geheimer Schlüssel, ein Zugangsschlüssel (Token) oder ein Passwort.",
    en: "A private key, token or password stands in the content.",
  },
  check: ({ index }) => index.project.problems.filter((problem) => problem.rule === "evidence-secret"),
};
