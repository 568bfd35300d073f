import { describe, expect, test } from "vitest";
import { markedPieces, passageOf } from "../../site/client/passage.ts";
import type { Part } from "../../site/client/search-index.ts";
import { search } from "../../site/client/search-query.ts";
import { termFor } from "../../site/client/search-terms.ts";
import { searchable } from "../../site/client/search-texts.ts";
import { vocabularyOf } from "../../site/client/similar-words.ts";
import fc from "../properties.ts";

/** A text with its marked pieces in brackets. */
const shown = (pieces: readonly { text: string; marked: boolean }[]) =>
  pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join("");
const marked = (text: string, ...words: string[]) =>
  shown(
    markedPieces(
      text,
      words.map((word) => termFor(word)),
    ),
  );

function passage(query: string, parts: readonly Part[], lang: "de" | "en" = "de") {
  const index = searchable(
    [{ kind: "page", name: "X.1", title: "Titel", path: { de: "x", en: "x" }, parts }],
    lang,
  );
  const { hits, terms } = search(index, vocabularyOf(index.map(({ text }) => text)), query);
  const [hit] = hits;
  return hit ? passageOf(hit, terms, lang) : null;
}

describe("marks", () => {
  test("are at the words that were looked for, as they are written in the text", () => {
    expect(marked("Die Notstromversorgung", "stromversorgung")).toBe("Die Not[stromversorgung]");
    expect(marked("Größe der Prüfprotokolle", "pruefprotokoll", "groesse")).toBe(
      "[Größe] der [Prüfprotokoll]e",
    );
    expect(marked("die USV-Anlage", "usv anlage")).toBe("die [USV-Anlage]");
    expect(marked("kurz, RZ B", "rz")).toBe("kurz, [RZ] B");
  });

  test("that overlap or touch are one", () => {
    expect(marked("Notstromversorgung", "notstrom", "stromversorgung")).toBe("[Notstromversorgung]");
    expect(marked("Notstromversorgung", "notstrom", "versorgung")).toBe("[Notstromversorgung]");
  });

  test("change nothing of the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ minLength: 1, maxLength: 3 }), (text, word) => {
        const pieces = markedPieces(text.normalize("NFC"), [termFor(word)]);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text.normalize("NFC"));
      }),
    );
  });
});

describe("the passage", () => {
  const long = `${"Anfang ohne Belang. ".repeat(30)}Hier läuft die Übung der Löschanlage. ${"Ende ohne Belang. ".repeat(30)}`;

  test("is the one around what was found, cut between words", () => {
    const { pieces } = passage("loeschanlage", [{ text: long.trim() }]) ?? { pieces: [] };
    const text = shown(pieces);
    expect(text).toMatch(/^… \S+ .*Hier läuft die Übung der \[Löschanlage\]\. Ende ohne .* …$/);
    expect(text.length).toBeLessThan(250);
  });

  test("is the beginning if the title alone has the words, and leads to the page itself", () => {
    expect(passage("titel", [{ text: "Erster Teil", anchor: "a" }, { text: "Zweiter" }])).toEqual({
      pieces: [{ text: "Erster Teil", marked: false }],
      german: true,
      anchor: undefined,
    });
    expect(passage("titel", [])).toBeNull();
  });

  test("comes from the part that has most of the words, and leads there", () => {
    const parts = [
      { text: "Batterie in rz-a", anchor: "bewertung-1" },
      { text: "Kühlung und Batterie in rz-b", anchor: "bewertung-2" },
    ];
    expect(passage("batterie", parts)?.anchor).toBe("bewertung-1");
    expect(passage("batterie rz-b", parts)?.anchor).toBe("bewertung-2");
  });

  test("says whether it is what officers wrote or what the site says", () => {
    const parts = [{ text: "Prosa" }, { text: { de: "Befund", en: "finding" } }];
    expect(passage("finding", parts, "en")).toMatchObject({ german: false });
    expect(passage("prosa", parts, "en")).toMatchObject({ german: true });
  });

  test("of a very long word or a text without spaces is cut too", () => {
    const text = "x".repeat(1000);
    const { pieces } = passage("xxxx", [{ text }]) ?? { pieces: [] };
    expect(pieces.map((piece) => piece.text).join("").length).toBeLessThan(250);
  });
});
