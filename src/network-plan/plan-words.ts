import type { Bilingual } from "../model/position.ts";

/** What a plan says of itself. */
export const planWords = {
  outside: { de: "Ohne Standort oder außerhalb", en: "At no site, or outside" },
  between: {
    de: "Verbindungen zwischen Standorten und nach außen",
    en: "Links between sites and to the outside",
  },
  sites: { de: "Standorte", en: "Sites" },
  foreign: { de: "Fremde Netze", en: "Foreign networks" },
  together: { de: "zusammen an {n} Standorten", en: "together at {n} sites" },
  grouped: { de: "{id}: {n} Zielobjekte", en: "{id}: {n} objects" },
  key: { de: "Legende", en: "Key" },
  keyBox: { de: "Zielobjekt mit Kennung; „6 ×“: Anzahl", en: "target object with its id; “6 ×”: quantity" },
  keyGroup: {
    de: "gleichartige Zielobjekte (G1 …), in der Tabelle aufgezählt",
    en: "like target objects (G1 …), listed in the table",
  },
  keyLink: { de: "Kommunikationsverbindung mit Kennung", en: "communication link with its id" },
  keyCritical: { de: "kritische Verbindung", en: "critical link" },
  keyExternal: { de: "Außenverbindung", en: "external link" },
} as const satisfies Record<string, Bilingual>;

/** A text with its blanks filled in. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values).reduce(
    (all, [name, value]) => all.replace(`{${name}}`, () => String(value)),
    text,
  );
}
