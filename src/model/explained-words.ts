import type { Verdict } from "./failover.ts";
import type { Bilingual } from "./position.ts";
import type { State } from "./vocabulary.ts";

/** Sentences that say in place what a word or a day means: the same in terminal, website and PDF. */
export const explainedWords = {
  /** `exposureOf` in src/assess/relocation/exposure.ts. */
  provenSite: {
    de: "Belegt ist ein Standort für einen Prozess, solange er in Betrieb ist, den Prozess allein tragen kann, eine Übung, die noch zählt, das zeigt und dort keine für ein Zertifikat unabdingbare Anforderung unerfüllt oder unbelegt ist: nach dem Stand des Stichtags, am neuen Standort nach dem des Tages der Umschaltung.",
    en: "A site is proven for a process as long as it is active, can carry the process alone, an exercise that still counts shows that, and no requirement that is indispensable for a certificate is unmet or unproven there: as of the day of the report, at the new site as of the day of cut-over.",
  },
  /** Why the ends of a verdict and of an exposure differ. */
  untilOrExposed: {
    de: "Warum sich die Tage unterscheiden können: „ausreichend bis“ beim Ausfall nennt den Tag, an dem am verbleibenden Standort der erste Nachweis abläuft, während er allein tragen muss; die Zeiten ohne belegten zweiten Standort beim Umzug folgen nur aus Phasen und Übungen und setzen voraus, dass ablaufende Nachweise erneuert werden.",
    en: "Why the days may differ: “sufficient until” of a loss names the day on which the first evidence at the remaining site lapses while it must carry alone; the times without a proven second site of a move follow from phases and exercises only, and take it that evidence that lapses is renewed.",
  },
  /** What nothing is modelled for yet is no success. */
  noItems: {
    de: "Es gibt noch keine Prüfpunkte; darüber lässt sich nichts sagen.",
    en: "There are no items yet; nothing can be said about this.",
  },
  /** A new site for which nothing is modelled yet lacks everything, or nothing. */
  noItemsThere: {
    de: "Der neue Standort hat hier keinen Prüfpunkt: Ob etwas fehlt, lässt sich nicht sagen.",
    en: "The new site has no item here: whether anything is missing can't be said.",
  },
  /** No critical process is no success. */
  noCriticalProcess: {
    de: "Kein kritischer Prozess ist verzeichnet; darüber lässt sich nichts sagen.",
    en: "No critical process is recorded; nothing can be said about this.",
  },
  noProcessShown: {
    de: "Hier ist kein kritischer Prozess gezeigt: Darüber lässt sich nichts sagen.",
    en: "No critical process is shown here: nothing can be said about it.",
  },
  /** A comparison of two days. */
  sameContent: {
    de: "Beide Seiten sind derselbe Inhalt, an zwei Tagen beurteilt. Entfallene Befunde hat also niemand behoben: Bewertungen, Nachweise und Phasen von Standorten gelten nur von ihrem Tag bis zu ihrem Ende, und an den beiden Tagen galten andere.",
    en: "Both sides are the same content, judged on two days. So nobody has fixed the findings that are no longer there: assessments, evidence and phases of sites hold from their day to their end only, and different ones held on the two days.",
  },
} satisfies Readonly<Record<string, Bilingual>>;

/** What each state of an item means (FORMAT.md, states). */
export const stateMeanings: Readonly<Record<State, Bilingual>> = {
  proven: {
    de: "Als umgesetzt erklärt, und die Nachweise dafür gelten am Stichtag.",
    en: "Declared as fulfilled, and the evidence for it holds on the day.",
  },
  unproven: {
    de: "Als (teilweise) umgesetzt erklärt, aber ein Nachweis fehlt oder gilt nicht: eine Lücke.",
    en: "Declared as (partly) fulfilled, but evidence is missing or does not hold: a gap.",
  },
  open: {
    de: "Nicht oder erst teilweise umgesetzt.",
    en: "Not fulfilled, or only in part.",
  },
  unassessed: { de: "Noch nicht beurteilt.", en: "Not assessed yet." },
  dispensable: {
    de: "Mit Begründung nicht nötig: weder umgesetzt noch offen.",
    en: "Not needed, with a reason: neither fulfilled nor open.",
  },
};

/** What each verdict on the loss of a site means. */
export const verdictMeanings: Readonly<Record<Verdict, Bilingual>> = {
  sufficient: {
    de: "Alles Nötige steht auch anderswo, eine Übung zeigt es, und das Sicherheitsniveau hält.",
    en: "All that is needed stands elsewhere too, an exercise shows it, and the security level holds.",
  },
  "sufficient-until": {
    de: "Dasselbe, aber nur bis zu diesem Tag: Danach läuft am verbleibenden Standort etwas ab.",
    en: "The same, but only until that day: after it something at the remaining site lapses.",
  },
  "not-shown": {
    de: "Es könnte genügen, aber keine Übung zeigt es, oder eine Anforderung ist nur behauptet.",
    en: "It may be enough, but no exercise shows it, or a requirement is only claimed.",
  },
  "not-sufficient": {
    de: "Dem verbleibenden Standort fehlt etwas, oder dort ist Unabdingbares nicht erfüllt.",
    en: "The remaining site lacks something, or what is indispensable is not met there.",
  },
};
