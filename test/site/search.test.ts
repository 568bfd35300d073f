import { describe, expect, test } from "vitest";
import { fold, foldLetter } from "../../site/client/fold.ts";
import type { Entry } from "../../site/client/search-index.ts";
import { search } from "../../site/client/search-query.ts";
import { wordsOf } from "../../site/client/search-terms.ts";
import { searchable } from "../../site/client/search-texts.ts";
import { vocabularyOf } from "../../site/client/similar-words.ts";
import fc from "../properties.ts";

const texts: readonly (readonly [string, string, string])[] = [
  [
    "INF.2.A3",
    "Einsatz einer unterbrechungsfreien Stromversorgung",
    "Batterien und Prüfprotokolle der USV-Anlage",
  ],
  ["INF.2.A30", "Anlagen zur Löschung", "Brandmeldeanlage; die Wartung der USV Anlage steht aus"],
  [
    "INF.2.A14",
    "Einsatz einer Netzersatzanlage",
    "Die Notstromversorgung läuft nach zehn Sekunden, sagt C++",
  ],
  ["LWL-17", "Klima und Straße", "Wärme (100 %) nach Müller & Söhne; rz-b folgt"],
  ["rz-b", "Rechenzentrum B", "Saal der Haustechnik"],
  ["", "Ausfall von RZ A", "Übung vom 14.03.2026, bestanden"],
  ["", "Begehung", "Der Ausfall in Raum B, nicht von RZ C oder A"],
];
const entries: readonly Entry[] = texts.map(([name, title, text]) => ({
  kind: "page",
  name,
  title,
  path: { de: `${title}.html`, en: `en/${title}.html` },
  parts: [{ text }],
}));
const index = searchable(entries, "de");
const vocabulary = vocabularyOf(index.map(({ text }) => text));
const found = (query: string) => search(index, vocabulary, query);
const find = (query: string) => found(query).hits.map(({ entry }) => entry.name || entry.title);

