import type { Bilingual } from "./position.ts";
import type { Report } from "./report.ts";
import type { WithheldKind } from "./withheld.ts";

/** What can lapse or fall due. */
export const lapseKinds = [
  "action",
  "assessment",
  "audit-finding",
  "certificate",
  "document",
  "evidence",
  "exercise",
  "interval",
  "risk",
  "surveillance",
] as const;
/** Kind of what lapses. */
export type LapseKind = (typeof lapseKinds)[number];

/** Kinds of what lapses, in a word or two. */
export const lapseWords: Readonly<Record<LapseKind, Bilingual>> = {
  action: { de: "Aufgabe", en: "action" },
  assessment: { de: "Bewertung", en: "assessment" },
  "audit-finding": { de: "Feststellung", en: "audit finding" },
  certificate: { de: "Zertifikat", en: "certificate" },
  document: { de: "Dokument", en: "document" },
  evidence: { de: "Nachweis", en: "evidence" },
  exercise: { de: "Übung", en: "exercise" },
  interval: { de: "Frist", en: "interval" },
  risk: { de: "Risiko", en: "risk" },
  surveillance: { de: "Überwachung", en: "surveillance" },
};

/** What a clearance can take away of what lapses. */
export const withheldLapses: readonly WithheldKind[] = [
  "actions",
  "controls",
  "evidence",
  "failover",
  "openAuditFindings",
  "risks",
];

/** An entry of the content that something is about: a control or audit by its id, evidence by its path. */
export interface LapseSubject {
  readonly kind: "audit" | "control" | "evidence" | "risk";
  readonly id: string;
}

/** Something that lapses or falls due, and who must act. */
export interface ForecastEntry {
  /** The same for the same thing in every forecast. */
  readonly id: string;
  readonly kind: LapseKind;
  /** Last day on which it holds or can be done in time. */
  readonly day: string;
  /** True if that day is over. */
  readonly past: boolean;
  /** What it is, in the words of the content. */
  readonly subject: string;
  /** Where to read on, in the order of the content; none for a reference document, which is made from all of it. */
  readonly about: readonly LapseSubject[];
  /** What happens after the day. */
  readonly text: Bilingual;
  /** What to do before. */
  readonly help: Bilingual;
  /** Roles or persons, sorted; empty if the content names nobody. */
  readonly responsible: readonly string[];
  readonly sites: readonly string[];
  readonly requirements: readonly string[];
  /** Where it stands in the content. */
  readonly file: string;
}

/** What will lapse up to a day (`nachweis forecast`), as the content stands. Sorted by day. */
export interface Forecast {
  readonly format: "nachweis-forecast/1";
  readonly asOf: string;
  readonly until: string;
  readonly title: string;
  /** The one role or person that it is for; null: everybody. */
  readonly responsible: string | null;
  readonly entries: readonly ForecastEntry[];
  /** Files that were not read, or not wholly, sorted: what lapses in them is not among the entries. */
  readonly unread: readonly string[];
}

/** Files of a report that were not read, or not wholly, as its obstacles are sorted. */
export function unreadFilesOf({ blockers }: Pick<Report, "blockers">): string[] {
  return blockers.filter(({ kind }) => kind === "unread").map(({ file }) => file);
}

/** That due dates are missing, since files were not read, or not wholly. */
export function missingDueDates({ length: files }: Forecast["unread"]): Bilingual {
  return files === 1
    ? {
        de: "Eine Datei ist nicht oder nicht ganz gelesen; was darin abläuft, fehlt hier",
        en: "One file was not read, or not wholly; what lapses in it is missing here",
      }
    : {
        de: `${files} Dateien sind nicht oder nicht ganz gelesen; was darin abläuft, fehlt hier`,
        en: `${files} files were not read, or not wholly; what lapses in them is missing here`,
      };
}
