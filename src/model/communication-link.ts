import type { Bilingual } from "./position.ts";

/** Why a communication link is critical (BSI-Standard 200-2, 8.2: kritische Verbindungen), in the standard's order. */
export const criticalities = [
  "external",
  "confidentiality",
  "integrity",
  "availability",
  "no-transfer",
] as const;
/** One of the five reasons. */
export type Criticality = (typeof criticalities)[number];

/** The five reasons as readers know them. */
export const criticalityNames: Readonly<Record<Criticality, Bilingual>> = {
  external: { de: "Außenverbindung", en: "external link" },
  confidentiality: { de: "hohe Vertraulichkeit", en: "high confidentiality" },
  integrity: { de: "hohe Integrität", en: "high integrity" },
  availability: { de: "hohe Verfügbarkeit", en: "high availability" },
  "no-transfer": { de: "keine Übertragung", en: "no transfer" },
};

/** A communication link (Kommunikationsverbindung): what a target object is that joins others. */
export interface ReportLink {
  /** Whether no site is common to all that it joins, so that it leads over foreign ground. */
  readonly betweenSites: boolean;
  /** Why it does not, although it leads from site to site; null: nobody says so. */
  readonly externalReason: string | null;
  /** Why it is critical, as far as its protection needs are known; none: it is not. */
  readonly criticality: readonly Criticality[];
}

/** Why a protection need was set by hand (BSI-Standard 200-2, 8.2): the damage scenario it follows from, and the reason. */
export interface NeedReason {
  readonly scenario: string | null;
  readonly reason: string;
}
