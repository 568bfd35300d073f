import { expect, it } from "vitest";
import { languageOf } from "../../src/cli/language.ts";

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
