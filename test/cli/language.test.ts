import { expect, it } from "vitest";
import { languageAsked, languageOf } from "../../src/cli/language.ts";

it.each([
  [{}, "de"],
  [{ LANG: "en_GB.UTF-8" }, "en"],
  [{ LANG: "de_DE.UTF-8" }, "de"],
  [{ LANG: "C.UTF-8" }, "de"],
  [{ LANG: "de_DE.UTF-8", LC_ALL: "en_US.UTF-8" }, "en"],
  [{ LANG: "en_GB.UTF-8", LC_ALL: "", LC_MESSAGES: "de_DE" }, "de"],
] as const)("the language of the environment %o is %s", (environment, language) => {
  expect(languageOf(environment)).toBe(language);
});

it.each([
  [["--lang", "en"], {}, "en"],
  [["check", "--lang=de"], { LANG: "en_GB.UTF-8" }, "de"],
  [["--lang", "xx"], { LANG: "en_GB.UTF-8" }, "en"],
  [["--lang"], {}, "de"],
  [["check"], {}, "de"],
] as const)("arguments %j with %o ask for %s", (args, environment, language) => {
  expect(languageAsked(args, environment)).toBe(language);
});
