import { type Comparison, type ItemChange, notCompared } from "../model/comparison.ts";
import type { ReportFinding } from "../model/finding.ts";
import type { Bilingual, Language } from "../model/position.ts";
import { scopeOf } from "../model/scope-words.ts";
import { words } from "../model/words.ts";
import { clean } from "../text/clean.ts";
import { codeSpan, escapeMarkdown } from "./markdown-text.ts";

/** A list of a comparison: its title, and its lines as a bold word, a name and a text. */
interface Section {
  readonly title: Bilingual;
  /** What is to be known to read it rightly. */
  readonly note?: Bilingual;
  readonly lines: readonly { readonly word: string; readonly name: string; readonly text: string }[];
}

/** How a comparison is told. */
export interface ComparisonOptions {
  /** Both sides are the same content, on two days: what is gone was not mended, it did not hold yet, or no more. */
  readonly sameContent?: boolean;
  /** What a side withholds, so that it is not compared. */
  readonly withheld?: Bilingual | null;
}

/** A comparison for a terminal. */
export function comparisonText(
  comparison: Comparison,
  language: Language,
  options: ComparisonOptions = {},
): string {
  const blocks = sectionsOf(comparison, language, options.sameContent)
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, note, lines }) =>
      [
        `${title[language]}: ${lines.length}`,
        ...(note ? [`  ${note[language]}`] : []),
        ...lines.map(({ word, name, text }) => clean(`  ${word}  ${name}  ${text}`).trimEnd()),
      ].join("\n"),
    );
  const unknown = unknownOf(comparison, options, language);
  return `${[clean(titleOf(comparison, language)), ...unknown, ...blocks, ...unchanged(blocks, language)].join("\n\n")}\n`;
}

/** A comparison as a comment of a merge request. Content is untrusted and escaped. */
export function comparisonMarkdown(
  comparison: Comparison,
  language: Language,
  options: ComparisonOptions = {},
): string {
  const blocks = sectionsOf(comparison, language, options.sameContent)
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, note, lines }) =>
      [
        `### ${title[language]}: ${lines.length}`,
        "",
        ...(note ? [note[language], ""] : []),
        ...lines.map(({ word, name, text }) =>
          `- **${word}** ${codeSpan(name)} ${escapeMarkdown(text)}`.trimEnd(),
        ),
      ].join("\n"),
    );
  const title = `## ${escapeMarkdown(titleOf(comparison, language))}`;
  const unknown = unknownOf(comparison, options, language);
  return `${[title, ...unknown, ...blocks, ...unchanged(blocks, language)].join("\n\n")}\n`;
}

function titleOf({ before, after }: Comparison, language: Language): string {
  const side = ({ name, asOf }: Comparison["before"]): string =>
    name === asOf ? name : `${name} (${{ de: "Stichtag", en: "as of" }[language]} ${asOf})`;
  return {
    de: `Vergleich: ${side(before)} mit ${side(after)}`,
    en: `Comparison: ${side(before)} with ${side(after)}`,
  }[language];
}

/** What the comparison can't know. */
function unknownOf(
  comparison: Comparison,
  { sameContent, withheld }: ComparisonOptions,
  language: Language,
): string[] {
  const said = [sameContent === true ? unedited : null, notCompared(comparison), withheld];
  return said.flatMap((one) => (one ? [one[language]] : []));
}

const unedited: Bilingual = {
  de: "Beide Seiten sind derselbe Inhalt, wie er jetzt ist, für zwei Tage beurteilt. Was inzwischen geschrieben wurde, zeigt dieser Vergleich nicht.",
  en: "Both sides are the same content, as it is now, judged for two days. What has been written meanwhile this comparison does not show.",
};

function unchanged(blocks: readonly string[], language: Language): string[] {
  if (blocks.length > 0) return [];
  return [
    {
      de: "Kein Prüfpunkt hat einen anderen Zustand, kein Nachweis ist ein anderer, kein Befund ist neu oder entfallen.",
      en: "No item has another state, no evidence is another, no finding is new or gone.",
    }[language],
  ];
}

function sectionsOf(comparison: Comparison, language: Language, sameContent = false): Section[] {
  const items = (changes: readonly ItemChange[]): Section["lines"] =>
    changes.map(({ requirement, object, site, before, after }) => {
      const word = (state: ItemChange["before"]): string =>
        state === null ? { de: "kein Prüfpunkt", en: "no item" }[language] : words.state[state][language];
      return {
        word: requirement,
        name: scopeOf(object, site) ?? { de: "Verbund", en: "domain" }[language],
        text: `${word(before)} → ${word(after)}`,
      };
    });
  const findings = (list: readonly ReportFinding[]): Section["lines"] =>
    list.map(({ severity, rule, file, line, message }) => ({
      word: words.severity[severity][language],
      name: `${file}:${line}`,
      text: `${message[language]} (${rule})`,
    }));
  const until = { de: "gültig bis", en: "valid until" }[language];
  const evidence = comparison.evidence.map(({ change, path, title, from, validUntil }) => ({
    word: words.evidenceChange[change][language],
    name: path,
    text: [title, from === null ? [] : `← ${from}`, validUntil === null ? [] : `${until} ${validUntil}`]
      .flat()
      .join(", "),
  }));
  return [
    { title: { de: "Jetzt belegt", en: "Now proven" }, lines: items(comparison.proven) },
    { title: { de: "Nicht mehr belegt", en: "No longer proven" }, lines: items(comparison.unproven) },
    { title: { de: "Andere Prüfpunkte", en: "Other items" }, lines: items(comparison.otherItems) },
    { title: { de: "Nachweise", en: "Evidence" }, lines: evidence },
    { title: { de: "Neue Befunde", en: "New findings" }, lines: findings(comparison.newFindings) },
    {
      title: { de: "Entfallene Befunde", en: "Findings no longer there" },
      ...(sameContent ? { note: words.explained.sameContent } : {}),
      lines: findings(comparison.goneFindings),
    },
  ];
}
