import { open, realpath, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import type { Command } from "commander";
import { CommandError, fileError } from "../../publish/command-error.ts";
import { keyName, newKey, publicKeyFile } from "../../seal/keys.ts";
import { privateKeyFile } from "../../seal/private-key.ts";
import { addCommand } from "../command.ts";
import { inBoth, option, options } from "../options.ts";
import { note, printLines } from "../print.ts";
import { passphrase } from "./passphrase.ts";

/** Adds `nachweis key new`. */
export function addKeyCommand(program: Command): Command {
  const command = program
    .command("key")
    .description(inBoth({ de: "Schlüssel, mit denen besiegelt wird", en: "keys to seal with" }));
  addCommand<"key new", { readonly out: string; readonly passphrase: boolean }>(command, "key new", {
    does: {
      de: "einen Schlüssel erzeugen: den geheimen in DATEI, den öffentlichen in DATEI.pub; gibt den Fingerabdruck aus",
      en: "make a key: the private one in FILE, the public one in FILE.pub; prints the fingerprint",
    },
    options: [
      options.output("--out <file>", {
        de: "Datei des geheimen Schlüssels, außerhalb des Inhaltsordners; ihr Name wird der des Unterzeichners",
        en: "file of the private key, outside of the content root; its name becomes the signer's",
      }),
      option("--no-passphrase", {
        de: "ohne Passwort: wer die Datei hat, kann besiegeln",
        en: "without a passphrase: whoever has the file can seal",
      }),
    ],
    async run({ out, lang, passphrase: isWanted }) {
      const file = resolve(out);
      await refuseContent(file);
      await refuseTaken(file);
      const secret = isWanted ? await passphrase(lang, true) : null;
      const key = newKey(keyName(basename(file, extname(file))));
      await writeNew(file, privateKeyFile(key, secret), 0o600);
      try {
        await writeNew(`${file}.pub`, publicKeyFile(key), 0o644);
      } catch (error) {
        await rm(file, { force: true });
        throw error;
      }
      printLines([key.fingerprint]);
      note(
        {
          de: `Geheimer Schlüssel: ${file}, öffentlicher: ${file}.pub. Den Fingerabdruck bekommt, wer die Siegel prüfen soll.`,
          en: `Private key: ${file}, public one: ${file}.pub. The fingerprint is for those who shall verify the seals.`,
        },
        lang,
      );
    },
  });
  return command;
}

/** A private key among the content would be sealed, kept by Git and handed over with it. */
async function refuseContent(file: string): Promise<void> {
  const folder = await realpath(dirname(file)).catch((error: unknown) => {
    throw fileError(dirname(file), error);
  });
  for (let above = folder; ; above = dirname(above)) {
    if ((await stat(join(above, "controls")).catch(() => null))?.isDirectory())
      throw new CommandError({
        de: `${file} läge im Inhaltsordner ${above}; ein geheimer Schlüssel gehört nicht dorthin`,
        en: `${file} would lie in the content root ${above}; a private key has no place there`,
      });
    if (above === dirname(above)) return;
  }
}

async function refuseTaken(file: string): Promise<void> {
  for (const each of [file, `${file}.pub`])
    if ((await stat(each).catch(() => null)) !== null)
      throw fileError(each, Object.assign(new Error(), { code: "EEXIST" }));
}

async function writeNew(path: string, text: string, mode: number): Promise<void> {
  try {
    const file = await open(path, "wx", mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileError(path, error);
  }
}
