const words = {
  de: {
    all: "alle",
    some: (count: number) => `${count} gewählt`,
    rows: (shown: number, all: number) => `${shown} von ${all} Zeilen`,
    noRow: (all: number) => `Keine der ${all} Zeilen passt zu allen Filtern`,
    filtered: "Gefiltert",
    from: "ab",
    to: "bis",
    undated: "Zeilen ohne Datum fehlen",
    ignored: "Nicht beachtet, weil es das hier nicht gibt",
  },
  en: {
    all: "all",
    some: (count: number) => `${count} selected`,
    rows: (shown: number, all: number) => `${shown} of ${all} rows`,
    noRow: (all: number) => `None of the ${all} rows meets all filters`,
    filtered: "Filtered",
    from: "from",
    to: "to",
    undated: "rows without a date are left out",
    ignored: "Ignored, since there is no such thing here",
  },
};

/** The page's language. */
export const language = document.documentElement.lang === "en" ? "en" : "de";

/** What the filters say, in the page's language. */
export const filterWords = words[language];
