import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";

/** A public key that checks signatures of notes (C2SP signed-note, Ed25519). */
export interface VerifyingKey {
  /** Who signs: neither blanks nor `+`. */
  readonly name: string;
  /** First four bytes of SHA-256 of name and key, eight hexadecimal digits: tells keys apart, and proves nothing. */
  readonly keyId: string;
  /** SHA-256 of the public key as DER (`openssl pkey -pubin -outform DER | sha256sum`), 64 hexadecimal digits. */
  readonly fingerprint: string;
  /** The 32 bytes of the public key (RFC 8032). */
  readonly raw: Buffer;
  verifies(text: Uint8Array, signature: Uint8Array): boolean;
}

/** A private key with its public one. */
export interface SigningKey extends VerifyingKey {
  sign(text: Uint8Array): Buffer;
  /** PKCS #8, DER. Secret. */
  exported(): Buffer;
}

/** What stands before the 32 bytes of an Ed25519 key as DER (RFC 8410). */
const derHead = Buffer.from("302a300506032b6570032100", "hex");

/** The type byte of Ed25519 signatures (C2SP). */
const ed25519 = Buffer.of(1);

/** A new key. */
export function newKey(name: string): SigningKey {
  return signingKey(name, generateKeyPairSync("ed25519").privateKey);
}

/** A name without what names of keys must not hold. */
export function keyName(text: string): string {
  return text.normalize("NFC").replace(/[^\p{L}\p{N}._-]+/gu, "-") || "key";
}

/** A key from its private part as PKCS #8, DER; null if it is none of Ed25519. */
export function signingKeyIn(name: string, der: Buffer): SigningKey | null {
  try {
    const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
    return key.asymmetricKeyType === "ed25519" ? signingKey(name, key) : null;
  } catch {
    return null;
  }
}

function signingKey(name: string, key: KeyObject): SigningKey {
  const der = createPublicKey(key).export({ format: "der", type: "spki" });
  return {
    ...verifyingKey(name, der.subarray(derHead.length)),
    sign: (text) => sign(null, text, key),
    exported: () => key.export({ format: "der", type: "pkcs8" }),
  };
}

function verifyingKey(name: string, raw: Buffer): VerifyingKey {
  const der = Buffer.concat([derHead, raw]);
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  return {
    name,
    raw,
    keyId: createHash("sha256").update(`${name}\n`).update(ed25519).update(raw).digest("hex").slice(0, 8),
    fingerprint: createHash("sha256").update(der).digest("hex"),
    verifies: (text, signature) => signature.length === 64 && verify(null, text, key, signature),
  };
}

/** A public key on one line, as other verifiers of notes read it: name, id and key, joined by `+`. */
export function vkeyOf({ name, keyId, raw }: VerifyingKey): string {
  return `${name}+${keyId}+${Buffer.concat([ed25519, raw]).toString("base64")}`;
}

/** The key of such a line; null if it is none, or not of Ed25519. */
export function readVkey(line: string): VerifyingKey | null {
  const [, name, , base64 = ""] = /^([^\s\u0085+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(line) ?? [];
  const bytes = Buffer.from(base64, "base64");
  if (name === undefined || bytes.length !== 33 || bytes[0] !== ed25519[0]) return null;
  try {
    const key = verifyingKey(name, bytes.subarray(1));
    return vkeyOf(key) === line ? key : null;
  } catch {
    return null;
  }
}

/** The file of a public key: the line for verifiers of notes, and the same as PEM for OpenSSL, which skips that line. */
export function publicKeyFile(key: VerifyingKey): string {
  return `${vkeyOf(key)}\n${pem("PUBLIC KEY", Buffer.concat([derHead, key.raw]))}`;
}

/** The key in the file of a public key; null if there is none. Both forms must be of the same key. */
export function readPublicKeyFile(text: string): VerifyingKey | null {
  const [line = ""] = text.split("\n");
  const key = readVkey(line);
  return key !== null && text === publicKeyFile(key) ? key : null;
}

/** Bytes as PEM (RFC 7468). */
export function pem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
