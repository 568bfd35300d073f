import type { SigningKey, VerifyingKey } from "./keys.ts";

/** A line of signature of a note: who says to have signed, and what. */
export interface NoteSignature {
  readonly name: string;
  /** Eight lower-case hexadecimal digits. */
  readonly keyId: string;
  readonly signature: Buffer;
}

/** A text, and signatures of it (C2SP signed-note, https://c2sp.org/signed-note). */
export interface SignedNote {
  /** What is signed: ends with a line feed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Notes are short; verifiers should have a limit (C2SP), in bytes. */
const largestNote = 256 * 1024;

/** Reads a note; null if it is none. Whoever reads it must check a signature before believing any of it. */
export function readNote(bytes: Uint8Array): SignedNote | null {
  const all = bytes.length > largestNote ? null : textOf(bytes);
  if (all === null || hasControl(bytes) || !all.endsWith("\n")) return null;
  const gap = all.lastIndexOf("\n\n");
  if (gap < 0) return null;
  const lines = all.slice(gap + 2, -1).split("\n");
  const signatures = lines.map(readSignature);
  return signatures.every((one) => one !== null) ? { text: all.slice(0, gap + 1), signatures } : null;
}

/** Whether there are ASCII control characters other than line feeds, which have no place in a note. */
function hasControl(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte < 0x20 && byte !== 0x0a);
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Names of keys hold neither blanks nor `+` (C2SP). */
const signatureLine = /^— ([^\s\u0085+]+) ([A-Za-z0-9+/]+={0,2})$/u;

function readSignature(line: string): NoteSignature | null {
  const [, name, base64 = ""] = signatureLine.exec(line) ?? [];
  const bytes = Buffer.from(base64, "base64");
  // One form for the same bytes, so that no bit can change unnoticed.
  if (name === undefined || bytes.length < 5 || bytes.toString("base64") !== base64) return null;
  return { name, keyId: bytes.toString("hex", 0, 4), signature: bytes.subarray(4) };
}

/** The bytes of a note. */
export function writeNote({ text, signatures }: SignedNote): string {
  const lines = signatures.map(({ name, keyId, signature }) => {
    const base64 = Buffer.concat([Buffer.from(keyId, "hex"), signature]).toString("base64");
    return `— ${name} ${base64}\n`;
  });
  return `${text}\n${lines.join("")}`;
}

/** The note with one more signature; one that the key has made before stays as it is (Ed25519 gives the same again). */
export function signed(note: SignedNote, key: SigningKey): SignedNote {
  const others = note.signatures.filter((one) => !isBy(one, key));
  const signature = key.sign(Buffer.from(note.text, "utf8"));
  return { ...note, signatures: [...others, { name: key.name, keyId: key.keyId, signature }] };
}

/** Whether a signature says to be by this key: name and id together tell which it is (C2SP). */
export function isBy(signature: NoteSignature, key: VerifyingKey): boolean {
  return signature.name === key.name && signature.keyId === key.keyId;
}

/** What a key makes of a note: it has signed it, has not, or somebody says falsely that it has. */
export function signatureOf(note: SignedNote, key: VerifyingKey): "good" | "missing" | "false" {
  const own = note.signatures.filter((one) => isBy(one, key));
  if (own.length === 0) return "missing";
  const text = Buffer.from(note.text, "utf8");
  return own.length === 1 && own.every(({ signature }) => key.verifies(text, signature)) ? "good" : "false";
}