describe("a query", () => {
  test("for an identifier finds it first, and its beginning all that begin so", () => {
    expect(find("INF.2.A3")[0]).toBe("INF.2.A3");
    expect(find("inf.2").sort()).toEqual(["INF.2.A14", "INF.2.A3", "INF.2.A30"]);
    expect(find("lwl-17")).toEqual(["LWL-17"]);
    expect(find("RZ-B")[0]).toBe("rz-b");
    expect(find("INF.9.A3")).toEqual([]);
    expect(find("14.03.2026")).toEqual(["Ausfall von RZ A"]);
  });

  test("for a word finds the compounds that it is a part of, after itself", () => {
    expect(find("Stromversorgung")).toEqual(["INF.2.A3", "INF.2.A14"]);
    expect(find("versorgung").sort()).toEqual(["INF.2.A14", "INF.2.A3"]);
  });

  test("finds other forms of a word, whichever of them is asked for", () => {
    expect(find("Prüfprotokoll")).toEqual(["INF.2.A3"]);
    expect(find("Prüfprotokollen")).toEqual(["INF.2.A3"]);
    expect(find("Wartungen")).toEqual(["INF.2.A30"]);
  });

  test("may write umlauts out or not, and in any case", () => {
    expect(find("pruefprotokoll")).toEqual(["INF.2.A3"]);
    expect(find("STRASSE")).toEqual(["LWL-17"]);
    expect(find("müller söhne")).toEqual(["LWL-17"]);
    expect(find("u\u0308bung")).toEqual(["Ausfall von RZ A"]);
  });

  test("may have a typing error, which is told from a word that occurs", () => {
    for (const [mistyped, name] of [
      ["Brandmeldeanlgae", "INF.2.A30"],
      ["Notstromversorgumg", "INF.2.A14"],
      ["Hausstechnik", "rz-b"],
      ["Wartnug", "INF.2.A30"],
      ["stromversogung", "INF.2.A3"],
    ] as const) {
      expect(find(mistyped), mistyped).toContain(name);
      expect(
        found(mistyped).terms.some(({ instead }) => instead === "similar"),
        mistyped,
      ).toBe(true);
    }
    expect(found("Wartung").terms.some(({ instead }) => instead === "similar")).toBe(false);
    expect(find("gibtesnichtxyz")).toEqual([]);
  });

  test("may leave out or change the signs of an identifier", () => {
    for (const query of ["INF2A3", "inf-2-a3", "inf 2 a3", "INF.2A3"])
      expect(find(query)[0], query).toBe("INF.2.A3");
    expect(find("LWL17")).toEqual(["LWL-17"]);
    expect(find("lwl_17")).toEqual(["LWL-17"]);
    expect(find('"INF2A3"')).toEqual([]);
    expect(find("INF2").sort()).toEqual(["INF.2.A14", "INF.2.A3", "INF.2.A30"]);
  });

  test("for what occurs nowhere as it is says what was looked for instead, or finds nothing", () => {
    const { hits, terms } = found("rz-x");
    expect(hits.length).toBeGreaterThan(0);
    expect(terms).toMatchObject([{ words: ["rz"], instead: "parts" }]);
    expect(found("USV Klima/Wärme").terms.map(({ instead }) => instead)).toContain("parts");
    expect(find("saal-d"), "a letter is no beginning of a word").toEqual(find("saal"));
    for (const query of ["rz-b", "RZ B", "C++", "USV-Anlage"])
      expect(
        found(query).terms.some(({ instead }) => instead !== undefined),
        query,
      ).toBe(false);
    for (const query of ["C#", "B++", "USV C#"]) expect(find(query), query).toEqual([]);
  });

  test("of several words finds what has them all, but for words that say nothing", () => {
    expect(find("Einsatz Netzersatzanlage")).toEqual(["INF.2.A14"]);
    expect(find("Netzersatzanlage Klima")).toEqual([]);
    expect(find("the Einsatz of eine Netzersatzanlage")).toEqual(["INF.2.A14"]);
    expect(find("Ausfall von RZ A")).toEqual(["Ausfall von RZ A", "Begehung"]);
    expect(find("von")).toEqual(["Ausfall von RZ A", "Begehung"]);
  });

  test("joins and parts words as people do", () => {
    expect(find("USV-Anlage").sort()).toEqual(["INF.2.A3", "INF.2.A30"]);
    expect(find("usv anlage").sort()).toEqual(["INF.2.A3", "INF.2.A30"]);
    expect(find("Klima/Wärme")).toEqual(["LWL-17"]);
  });

  test("in quotation marks finds exactly that", () => {
    expect(find('"Ausfall in Raum"')).toEqual(["Begehung"]);
    expect(find("„Raum B, nicht von“")).toEqual(["Begehung"]);
    expect(find('"Raum Ausfall"')).toEqual([]);
  });

  test("may be nothing, signs, or far too long", () => {
    for (const query of ["", "   ", "?!", '""', "\\", "-", "(*+[."]) expect(find(query), query).toEqual([]);
    expect(find("C++")).toContain("INF.2.A14");
    expect(find("(100 %) & [Wärme]")).toEqual(["LWL-17"]);
    expect(find("<script>alert(1)</script>")).toEqual([]);
    expect(find("Wartung ".repeat(10_000))).toEqual(["INF.2.A30"]);
    expect(find("x".repeat(100_000))).toEqual([]);
  });

  test("never fails, whatever is typed", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (query) => {
        expect(Array.isArray(find(query))).toBe(true);
      }),
    );
  });
});

test("what is said in both languages is found in the page's own", () => {
  const both = searchable(
    [{ ...(entries[0] as Entry), parts: [{ text: { de: "Befund", en: "finding" } }] }],
    "en",
  );
  const words = vocabularyOf(both.map(({ text }) => text));
  expect(search(both, words, "finding").hits).toHaveLength(1);
  expect(search(both, words, "Befund").hits).toHaveLength(0);
});

test("words of a query lose what surrounds them and keep what is in them", () => {
  expect(wordsOf("Siehe „INF.2.A3“, (Abschnitt 4).").map(({ word }) => word)).toEqual([
    "siehe",
    "inf.2.a3",
    "abschnitt",
    "4",
  ]);
});

describe("folding", () => {
  test("writes umlauts out, takes accents off and parts words", () => {
    expect(fold("Straße ÄÖÜ é – USV-Anlage")).toBe("strasse aeoeue e   usv anlage");
    expect(fold("u\u0308ber\u00adlast")).toBe("ueberlast");
  });

  test("folds each letter by itself, so that places can be found again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const normal = text.normalize("NFC");
        const single = [...Array(normal.length).keys()].map((place) => {
          const letter = normal.charAt(place);
          return letter < "\x80" ? letter : foldLetter(letter);
        });
        expect(fold(text)).toHaveLength(single.join("").length);
      }),
    );
  });
});
