import type { Language } from "../model/position.ts";

/** English where the environment asks for it (as POSIX says: LC_ALL, LC_MESSAGES, LANG), else German, the readers' language. */
export function languageOf(environment: NodeJS.ProcessEnv): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  return locale.toLowerCase().startsWith("en") ? "en" : "de";
}

/** The language of a line about a command that could not be read: what `--lang` of its arguments says, else as `languageOf`. */
export function languageAsked(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  const at = args.findLastIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  const asked = args[at] === "--lang" ? args[at + 1] : args[at]?.slice("--lang=".length);
  return asked === "de" || asked === "en" ? asked : languageOf(environment);
}
