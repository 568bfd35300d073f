import { liesAmong } from "../model/content-kinds.ts";
import type { Bilingual } from "../model/position.ts";
import type { Problem } from "../model/project.ts";
import { longestMark, mayHoldSecrets, type Secret, secretsIn } from "../text/secrets.ts";

/** A secret in a file: what it is, and where. Never what it says. */
export interface SecretPlace {
  readonly kind: Secret["kind"];
  readonly line: number;
  readonly column: number;
}

/** The first secret of bytes that are no Markdown: of a file in UTF-16 as in any other. Null if there is none. */
export function secretInBytes(bytes: Buffer): SecretPlace | null {
  // Every second byte of plain text in UTF-16 is 0; other bytes with zeros are no text.
  const isWide = hasZeros(bytes, bytes.length / 3);
  const isText = isWide || !bytes.includes(0);
  if (!isWide && !mayHoldOne(bytes, isText)) return null;
  const latin1 = bytes.toString("latin1");
  const text = isWide ? latin1.replaceAll("\0", "") : latin1;
  const [first] = secretsIn(text, isText);
  if (first === undefined) return null;
  return isText ? placeIn(text, first) : { kind: first.kind, line: 1, column: 1 };
}

/** Whether more than so many bytes are 0. */
function hasZeros(bytes: Buffer, limit: number): boolean {
  let count = 0;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) if (++count > limit) return true;
  return false;
}

/** Bytes that are made a text at once to see whether it may hold a secret: what stays in the processor's own memory. */
const looked = 64 * 1024;

/** False for bytes that hold no secret, as nearly all. */
function mayHoldOne(bytes: Buffer, isText: boolean): boolean {
  for (let start = 0; start < bytes.length; start += looked) {
    const piece = bytes.subarray(start, start + looked + longestMark);
    if (mayHoldSecrets(piece.toString("latin1"), isText)) return true;
  }
  return false;
}

/** A text of the content. Whoever reads one looks through it: nothing goes on as a text without. */
export interface SearchedText {
  readonly path: string;
  readonly text: string;
  /** A problem for each secret in it. */
  readonly secrets: readonly Problem[];
}

/** Looks through a text. */
export function searchedText(path: string, text: string): SearchedText {
  const about = path.replace(/\.yaml$/, "");
  const secrets = secretsIn(text).map((secret) => secretProblem(path, placeIn(text, secret), about));
  return { path, text, secrets };
}

function placeIn(text: string, { kind, start }: Secret): SecretPlace {
  const before = text.slice(0, start);
  return { kind, line: before.split("\n").length, column: start - before.lastIndexOf("\n") };
}

/**
 * The problem of a secret in a file. What only looks like a password may be none.
 *
 * @param about the evidence whose metadata the file holds, if it is another
 */
export function secretProblem(path: string, { kind, line, column }: SecretPlace, about = path): Problem {
  return {
    rule: "evidence-secret",
    at: { file: path, line, column },
    message: messages[kind],
    help: {
      de: "Sperren oder ändern Sie es zuerst dort, wo es gilt: Was einmal in Git liegt, bleibt in der Geschichte. Dann nehmen Sie es aus der Datei, und legen Sie sie neu ab.",
      en: "First revoke or change it where it is valid: what lies in Git once stays in the history. Then take it out of the file, and store that anew.",
    },
    ...(kind === "password" ? { severity: "warning" as const } : {}),
    ...(liesAmong("evidence", path) ? { evidence: about } : {}),
  };
}

const messages: Readonly<Record<Secret["kind"], Bilingual>> = {
  "private-key": {
    de: "Hier steht ein geheimer Schlüssel. Wer die Datei bekommt, kann ihn benutzen.",
    en: "A private key stands here. Whoever gets the file can use it.",
  },
  token: {
    de: "Hier steht ein Zugangsschlüssel (Token) für einen Dienst. Wer die Datei bekommt, kann ihn benutzen.",
    en: "A token of a service stands here. Whoever gets the file can use it.",
  },
  password: {
    de: "Hier scheint ein Passwort zu stehen.",
    en: "A password seems to stand here.",
  },
};
