import type { FindingDraft } from "../model/finding.ts";
import { auditDraft } from "../model/placeholders.ts";
import type { Audit } from "../model/project.ts";
import { keyPlaceOf, placeOf, type Rule } from "./rule.ts";

/** An audit says nothing of what it found, or says both that it found nothing and what it found. */
export const auditWithoutResult: Rule = {
  id: "audit-without-result",
  severity: "info",
  fix: "none",
  summary: {
    de: "Ein Audit sagt nicht, was es ergab, oder nennt Feststellungen, obwohl es keine gegeben haben soll.",
    en: "An audit does not say what it found, or has findings although there were none as it says.",
  },
  *check({ index }) {
    const { audits, problems, texts } = index.project;
    const halfRead = new Set(problems.map(({ at }) => at.file));
    // The draft of `new audit` is a placeholder, which is said there.
    const isDraft = ({ file }: Audit): boolean =>
      Object.values(auditDraft).some((draft) => texts.get(file)?.includes(draft));
    for (const audit of audits) {
      const { date, findings } = audit.data;
      // One that is still to come has no result yet; that, or what could not be read, is said already.
      if (halfRead.has(audit.file) || date === undefined || date > index.asOf) continue;
      const isEmpty = audit.findings.length === 0 && audit.prose.length === 0;
      if (findings === undefined && isEmpty && !isDraft(audit)) yield silent(audit);
      if (findings === "none" && audit.findings.length > 0) yield contradictory(audit);
    }
  },
};

function silent(audit: Audit): FindingDraft {
  return {
    at: placeOf(audit, "findings"),
    message: {
      de: `Das Audit vom ${audit.data.date} sagt nicht, was es ergab. Es zählt trotzdem als durchgeführt.`,
      en: `The audit of ${audit.data.date} does not say what it found. It counts as held all the same.`,
    },
    help: {
      de: "Schreiben Sie, was geprüft wurde, und jede Feststellung unter „## F-01 Titel“. Gab es keine, schreiben Sie „findings: none“ in die Metadaten.",
      en: "Write what was audited, and each finding below “## F-01 Title”. If there was none, write “findings: none” into the front matter.",
    },
  };
}

function contradictory(audit: Audit): FindingDraft {
  return {
    at: keyPlaceOf(audit, "findings"),
    severity: "warning",
    message: {
      de: "Hier steht, dass es keine Feststellungen gab; darunter stehen welche. Sie zählen.",
      en: "Here it says that there were no findings; below stand some. They count.",
    },
    help: {
      de: "Löschen Sie „findings: none“, oder die Feststellungen, die keine sind.",
      en: "Delete “findings: none”, or the findings that are none.",
    },
    related: audit.findings.map(({ id, at }) => ({ ...at, message: { de: id, en: id } })),
  };
}
