/**
 * Kinds of content in the Cryptographic Message Syntax that only a key opens (RFC 5652, 6 and 8; RFC 5083), as DER writes them:
 * enveloped, encrypted, and authenticated enveloped data. What is signed alone is open.
 */
const envelopes = ["2a864886f70d010703", "2a864886f70d010706", "2a864886f70d0109100117"].map((id) =>
  Buffer.from(id, "hex"),
);

/** First words of files that are encrypted: OpenPGP's armour (RFC 9580, 6.2), age (its specification, version 1), OpenSSL. */
const openings = [
  "-----BEGIN PGP MESSAGE-----",
  "age-encryption.org/",
  "-----BEGIN AGE ENCRYPTED FILE-----",
  "Salted__",
];

/** A message of the Cryptographic Message Syntax as text (RFC 7468, 8 and 9). */
const armour = /^\s*-----BEGIN (?:PKCS7|CMS)-----/;

/**
 * Whether only those who have the key can read a file, by its first bytes, whatever its name is: a message by OpenPGP, by the
 * Cryptographic Message Syntax (S/MIME), a file encrypted by age or OpenSSL.
 */
export function isSealedMessage(head: Buffer): boolean {
  const text = head.subarray(0, 400).toString("latin1");
  if (openings.some((opening) => text.trimStart().startsWith(opening))) return true;
  const bare = armour.test(text) ? Buffer.from(text.replace(armour, ""), "base64") : head;
  return isOpenPgp(bare) || isEnvelope(bare);
}

/** A sequence that begins with the kind of its content (RFC 5652, 3); its length takes one to six bytes. */
function isEnvelope(bytes: Buffer): boolean {
  return bytes[0] === 0x30 && envelopes.some((id) => bytes.subarray(0, 24).includes(id));
}

/**
 * A message that begins with a session key, for a person (packet 1, version 3 or 6) or for a passphrase (packet 3, version 4
 * to 6): RFC 9580, 4.2, 5.1 and 5.3. None of these bytes begins a text in UTF-8.
 */
function isOpenPgp(bytes: Buffer): boolean {
  const [first = 0] = bytes;
  const isNew = (first & 0xc0) === 0xc0;
  if (!isNew && (first & 0x80) === 0) return false;
  const packet = isNew ? first & 0x3f : (first & 0x3c) >> 2;
  const versions = packet === 1 ? [3, 6] : packet === 3 ? [4, 5, 6] : [];
  const length = isNew ? newLength(bytes[1] ?? 0) : [1, 2, 4, 0][first & 3];
  return versions.includes(bytes[1 + (length ?? 0)] ?? 0);
}

/** Bytes that a length takes which begins with this one. */
function newLength(first: number): number {
  if (first < 192) return 1;
  return first < 224 ? 2 : 5;
}
