import { language } from "./language.ts";

const say = <T>(text: { readonly de: T; readonly en: T }): T => text[language];

/** What the filters say, in the page's language. */
export const filterWords = {
  all: say({ de: "alle", en: "all" }),
  some: say({ de: (count: number) => `${count} gewählt`, en: (count: number) => `${count} selected` }),
  rows: say({
    de: (shown: number, all: number) => `${shown} von ${all} Zeilen`,
    en: (shown: number, all: number) => `${shown} of ${all} rows`,
  }),
  noRow: say({
    de: (all: number) => `Keine der ${all} Zeilen passt zu allen Filtern`,
    en: (all: number) => `None of the ${all} rows meets all filters`,
  }),
  filtered: say({ de: "Gefiltert", en: "Filtered" }),
  from: say({ de: "frühestens", en: "no earlier than" }),
  to: say({ de: "spätestens", en: "no later than" }),
  reversed: say({ de: "der erste Tag liegt nach dem letzten", en: "the first day is after the last" }),
  undated: say({ de: "Zeilen ohne Datum fehlen", en: "rows without a date are left out" }),
  quoted: say({ de: (text: string) => `„${text}“`, en: (text: string) => `“${text}”` }),
  drawn: say({
    de: (count: number, byModule: boolean, seed: string) =>
      `${count} ${byModule ? "Bausteine an Zielobjekten" : "Prüfpunkte"}, gezogen mit Startwert „${seed}“ (FNV-1a, die kleinsten Nummern)`,
    en: (count: number, byModule: boolean, seed: string) =>
      `${count} ${byModule ? "modules at target objects" : "items"}, drawn with seed “${seed}” (FNV-1a, the lowest numbers)`,
  }),
  ticked: say({
    de: (here: number, missing: number) =>
      `${here} ${here === 1 ? "Prüfpunkt" : "Prüfpunkte"}${missing === 0 ? "" : `; ${missing} weitere nennt die Adresse, aber diese Liste hat sie nicht, oder die Adresse ist abgeschnitten`}`,
    en: (here: number, missing: number) =>
      `${here} ${here === 1 ? "item" : "items"}${missing === 0 ? "" : `; the address names ${missing} more, but this list does not have them, or the address was cut off`}`,
  }),
  tick: say({
    de: (row: string) => `In die Stichprobe: ${row}`,
    en: (row: string) => `Into the sample: ${row}`,
  }),
  tickAll: say({ de: "Alle gezeigten Zeilen in die Stichprobe", en: "All shown rows into the sample" }),
  tickHead: say({ de: "Stichprobe", en: "Sample" }),
  drawnMark: say({ de: "gezogen", en: "drawn" }),
  inSample: say({
    de: (count: number) => `Stichprobe: ${count} ${count === 1 ? "Prüfpunkt" : "Prüfpunkte"}`,
    en: (count: number) => `sample: ${count} ${count === 1 ? "item" : "items"}`,
  }),
  reason: say({
    de: (text: string) => `Begründung: ${text}`,
    en: (text: string) => `reason: ${text}`,
  }),
  noDate: say({
    de: (text: string) => `„${text}“ (kein Datum)`,
    en: (text: string) => `“${text}” (no date)`,
  }),
  inNoRow: say({
    de: (value: string) => `${value} (in keiner Zeile)`,
    en: (value: string) => `${value} (in no row)`,
  }),
  remove: say({ de: "Filter entfernen", en: "Remove filter" }),
  copied: say({ de: "Kopiert.", en: "Copied." }),
  notCopied: say({
    de: "Der Browser lässt nicht kopieren.",
    en: "The browser does not let this be copied.",
  }),
  saved: say({ de: "Datei erstellt.", en: "File made." }),
  notLoaded: say({
    de: "Was dazu in dieser Ausgabe steht, ließ sich nicht laden. Laden Sie die Seite neu; liegt der Ordner „assets“ daneben?",
    en: "What this edition says of it could not be loaded. Load the page again; is the folder “assets” beside it?",
  }),
  unused: say({
    de: "Nicht danach gefiltert, weil diese Liste es nicht hat",
    en: "Not filtered by this, since this list does not have it",
  }),
  hidden: say({
    de: "Die Zeile, zu der die Adresse führt, ist ausgefiltert.",
    en: "The row that the address leads to is filtered out.",
  }),
  unfilter: say({ de: "Ohne Filter zeigen", en: "Show without filters" }),
};
