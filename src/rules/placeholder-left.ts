import {
  accessibilityDraft,
  auditDraft,
  domainProse,
  placeholders,
  presetNames,
} from "../model/placeholders.ts";
import { anyOf } from "../text/any-of.ts";
import { madeOfText } from "../text/made-once.ts";
import type { Rule } from "./rule.ts";

/** Text that `init` or `new` wrote to be replaced is there still. */
export const placeholderLeft: Rule = {
  id: "placeholder-left",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Ein Platzhalter von „nachweis init“ oder „nachweis new“ ist stehen geblieben.",
    en: "A placeholder of “nachweis init” or “nachweis new” was left.",
  },
  check: ({ index }) =>
    [...index.project.texts].flatMap(([file, text]) =>
      leftIn(text).map((left) => ({ ...left, at: { file, ...left.at } })),
    ),
};

/** Every text that `init` or `new` writes to be replaced, the longest first, as whoever writes them says it. */
const texts: readonly string[] = [
  ...Object.values({ ...placeholders, ...presetNames, auditDraft }).flatMap(({ de, en }) => [de, en]),
  ...[domainProse, accessibilityDraft("", "")].flatMap(({ de, en }) => [de, en].flatMap(partsToReplace)),
].sort((a, b) => b.length - a.length);

/** Of a draft its paragraphs that call themselves an example, and everything in square brackets. */
function partsToReplace(draft: string): string[] {
  const examples = draft
    .split("\n\n")
    .filter((paragraph) => /^(?:> )?(?:Beispiel|Example): /.test(paragraph));
  return [...examples.map((text) => text.trim()), ...(draft.match(/\[[^[\]]+\]/g) ?? [])];
}

const anyText = anyOf(texts);

/** Placeholders that were left in a text, the first of each line. */
const leftIn = madeOfText((text) => {
  // Most files hold none.
  if (text.search(anyText) < 0) return [];
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)];
  let line = 0;
  let last = 0;
  return [...text.matchAll(anyText)].flatMap((match) => {
    while ((starts[line] ?? Number.POSITIVE_INFINITY) <= match.index) line += 1;
    if (line === last) return [];
    last = line;
    const [shown = ""] = match[0].split(/\r?\n/);
    const left = shown.replace(/^> |^<!-- | -->$/g, "");
    return {
      at: { line, column: match.index - (starts[line - 1] ?? 0) + 1 },
      message: {
        de: `Hier steht noch ein Platzhalter: „${left}“`,
        en: `A placeholder was left here: “${left}”`,
      },
      help: {
        de: "Ersetzen Sie ihn durch Ihre Angaben, oder löschen Sie ihn.",
        en: "Replace it by what holds for you, or delete it.",
      },
    };
  });
});
