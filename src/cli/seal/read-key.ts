import { readFile } from "node:fs/promises";
import type { Language } from "../../model/position.ts";
import { CommandError, fileError } from "../../publish/command-error.ts";
import { readPublicKeyFile, type SigningKey } from "../../seal/keys.ts";
import { isDigest } from "../../seal/leaves.ts";
import { readPrivateKeyFile } from "../../seal/private-key.ts";
import type { ExpectedSigner } from "../../seal/verify.ts";
import { passphrase } from "./passphrase.ts";

/**
 * The private key in a file; asks for its passphrase where it has one.
 *
 * @throws {CommandError} if there is none, or the passphrase is wrong
 */
export async function readKey(file: string, language: Language): Promise<SigningKey> {
  const read = readPrivateKeyFile(await textOf(file));
  if (read === null)
    throw new CommandError({
      de: `${file} ist kein geheimer Schlüssel von „nachweis key new“`,
      en: `${file} is no private key of "nachweis key new"`,
    });
  const key = read.open(read.needsPassphrase ? await passphrase(language, false) : "");
  if (key !== null) return key;
  throw new CommandError(
    read.needsPassphrase
      ? {
          de: `${file}: das Passwort stimmt nicht, oder die Datei wurde verändert`,
          en: `${file}: the passphrase is wrong, or the file was changed`,
        }
      : { de: `${file}: die Datei wurde verändert`, en: `${file}: the file was changed` },
  );
}

/**
 * Whose signature is asked for: by fingerprint, or by a file of the public (or private) key.
 *
 * @throws {CommandError} if it is neither
 */
export async function readSigner(word: string): Promise<ExpectedSigner> {
  const fingerprint = word.toLowerCase();
  if (isDigest(fingerprint)) return { fingerprint, key: null };
  const text = await textOf(word);
  const key = readPublicKeyFile(text) ?? readPrivateKeyFile(text)?.key;
  if (!key)
    throw new CommandError({
      de: `--signer: ${word} ist weder ein Fingerabdruck noch eine Schlüsseldatei`,
      en: `--signer: ${word} is neither a fingerprint nor the file of a key`,
    });
  return { fingerprint: key.fingerprint, key };
}

async function textOf(file: string): Promise<string> {
  return readFile(file, "utf8").catch((error: unknown) => {
    throw fileError(file, error);
  });
}
