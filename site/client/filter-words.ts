const words = {
  de: {
    all: "alle",
    some: (count: number) => `${count} gewählt`,
    rows: (shown: number, all: number) => `${shown} von ${all} Zeilen`,
    noRow: (all: number) => `Keine der ${all} Zeilen passt zu allen Filtern`,
    filtered: "Gefiltert",
    from: "frühestens",
    to: "spätestens",
    reversed: "der erste Tag liegt nach dem letzten",
    undated: "Zeilen ohne Datum fehlen",
    quoted: (text: string) => `„${text}“`,
    noDate: (text: string) => `„${text}“ (kein Datum)`,
    inNoRow: (value: string) => `${value} (in keiner Zeile)`,
    unused: "Nicht danach gefiltert, weil diese Liste es nicht hat",
    hidden: "Die Zeile, zu der die Adresse führt, ist ausgefiltert.",
    unfilter: "Ohne Filter zeigen",
  },
  en: {
    all: "all",
    some: (count: number) => `${count} selected`,
    rows: (shown: number, all: number) => `${shown} of ${all} rows`,
    noRow: (all: number) => `None of the ${all} rows meets all filters`,
    filtered: "Filtered",
    from: "no earlier than",
    to: "no later than",
    reversed: "the first day is after the last",
    undated: "rows without a date are left out",
    quoted: (text: string) => `“${text}”`,
    noDate: (text: string) => `“${text}” (no date)`,
    inNoRow: (value: string) => `${value} (in no row)`,
    unused: "Not filtered by this, since this list does not have it",
    hidden: "The row that the address leads to is filtered out.",
    unfilter: "Show without filters",
  },
};

/** The page's language. */
export const language = document.documentElement.lang === "en" ? "en" : "de";

/** What the filters say, in the page's language. */
export const filterWords = words[language];
