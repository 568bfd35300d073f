import type { ByteSource } from "./byte-source.ts";

/** Bytes at the beginning of an e-mail in which its head ends, and its text begins. */
const looked = 64 * 1024;

/** Kinds of encrypted content in the Cryptographic Message Syntax (RFC 5652, 6; RFC 5083), as DER writes them. */
const envelopes = ["2a864886f70d010703", "2a864886f70d0109100117"].map((id) => Buffer.from(id, "hex"));

/** Whether only those who have the key can read an e-mail: S/MIME (RFC 8551, 3.3), OpenPGP (RFC 3156, 4; RFC 9580, 6.2). */
export function isSealedMail(bytes: ByteSource): boolean {
  const text = bytes.at(0, looked).toString("latin1").replaceAll("\r\n", "\n");
  const end = text.indexOf("\n\n");
  if (end < 0) return false;
  const fields = text
    .slice(0, end)
    .replace(/\n[ \t]/g, " ")
    .split("\n");
  const body = text.slice(end).trimStart();
  const type = fields.find((field) => /^content-type:/i.test(field))?.toLowerCase() ?? "";
  if (/^content-type:\s*multipart\/encrypted\b/.test(type)) return true;
  if (!/^content-type:\s*application\/(?:x-)?pkcs7-mime\b/.test(type))
    return body.startsWith("-----BEGIN PGP MESSAGE-----");
  if (type.includes("smime-type")) return type.includes("enveloped-data");
  const content = Buffer.from(body.slice(0, 400), "base64");
  return envelopes.some((id) => content.includes(id));
}
