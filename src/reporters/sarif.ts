import type { Edit, ReportFinding } from "../model/finding.ts";
import { languageNames, otherLanguage } from "../model/languages.ts";
import type { Bilingual, Language, Position } from "../model/position.ts";
import type { Report, ReportRule } from "../model/report.ts";
import type { Severity } from "../model/vocabulary.ts";
import { clean } from "../text/clean.ts";
import { jsonText } from "../text/json-text.ts";
import { acceptanceText } from "./finding-text.ts";

/** What a rule's page says, as Markdown: why it matters and how to mend it. */
export interface RuleHelp {
  readonly title: Bilingual;
  readonly why: Bilingual;
  readonly mend: Bilingual;
}

const levels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/** Where the paths begin: SARIF wants no absolute ones in a log that travels. */
const base = "%SRCROOT%";

/**
 * SARIF 2.1.0 (OASIS), with the rules, their help and translation, fingerprints and fixes. Messages are in one language,
 * as SARIF wants it, and in both under `properties`.
 *
 * @param folder path of the content root from the repository's root, empty or with `/` at its end
 */
export function toSarif(
  report: Report,
  language: Language,
  folder: string,
  help: ReadonlyMap<string, RuleHelp>,
): string {
  const other = otherLanguage[language];
  const numbers = new Map(report.rules.map(({ id }, i) => [id, i]));
  const run = {
    tool: {
      driver: {
        name: report.tool.name,
        version: report.tool.version,
        language,
        rules: report.rules.map((rule) => ({
          ...localised(rule, language, help),
          defaultConfiguration: {
            enabled: rule.severity !== "off",
            level: rule.severity === "off" ? "none" : levels[rule.severity],
          },
        })),
      },
    },
    translations: [
      {
        name: report.tool.name,
        language: other,
        contents: ["localizedData"],
        isComprehensive: true,
        translationMetadata: { name: languageNames[other] },
        rules: report.rules.map((rule) => localised(rule, other, help)),
      },
    ],
    language,
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: {
      [base]: {
        description: { text: { de: "Wurzel des Repositorys", en: "root of the repository" }[language] },
      },
    },
    results: report.findings.map((finding) => ({
      ruleId: finding.rule,
      ruleIndex: numbers.get(finding.rule) ?? -1,
      ...resultOf(finding, report, language, folder),
    })),
    properties: { asOf: report.asOf, catalogue: report.catalogue, gone: report.baseline?.gone ?? [] },
  };
  const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  return jsonText({ $schema: schema, version: "2.1.0", runs: [run] });
}

function localised(
  { id, fix, summary }: ReportRule,
  language: Language,
  pages: ReadonlyMap<string, RuleHelp>,
): object {
  const page = pages.get(id);
  const text = page ? `${page.why[language]}\n\n${page.mend[language]}` : null;
  return {
    id,
    shortDescription: { text: page?.title[language] ?? summary[language] },
    fullDescription: { text: summary[language] },
    ...(text === null ? {} : { help: { text, markdown: text } }),
    properties: { fix },
  };
}

function resultOf(finding: ReportFinding, report: Report, language: Language, folder: string): object {
  const { severity, message, help, stops, excerpt, related, fix, accepted } = finding;
  const { site, object, requirement, module, evidence } = finding;
  const justification = acceptanceText(accepted, language);
  return {
    level: levels[severity],
    message: {
      text: [message[language], help[language], stops?.[language] ?? []].flat().map(clean).join("\n"),
    },
    locations: [location(finding, folder, excerpt)],
    ...(related.length > 0
      ? {
          relatedLocations: related.map((place, id) => ({
            id,
            ...location(place, folder, null),
            message: { text: place.message[language] },
          })),
        }
      : {}),
    partialFingerprints: { "nachweis/v1": finding.fingerprint },
    ...(report.baseline ? { baselineState: accepted === null ? "new" : "unchanged" } : {}),
    suppressions: accepted?.holds === true ? [{ kind: "external", status: "accepted", justification }] : [],
    ...(fix ? { fixes: [fixOf(fix, help[language], folder)] } : {}),
    properties: {
      messages: message,
      helps: help,
      stops,
      accepted,
      site,
      object,
      requirement,
      module,
      evidence,
    },
  };
}

function location({ file, line, column }: Position, folder: string, excerpt: string | null): object {
  return {
    physicalLocation: {
      artifactLocation: artifact(folder + file),
      region: { startLine: line, startColumn: column },
      // A snippet is what the region holds; the whole line is its context.
      ...(excerpt === null ? {} : { contextRegion: { startLine: line, snippet: { text: excerpt } } }),
    },
  };
}

function fixOf({ file, start, end, text }: Edit, help: string, folder: string): object {
  const deletedRegion = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
  return {
    description: { text: help },
    artifactChanges: [
      {
        artifactLocation: artifact(folder + file),
        replacements: [{ deletedRegion, insertedContent: { text } }],
      },
    ],
  };
}

/** Paths are URIs here: what a URI reserves is escaped. */
function artifact(path: string): object {
  return { uri: path.toWellFormed().split("/").map(encodeURIComponent).join("/"), uriBaseId: base };
}
