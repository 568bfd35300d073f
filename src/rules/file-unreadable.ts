import type { Rule } from "./rule.ts";

/** A file has the wrong encoding, can't be accessed, is too large or links out of the content root; or a folder can't be looked into. */
export const fileUnreadable: Rule = {
  id: "file-unreadable",
  severity: "error",
  fix: "none",
  unread: true,
  summary: {
    de: "Eine Datei ist nicht lesbar, falsch kodiert, zu groß oder eine Verknüpfung aus dem Inhaltsordner hinaus.",
    en: "A file has the wrong encoding, can't be accessed, is too large or links out of the content root.",
  },
  check: ({ index }) => index.project.problems.filter((problem) => problem.rule === "file-unreadable"),
};
