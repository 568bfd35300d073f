/** What the search knows of every page: its title, and the words officers wrote there. */
import type { Entry } from "../client/search-index.ts";
import { type ReportAssessment, report } from "./data.ts";
import { wordFor } from "./labels.ts";
import { controlsByRequirement, findingsByRequirement, modules } from "./lookup.ts";
import type { Page } from "./page.ts";
import { plainText } from "./plain-text.ts";
import { previewOf } from "./preview.ts";
import { type EntryKind, pathOf } from "./routes.ts";

/** Characters of a page's text that are searched. */
const maxText = 6000;
const excerptLength = 160;

/** Everything the search finds in one language. */
export function searchEntries(page: Pick<Page, "say" | "lang">): readonly Entry[] {
  const { say, lang } = page;
  const entries: Entry[] = [];
  const add = (
    kind: EntryKind,
    id: string,
    label: string,
    name: string,
    title: string,
    parts: readonly (string | null)[],
  ) => {
    const path = pathOf(kind, id, lang);
    if (path === null) return;
    const text = parts
      .filter((part) => part !== null && part !== "")
      .join(" ")
      .replace(/\s+/g, " ")
      .slice(0, maxText);
    const excerpt =
      text.length <= excerptLength ? text : `${text.slice(0, excerptLength).replace(/\s\S*$/, "")} …`;
    entries.push({ id: entries.length, name, title, text, kind: label, path, excerpt });
  };
  for (const module of report.modules) {
    add("module", module.id, say({ de: "Baustein", en: "module" }), module.id, module.title, [
      module.reason,
      module.mainRole,
    ]);
  }
  for (const requirement of report.requirements) {
    const controls = controlsByRequirement.get(requirement.id) ?? [];
    add(
      "requirement",
      requirement.id,
      say({ de: "Anforderung", en: "requirement" }),
      requirement.id,
      requirement.title,
      [
        ...controls.flatMap((control) => control.assessments.map(assessmentText)),
        ...(findingsByRequirement.get(requirement.id) ?? []).map((finding) => say(finding.message)),
        modules.get(requirement.module)?.title ?? null,
        ...(requirement.text ?? []),
      ],
    );
  }
  for (const control of report.controls) {
    add("control", control.id, say({ de: "Maßnahme", en: "control" }), control.id, control.title, [
      plainText(control.prose),
      ...control.assessments.map(assessmentText),
      ...control.responsible,
    ]);
  }
  for (const site of report.sites) {
    add("site", site.id, say({ de: "Standort", en: "site" }), "", site.title, [
      plainText(site.prose),
      site.operator,
    ]);
  }
  for (const object of report.objects) {
    add("object", object.id, say({ de: "Zielobjekt", en: "target object" }), "", object.title, [
      plainText(object.prose),
      say(wordFor(object.type)),
      object.owner,
      object.protectionReason,
    ]);
  }
  for (const entry of report.evidence) {
    const preview = previewOf(entry);
    const shown =
      preview.kind === "text"
        ? preview.text
        : preview.kind === "table"
          ? [preview.notes, preview.head, ...preview.rows].flat().join(" ")
          : null;
    add("evidence", entry.path, say({ de: "Nachweis", en: "evidence" }), "", entry.title, [
      say(wordFor(entry.type)),
      entry.issuer,
      entry.path.replace(/[/_.]/g, " "),
      plainText(entry.prose),
      shown,
    ]);
  }
  for (const risk of report.risks) {
    const threats = risk.threats.map((threat) => `${threat.id} ${threat.title}`);
    add("risk", risk.id, say({ de: "Risiko", en: "risk" }), "", risk.title, [
      plainText(risk.prose),
      ...threats,
    ]);
  }
  for (const audit of report.audits) {
    const findings = audit.findings.flatMap((finding) => [
      finding.id,
      finding.title,
      plainText(finding.prose),
    ]);
    add("audit", audit.id, "Audit", "", audit.title, [plainText(audit.prose), ...findings]);
  }
  return entries;
}

function assessmentText(assessment: ReportAssessment): string {
  return [plainText(assessment.prose), ...assessment.actions.map((action) => action.text)].join(" ");
}
