import { stderr, stdout } from "node:process";
import type { Bilingual, Language } from "../model/position.ts";

/** Prints what the command was asked for: lines of which each ends. */
export function printLines(lines: readonly string[]): void {
  stdout.write(lines.map((line) => `${line}\n`).join(""));
}

/** Says beside the output what a person wants to know. */
export function note(text: Bilingual, language: Language): void {
  stderr.write(`${text[language]}\n`);
}

/** Says in one line what could not be done, and why. */
export function complain(why: Bilingual, language: Language): void {
  stderr.write(`nachweis: ${why[language]}\n`);
}

/** Whether standard output may have colours: a terminal, of somebody who wants them (no-color.org). */
export function isColourful(): boolean {
  return stdout.isTTY === true && process.env.NO_COLOR === undefined;
}
