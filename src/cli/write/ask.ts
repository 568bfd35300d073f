import { stderr, stdin } from "node:process";
import { createInterface } from "node:readline/promises";
import type { Bilingual, Language } from "../../model/position.ts";
import { CommandError } from "../../publish/command-error.ts";

/** Asks a question and returns the answer without blanks around it. */
export type Ask = (question: string) => Promise<string>;

/** Whether there is a person to ask: input and questions both go to a terminal. */
export function canAsk(): boolean {
  return stdin.isTTY === true && stderr.isTTY === true;
}

/**
 * Lets `work` ask questions on the terminal; on standard error, so that standard output stays what the command prints.
 *
 * @throws {CommandError} if the person ends the input (Ctrl-C, Ctrl-D)
 */
export async function asking<T>(work: (ask: Ask) => Promise<T>): Promise<T> {
  const terminal = createInterface({ input: stdin, output: stderr });
  const ended = new Promise<never>((_, reject) => {
    terminal.once("close", () => reject(new CommandError(cancelled)));
  });
  ended.catch(() => undefined);
  terminal.once("SIGINT", () => terminal.close());
  try {
    return await work(async (question) => (await Promise.race([terminal.question(question), ended])).trim());
  } finally {
    terminal.close();
  }
}

/** Asks whether to go on; no, unless the person says yes. */
export async function confirmed(question: Bilingual, language: Language): Promise<boolean> {
  const answer = await asking((ask) => ask(`${question[language]} ${yesOrNo[language]} `));
  return /^(j|ja|y|yes)$/i.test(answer);
}

const yesOrNo: Bilingual = { de: "[j/N]", en: "[y/N]" };

const cancelled: Bilingual = {
  de: "abgebrochen; nichts wurde geschrieben",
  en: "cancelled; nothing was written",
};
