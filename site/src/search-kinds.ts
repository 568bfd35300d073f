import type { Bilingual } from "./data.ts";
import type { EntryKind } from "./routes.ts";

/** What a kind of result is called, for one and for many. */
interface KindNames {
  readonly one: Bilingual;
  readonly many: Bilingual;
}

/** The kinds of results, in the order in which they are offered. */
export const searchKinds: Readonly<Record<EntryKind | "deviation" | "document" | "page", KindNames>> = {
  requirement: {
    one: { de: "Anforderung", en: "requirement" },
    many: { de: "Anforderungen", en: "Requirements" },
  },
  control: { one: { de: "Maßnahme", en: "control" }, many: { de: "Maßnahmen", en: "Controls" } },
  evidence: { one: { de: "Nachweis", en: "evidence" }, many: { de: "Nachweise", en: "Evidence" } },
  object: {
    one: { de: "Zielobjekt", en: "target object" },
    many: { de: "Zielobjekte", en: "Target objects" },
  },
  site: { one: { de: "Standort", en: "site" }, many: { de: "Standorte", en: "Sites" } },
  risk: { one: { de: "Risiko", en: "risk" }, many: { de: "Risiken", en: "Risks" } },
  deviation: {
    one: { de: "Feststellung", en: "audit finding" },
    many: { de: "Feststellungen", en: "Audit findings" },
  },
  audit: { one: { de: "Audit", en: "audit" }, many: { de: "Audits", en: "Audits" } },
  module: { one: { de: "Baustein", en: "module" }, many: { de: "Bausteine", en: "Modules" } },
  document: {
    one: { de: "Dokument (PDF)", en: "document (PDF)" },
    many: { de: "Dokumente", en: "Documents" },
  },
  rule: { one: { de: "Regel", en: "rule" }, many: { de: "Regeln", en: "Rules" } },
  page: { one: { de: "Seite", en: "page" }, many: { de: "Seiten", en: "Pages" } },
};
