import type { Tone } from "../model/tones.ts";

/** Text in an ANSI style (SGR parameters, such as `1;31`), or as it is where colour is off. */
export function paint(text: string, style: string, { colour }: { readonly colour: boolean }): string {
  return colour && text !== "" ? `\u001b[${style}m${text}\u001b[0m` : text;
}

/** The colour of good and bad news on a terminal; a text says it in words in any case. */
export const ansiTones: Readonly<Record<Tone, string>> = {
  good: "32",
  warning: "33",
  bad: "31",
  notice: "36",
  neutral: "0",
};
