import { type Bilingual, type Report, report } from "./data.ts";
import type { Page } from "./page.ts";

/** What a clearance can withhold. */
export type WithheldKind = Exclude<keyof NonNullable<Report["withheld"]>, "clearance">;

const names: Readonly<Record<WithheldKind, { readonly one: Bilingual; readonly many: Bilingual }>> = {
  items: { one: { de: "Prüfpunkt", en: "item" }, many: { de: "Prüfpunkte", en: "items" } },
  controls: { one: { de: "Maßnahme", en: "control" }, many: { de: "Maßnahmen", en: "controls" } },
  objects: {
    one: { de: "Zielobjekt", en: "target object" },
    many: { de: "Zielobjekte", en: "target objects" },
  },
  evidence: { one: { de: "Nachweis", en: "evidence file" }, many: { de: "Nachweise", en: "evidence files" } },
  risks: { one: { de: "Risiko", en: "risk" }, many: { de: "Risiken", en: "risks" } },
  audits: { one: { de: "Audit", en: "audit" }, many: { de: "Audits", en: "audits" } },
  findings: { one: { de: "Befund", en: "finding" }, many: { de: "Befunde", en: "findings" } },
};

/** How much of these kinds this edition leaves out, because it is classified higher: "3 Maßnahmen, 1 Audit"; null for nothing. */
export function withheldText(
  page: Page,
  kinds: readonly WithheldKind[] = Object.keys(names) as WithheldKind[],
): string | null {
  const parts = kinds
    .map((kind) => ({ kind, number: report.withheld?.[kind] ?? 0 }))
    .filter(({ number }) => number > 0)
    .map(({ kind, number }) => `${number} ${page.say(names[kind][number === 1 ? "one" : "many"])}`);
  return parts.length === 0 ? null : parts.join(", ");
}
