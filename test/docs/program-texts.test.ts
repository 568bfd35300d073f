import { describe, expect, it } from "vitest";
import { type ProgramText, programTexts } from "./program-texts.ts";

const texts = programTexts();

/** Small words that a sentence of the one language can't do without, and that the other does not have. */
const small = {
  de: "und|oder|nicht|der|das|ein|eine|einen|Sie|für|ist|mit|von|auf|bis|kein|keine|zu|wird|nach|aus",
  en: "the|and|or|not|of|is|with|to|from|until|no|for|has|by|which|that|are|this|each",
};

/** A text without what it quotes: keys, examples, names of files and options. */
function unquoted(text: string): string {
  return text.replace(
    /„[^“]*“|“[^”]*”|`[^`]*`|"[^"]*"|\([^()]*\)|\{[^{}]*\}|\S*[/.@=<>]\S*|--?[a-z-]+/g,
    " ",
  );
}

function wordsIn(text: string, words: string): readonly string[] {
  return unquoted(text).match(new RegExp(`(?<![\\p{L}-])(?:${words})(?![\\p{L}-])`, "gu")) ?? [];
}

/** What a thing of the domain is called in each language; a text about it says so in both. */
const terms: readonly { readonly en: RegExp; readonly de: RegExp }[] = [
  { en: /(?<!preventive )\bactions?\b/i, de: /Aufgabe|aufgabe/ },
  { en: /\bcontrols?\b(?! (?:of|systems?)\b)/i, de: /Maßnahme|maßnahme/ },
  { en: /\bsidecars?\b|\bmetadata\b|\bfront matter\b/i, de: /Metadaten/ },
  { en: /\btarget objects?\b/i, de: /Zielobjekt/ },
  { en: /\bevidence\b/i, de: /Nachweis|nachweis|beleg|Kapazität/ },
  { en: /\baudit findings?\b/i, de: /Feststellung|feststellung/ },
];

const at = ({ place, de, en }: ProgramText): string => `${place}: ${de} | ${en}`;

describe("the texts of the program", () => {
  it("are found", () => {
    expect(texts.length).toBeGreaterThan(1_000);
  });

  it("have no English in the German ones, and no German in the English ones", () => {
    expect(texts.filter(({ de }) => wordsIn(de, small.en).length > 0).map(at)).toEqual([]);
    expect(texts.filter(({ en }) => wordsIn(en, small.de).length > 0).map(at)).toEqual([]);
  });

  it.each(terms)("call what is $en in English $de in German", ({ en, de }) => {
    // An address is no text.
    const said = texts.filter((text) => !/^[a-z-]+$/.test(text.de));
    expect(said.filter((text) => en.test(unquoted(text.en)) && !de.test(text.de)).map(at)).toEqual([]);
  });

  it("call nothing but a control Maßnahme", () => {
    const others = texts.filter(
      ({ de, en }) => /Maßnahme(?!nkatalog)/.test(unquoted(de)) && !/control|measure/i.test(en),
    );
    expect(others.map(at)).toEqual([]);
  });
});
