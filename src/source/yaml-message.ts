import type { ErrorCode } from "yaml";
import type { Bilingual } from "../model/position.ts";

/**
 * What the YAML parser found, as a sentence for who writes content. Its own messages are English and speak of the grammar of
 * YAML; none of them is shown. The type asks for a sentence for every kind of error that the parser knows.
 */
export function yamlMessage(code: ErrorCode, text: string, offset: number): Bilingual {
  // A colon in a value makes of it a second key; the parser says so in several ways, depending on what stands around it.
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const line = text.slice(start, text.indexOf("\n", start) < 0 ? undefined : text.indexOf("\n", start));
  if (ofColons.has(code) && /^\s*(?:- )?[^\s"'{[#][^"'{[]*: [^"'{[]*: /.test(`${line} `)) return colonInValue;
  return sentences[code] ?? otherError;
}

/** The sentence for what the parser does not name, such as text that nests too deeply for it. */
export const otherError: Bilingual = {
  de: "Diese Zeilen sind nicht lesbar.",
  en: "These lines cannot be read.",
};

const colonInValue: Bilingual = {
  de: "In dem Wert steht ein Doppelpunkt; setzen Sie den Wert in Anführungszeichen.",
  en: "The value has a colon; put it in quotation marks.",
};

const ofColons: ReadonlySet<ErrorCode> = new Set([
  "BAD_INDENT",
  "BLOCK_AS_IMPLICIT_KEY",
  "MISSING_CHAR",
  "MULTILINE_IMPLICIT_KEY",
  "UNEXPECTED_TOKEN",
]);

const wrongSign: Bilingual = {
  de: "An dieser Stelle steht ein Zeichen, das hier nicht stehen kann; Werte mit Sonderzeichen gehören in Anführungszeichen.",
  en: "Here stands a sign that cannot stand here; values with special signs belong in quotation marks.",
};

const noAnchors: Bilingual = {
  de: "Verweise mit „&“ und „*“ gehören nicht in Metadaten; setzen Sie einen Wert, der so beginnt, in Anführungszeichen.",
  en: "References with “&” and “*” do not belong in metadata; put a value that begins so in quotation marks.",
};

const noTags: Bilingual = {
  de: "Angaben mit „!“ gehören nicht in Metadaten; setzen Sie einen Wert, der so beginnt, in Anführungszeichen.",
  en: "Tags with “!” do not belong in metadata; put a value that begins so in quotation marks.",
};

const keyTooLong: Bilingual = {
  de: "Vor dem Doppelpunkt wird ein kurzer Schlüssel in derselben Zeile erwartet.",
  en: "A short key in the same line is expected before the colon.",
};

const sentences: Readonly<Record<ErrorCode, Bilingual>> = {
  ALIAS_PROPS: noAnchors,
  BAD_ALIAS: noAnchors,
  BAD_COLLECTION_TYPE: noTags,
  BAD_DIRECTIVE: {
    de: "Eine Zeile beginnt mit „%“; setzen Sie den Wert in Anführungszeichen.",
    en: "A line begins with “%”; put the value in quotation marks.",
  },
  BAD_DQ_ESCAPE: {
    de: "Nach einem umgekehrten Schrägstrich steht ein Zeichen, das dort nichts bedeutet; nehmen Sie einfache Anführungszeichen (').",
    en: "Behind a backslash stands a sign that means nothing there; use single quotation marks (').",
  },
  BAD_INDENT: {
    de: "Die Zeile ist anders eingerückt als die darüber, oder eine Klammer ist nicht geschlossen.",
    en: "The line is indented unlike the one above, or a bracket is not closed.",
  },
  BAD_PROP_ORDER: wrongSign,
  BAD_SCALAR_START: wrongSign,
  BLOCK_AS_IMPLICIT_KEY: colonInValue,
  BLOCK_IN_FLOW: wrongSign,
  DUPLICATE_KEY: {
    de: "Dieser Schlüssel steht zweimal; löschen Sie einen von beiden.",
    en: "This key stands twice; delete one of the two.",
  },
  IMPOSSIBLE: otherError,
  KEY_OVER_1024_CHARS: keyTooLong,
  MISSING_CHAR: {
    de: "Hier fehlt ein Zeichen: ein Anführungszeichen am Ende, ein Komma, eine schließende Klammer oder ein Doppelpunkt nach dem Schlüssel.",
    en: "A sign is missing here: a closing quotation mark, a comma, a closing bracket, or a colon behind the key.",
  },
  MULTILINE_IMPLICIT_KEY: keyTooLong,
  MULTIPLE_ANCHORS: noAnchors,
  MULTIPLE_DOCS: {
    de: "Hier beginnen zweite Metadaten, die niemand liest; löschen Sie die Zeile „---“ davor.",
    en: "Second metadata begin here, which nobody reads; delete the line “---” before them.",
  },
  MULTIPLE_TAGS: noTags,
  NON_STRING_KEY: keyTooLong,
  RESOURCE_EXHAUSTION: {
    de: "Die Metadaten sind zu tief verschachtelt.",
    en: "The metadata are nested too deeply.",
  },
  TAB_AS_INDENT: {
    de: "Die Zeile ist mit einem Tabulator eingerückt; nehmen Sie Leerzeichen.",
    en: "The line is indented by a tab; use blanks.",
  },
  TAG_RESOLVE_FAILED: noTags,
  UNEXPECTED_TOKEN: wrongSign,
};
