import type { Bilingual, Language } from "../../model/position.ts";
import { words } from "../../model/words.ts";
import type { Rule } from "../../rules/rule.ts";
import type { RulePage } from "../../rules/rule-page.ts";

const headings = {
  why: { de: "Warum", en: "Why" },
  failing: { de: "Beispiel mit Fehler", en: "An example that fails" },
  passing: { de: "Richtig", en: "As it is right" },
  mend: { de: "So beheben Sie es", en: "How to mend it" },
} satisfies Record<string, Bilingual>;

const labels = {
  severity: { de: "Vorgabe", en: "by default" },
  fix: { de: "Korrektur", en: "Fix" },
} satisfies Record<string, Bilingual>;

/** The page of a rule for a terminal: Markdown without its marks, the code indented. */
export function explainRule(rule: Rule, page: RulePage, language: Language, colour: boolean): string {
  const bold = (text: string): string => (colour ? `\u001b[1m${text}\u001b[0m` : text);
  const parts: [Bilingual, string][] = [
    [headings.why, page.why[language]],
    [headings.failing, page.failing.text],
    [headings.passing, page.passing.text],
    [headings.mend, page.mend[language]],
  ];
  const severity = words.severity[rule.severity][language];
  const mending = words.mending[rule.fix][language];
  return `${[
    bold(`${rule.id}: ${page.title[language]}`),
    "",
    `${rule.summary[language]} (${labels.severity[language]}: ${severity})`,
    `${labels.fix[language]}: ${mending}`,
    ...parts.flatMap(([heading, markdown]) => ["", bold(heading[language]), "", plain(markdown, bold)]),
  ].join("\n")}\n`;
}

/** Takes the fences off code and indents it; shows the path of a file as a line of its own. */
function plain(markdown: string, bold: (text: string) => string): string {
  let inCode = false;
  const lines: string[] = [];
  for (const line of markdown.split("\n")) {
    if (line.startsWith("```")) inCode = !inCode;
    else if (inCode) lines.push(`    ${line}`.trimEnd());
    else
      lines.push(line.replace(/^`([^`]+)`( \([^)]*\))?$/, (_, path, note = "") => bold(`${path}${note}:`)));
  }
  return lines.join("\n");
}
