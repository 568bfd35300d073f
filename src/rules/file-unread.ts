import type { Rule } from "./rule.ts";

/** Nothing reads a file of `controls/`, or a sidecar is misnamed, or only letter case or accents tell names apart. */
export const fileUnread: Rule = {
  id: "file-unread",
  severity: "error",
  unread: true,
  fix: "none",
  summary: {
    de: "Eine Datei wird nicht gelesen: falscher Ordner, falsche Endung, Kopie, oder ein Name, der sich von einem anderen kaum unterscheidet.",
    en: "Nothing reads a file: wrong folder or ending, a copy, or a name that hardly differs from another.",
  },
  check: ({ index }) => index.project.problems.filter((problem) => problem.rule === "file-unread"),
};
