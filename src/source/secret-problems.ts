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
  const search = new SecretSearch();
  search.add(bytes);
  if (!search.mayHold) return null;
  const latin1 = bytes.toString("latin1");
  const text = search.isWide ? latin1.replaceAll("\0", "") : latin1;
  const isText = search.isWide || !search.hasZeros;
  const [first] = secretsIn(text, isText);
  if (first === undefined) return null;
  return isText ? placeIn(text, first) : { kind: first.kind, line: 1, column: 1 };
}

/** Bytes that are made a text at once: what stays in the processor's own memory. */
const looked = 64 * 1024;

/** Looks whether bytes may hold a secret, as they are read. Nearly none do, and this costs a part of a look for where it stands. */
export class SecretSearch {
  private marked = false;
  private zeros = 0;
  /** The end of what was looked at. */
  private end = "";
  /** How many bytes were looked at. */
  bytes = 0;

  /** Looks at the next bytes. */
  add(piece: Buffer): void {
    for (let at = piece.indexOf(0); at >= 0; at = piece.indexOf(0, at + 1)) this.zeros++;
    this.bytes += piece.length;
    // A mark may stand in two pieces, or in two of the texts that are made of one.
    this.look(this.end + piece.toString("latin1", 0, longestMark));
    for (let start = 0; start < piece.length && !this.marked; start += looked)
      this.look(piece.toString("latin1", Math.max(0, start - longestMark), start + looked));
    this.end = (this.end + piece.toString("latin1", Math.max(0, piece.length - longestMark))).slice(
      -longestMark,
    );
  }

  private look(text: string): void {
    this.marked ||= mayHoldSecrets(text, !this.hasZeros);
  }

  /** Whether there was a 0, as there is none in plain text that is not in UTF-16. */
  get hasZeros(): boolean {
    return this.zeros > 0;
  }

  /** Whether so many bytes were 0 as in plain text in UTF-16, where it is every second one. */
  get isWide(): boolean {
    return this.zeros > this.bytes / 3;
  }

  /** False for bytes that hold no secret. */
  get mayHold(): boolean {
    return this.marked || this.isWide;
  }
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
