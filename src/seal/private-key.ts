import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";
import { jsonText } from "../text/json-text.ts";
import { pem, readVkey, type SigningKey, signingKeyIn, type VerifyingKey, vkeyOf } from "./keys.ts";

/**
 * Work of the passphrase (RFC 7914): 128 MiB, some tenths of a second. Part of the form, so that no file can ask for more.
 */
const work = { N: 131_072, r: 8, p: 1, maxmem: 160 * 1024 * 1024 };

const form = "nachweis-key/1";

/** The file of a private key: with a passphrase encrypted (scrypt, AES-256-GCM), else as PEM that OpenSSL reads. */
export function privateKeyFile(key: SigningKey, passphrase: string | null): string {
  const vkey = vkeyOf(key);
  if (passphrase === null) return `${vkey}\n${pem("PRIVATE KEY", key.exported())}`;
  const [salt, iv] = [randomBytes(32), randomBytes(12)];
  const cipher = createCipheriv("aes-256-gcm", secretOf(passphrase, salt), iv);
  cipher.setAAD(boundTo(vkey));
  const encrypted = Buffer.concat([cipher.update(key.exported()), cipher.final(), cipher.getAuthTag()]);
  const base64 = (bytes: Buffer): string => bytes.toString("base64");
  return jsonText({
    format: form,
    key: vkey,
    kdf: { name: "scrypt", N: work.N, r: work.r, p: work.p, salt: base64(salt) },
    cipher: { name: "aes-256-gcm", iv: base64(iv) },
    encrypted: base64(encrypted),
  });
}

/** What a private key's file holds, before anybody has said the passphrase. */
export interface PrivateKeyFile {
  /** The public key, as the file says: only `open` proves it. */
  readonly key: VerifyingKey;
  readonly needsPassphrase: boolean;
  /** The key; null if the passphrase is another, or the file was changed. */
  open(passphrase: string): SigningKey | null;
}

/** Reads the file of a private key; null if it is none. */
export function readPrivateKeyFile(text: string): PrivateKeyFile | null {
  return readEncrypted(text) ?? readPlain(text);
}

function readPlain(text: string): PrivateKeyFile | null {
  const lines = text.trimEnd().split("\n");
  const key = readVkey(lines[0] ?? "");
  const isPem = lines[1] === "-----BEGIN PRIVATE KEY-----" && lines.at(-1) === "-----END PRIVATE KEY-----";
  if (key === null || !isPem) return null;
  const der = Buffer.from(lines.slice(2, -1).join(""), "base64");
  return { key, needsPassphrase: false, open: () => theSame(key, signingKeyIn(key.name, der)) };
}

function readEncrypted(text: string): PrivateKeyFile | null {
  const file = parsed(text);
  const vkey = textAt(file, "key");
  const key = readVkey(vkey);
  const kdf = JSON.stringify({ name: "scrypt", N: work.N, r: work.r, p: work.p });
  const { salt: saltText, ...said } = objectAt(file, "kdf");
  if (key === null || textAt(file, "format") !== form || JSON.stringify(said) !== kdf) return null;
  const iv = Buffer.from(textAt(objectAt(file, "cipher"), "iv"), "base64");
  const encrypted = Buffer.from(textAt(file, "encrypted"), "base64");
  if (typeof saltText !== "string" || iv.length !== 12 || encrypted.length < 16) return null;
  const salt = Buffer.from(saltText, "base64");
  return {
    key,
    needsPassphrase: true,
    open(passphrase) {
      const cipher = createDecipheriv("aes-256-gcm", secretOf(passphrase, salt), iv, { authTagLength: 16 });
      cipher.setAAD(boundTo(vkey));
      cipher.setAuthTag(encrypted.subarray(-16));
      try {
        const der = Buffer.concat([cipher.update(encrypted.subarray(0, -16)), cipher.final()]);
        return theSame(key, signingKeyIn(key.name, der));
      } catch {
        return null;
      }
    },
  };
}

function theSame(key: VerifyingKey, opened: SigningKey | null): SigningKey | null {
  return opened !== null && vkeyOf(opened) === vkeyOf(key) ? opened : null;
}

function secretOf(passphrase: string, salt: Buffer): Buffer {
  // Keyboards write the same letter in two ways.
  return scryptSync(passphrase.normalize("NFC"), salt, 32, work);
}

function boundTo(vkey: string): Buffer {
  return Buffer.from(`${form}\n${vkey}`, "utf8");
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function objectAt(file: Record<string, unknown>, key: string): Record<string, unknown> {
  const value = file[key];
  return isObject(value) ? value : {};
}

function textAt(file: Record<string, unknown>, key: string): string {
  const value = file[key];
  return typeof value === "string" ? value : "";
}
