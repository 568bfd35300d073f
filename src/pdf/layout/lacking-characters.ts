import type { Language } from "../../model/position.ts";
import { shortened } from "../../text/shortened.ts";
import type { DocumentDefinition, Note } from "./definition.ts";
import { replacement } from "./shaping.ts";

/** A character that no font has, where it first stands in a document. */
export interface LackingCharacter {
  readonly character: string;
  readonly page: number;
  /** A few words around it, as written: untrusted, and of any character. */
  readonly around: string;
}

/** Most that the note names: a text in another script may lack thousands. */
const mostNamed = 60;
/** Most of a text on one side of a character, in UTF-16 code units. */
const mostAround = 24;

/** A code point as Unicode writes it, such as `U+6F22`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The words around the first `character` of a line. */
export function wordsAround(character: string, line: string): string {
  const at = line.indexOf(character);
  const before = [...line.slice(0, at)].reverse().join("");
  const behind = line.slice(at + character.length);
  const start = [...shortened(before, mostAround)].reverse().join("");
  return `${start}${character}${shortened(behind, mostAround)}`.trim();
}

/** A document with a note of the characters that it cannot show; the document itself where it shows all. */
export function withLackingNote(doc: DocumentDefinition, lacking: ReadonlySet<string>): DocumentDefinition {
  if (lacking.size === 0) return doc;
  return { ...doc, notes: [...(doc.notes ?? []), lackingNote(lacking, doc.language)] };
}

function lackingNote(lacking: ReadonlySet<string>, language: Language): Note {
  const codes = [...lacking]
    .map((character) => character.codePointAt(0) ?? 0)
    .sort((a, b) => a - b)
    .map((code) => codePoint(String.fromCodePoint(code)));
  const more = codes.length - mostNamed;
  const named = codes.slice(0, mostNamed).join(", ");
  const list = more > 0 ? { de: `${named} und ${more} weitere`, en: `${named} and ${more} more` } : null;
  const text = {
    de: `Für diese Zeichen hat dieses Dokument keine Schrift; an ihrer Stelle steht ${replacement}: ${list?.de ?? named}.`,
    en: `This document has no font for these characters; ${replacement} stands in their place: ${list?.en ?? named}.`,
  };
  return { kind: "note", icon: "warning", tone: "warning", text: text[language] };
}
