import type { Bilingual } from "../../model/position.ts";

/** The few words that the layout itself puts on a page. */
export const words = {
  contents: { de: "Inhalt", en: "Contents" },
  page: { de: "Seite", en: "Page" },
  of: { de: "von", en: "of" },
  continued: { de: "Fortsetzung", en: "continued" },
  classification: { de: "Einstufung", en: "Classification" },
  toPage: { de: "Zu", en: "To" },
  opens: { de: "Öffnet", en: "Opens" },
} as const satisfies Record<string, Bilingual>;
