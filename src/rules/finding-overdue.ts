import { only } from "../text/only.ts";
import type { Rule } from "./rule.ts";

/** Auditierungsschema: a certificate is not granted, or is withdrawn, while a major deviation is open. */
const openMajor = {
  criterion: "deviation",
  text: {
    de: "Für ein Zertifikat müssen schwerwiegende Abweichungen behoben sein.",
    en: "For a certificate major deviations must be mended.",
  },
} as const;

/** An audit finding is past its date and not closed. */
export const findingOverdue: Rule = {
  id: "finding-overdue",
  severity: "error",
  fix: "none",
  summary: {
    de: "Eine Auditfeststellung ist nach ihrer Frist nicht erledigt.",
    en: "An audit finding is past its date and not closed.",
  },
  *check({ index }) {
    for (const audit of index.project.audits) {
      for (const finding of audit.findings) {
        const closed = finding.closed !== null && finding.closed.value <= index.asOf;
        // Whether it is closed, or when it is due, can't be read: that has a finding of its own.
        if (finding.unread.closed || finding.unread.due) continue;
        if (closed || finding.due === null || finding.due.value >= index.asOf) continue;
        yield {
          at: finding.due.at,
          message: {
            de: `Die Feststellung ${finding.id} ${finding.title} war bis ${finding.due.value} zu erledigen.`,
            en: `The finding ${finding.id} ${finding.title} was due by ${finding.due.value}.`,
          },
          help: {
            de: "Ist sie erledigt, ergänzen Sie „- Erledigt: JJJJ-MM-TT“ und verlinken Sie den Nachweis; sonst vereinbaren Sie mit der Auditleitung eine neue Frist.",
            en: "If it is closed, add “- Closed: YYYY-MM-DD” and link the evidence; otherwise agree on a new date with the auditor.",
          },
          requirement: only(finding.requirements.map(({ value }) => value)),
          ...(finding.severity?.value === "major" ? { stops: openMajor } : {}),
          site: only(finding.scopes.map(({ value }) => value).filter((word) => index.sites.has(word))),
        };
      }
    }
  },
};
