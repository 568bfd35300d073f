import type { ByteSource } from "./byte-source.ts";
import { isSealedMessage } from "./sealed-message.ts";

/** Bytes at the beginning of an e-mail in which its head ends, and its text begins. */
const looked = 64 * 1024;

/** The head of an e-mail as far as its beginning tells. */
interface MailParts {
  /** The field `Content-Type`, on one line; empty if there is none. */
  readonly type: string;
  /** The beginning of its text, its lines with LF; empty if it has none. */
  readonly body: string;
  /** The offset of the empty line behind the head; -1 if there is none. */
  readonly begins: number;
}

/** Takes an e-mail apart (RFC 5322, 2.1). */
export function mailParts(bytes: ByteSource): MailParts {
  const all = bytes.at(0, looked).toString("latin1");
  const begins = all.search(/\r?\n\r?\n/);
  if (begins < 0) return { type: "", body: "", begins };
  const fields = all
    .slice(0, begins)
    .replaceAll("\r\n", "\n")
    .replace(/\n[ \t]/g, " ")
    .split("\n");
  const type = fields.find((field) => /^content-type:/i.test(field)) ?? "";
  return { type, body: all.slice(begins).replaceAll("\r\n", "\n").trimStart(), begins };
}

/** Whether only those who have the key can read an e-mail: S/MIME (RFC 8551, 3.3), OpenPGP (RFC 3156, 4; RFC 9580, 6.2). */
export function isSealedMail(bytes: ByteSource): boolean {
  const parts = mailParts(bytes);
  const type = parts.type.toLowerCase();
  if (/^content-type:\s*multipart\/encrypted\b/.test(type)) return true;
  if (!/^content-type:\s*application\/(?:x-)?pkcs7-mime\b/.test(type))
    return isSealedMessage(Buffer.from(parts.body.slice(0, 400), "latin1"));
  if (type.includes("smime-type")) return type.includes("enveloped-data");
  return isSealedMessage(Buffer.from(parts.body.slice(0, 400), "base64"));
}
