import { stderr, stdin } from "node:process";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import type { Bilingual, Language } from "../../model/position.ts";
import { CommandError } from "../../publish/command-error.ts";
import { canAsk } from "../write/ask.ts";

/**
 * The passphrase of a key: from `NACHWEIS_PASSPHRASE`, else asked on the terminal without showing it.
 *
 * @param twice a new one, which is asked again so that no slip locks the key up
 * @throws {CommandError} if there is none, or the two are not the same
 */
export async function passphrase(language: Language, twice: boolean): Promise<string> {
  const given = process.env.NACHWEIS_PASSPHRASE;
  if (given !== undefined && given !== "") return given;
  if (!canAsk()) throw new CommandError(nobodyToAsk);
  const first = await askHidden(twice ? chooseOne : sayIt, language);
  if (first === "") throw new CommandError(empty);
  if (twice && (await askHidden(again, language)) !== first) throw new CommandError(different);
  return first;
}

async function askHidden(question: Bilingual, language: Language): Promise<string> {
  // What the terminal library would echo goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: stdin, output: nowhere, terminal: true });
  // Only now the terminal shows nothing of what is typed.
  stderr.write(`${question[language]}: `);
  try {
    return await new Promise((resolve, reject) => {
      terminal.once("SIGINT", () => terminal.close());
      terminal.once("close", () => reject(new CommandError(cancelled)));
      terminal.question("").then(resolve, reject);
    });
  } finally {
    terminal.close();
    stderr.write("\n");
  }
}

const sayIt: Bilingual = { de: "Passwort des Schlüssels", en: "passphrase of the key" };
const chooseOne: Bilingual = { de: "Neues Passwort des Schlüssels", en: "new passphrase of the key" };
const again: Bilingual = { de: "Noch einmal", en: "once more" };
const empty: Bilingual = { de: "das Passwort ist leer", en: "the passphrase is empty" };
const cancelled: Bilingual = { de: "abgebrochen", en: "cancelled" };
const different: Bilingual = {
  de: "die beiden Passwörter sind verschieden; es wurde kein Schlüssel geschrieben",
  en: "the two passphrases differ; no key was written",
};
const nobodyToAsk: Bilingual = {
  de: "niemand da, der nach dem Passwort gefragt werden kann; setzen Sie NACHWEIS_PASSPHRASE",
  en: "nobody is there to be asked for the passphrase; set NACHWEIS_PASSPHRASE",
};
