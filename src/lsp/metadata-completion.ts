import { type CompletionItem, CompletionItemKind } from "vscode-languageserver";
import type { ContentKind } from "../model/content-kinds.ts";
import type { Language } from "../model/position.ts";
import { words } from "../model/words.ts";
import { rules } from "../rules/index.ts";
import { type SchemaNode, schemaOf } from "../source/schemas.ts";
import type { RootState } from "./checked-root.ts";
import { choices, daysToCome, durations, named, ordered, persons, today } from "./completion-items.ts";
import { knownIssuers } from "./known-persons.ts";
import { explainKey } from "./schema-words.ts";
import { namesOf } from "./vocabulary-names.ts";
import { schemaAt, type YamlCursor } from "./yaml-cursor.ts";

/** What metadata may say at the cursor. */
export function metadataCompletions(
  kind: ContentKind,
  cursor: YamlCursor,
  path: string,
  state: RootState,
  language: Language,
): CompletionItem[] {
  const node = schemaAt(schemaOf(kind), cursor.keys);
  if (!node) return [];
  const keys =
    cursor.writes === "value"
      ? []
      : keysOf(node.items?.properties ? node.items : node, cursor.keys, state, language);
  if (cursor.writes === "key" || (cursor.writes === "either" && keys.length > 0)) return keys;
  return valuesOf(kind, cursor.keys, node, path, state, language);
}

function keysOf(
  node: SchemaNode,
  keys: readonly string[],
  state: RootState,
  language: Language,
): CompletionItem[] {
  const [top = ""] = keys;
  if (keys.length === 1 && (top === "modules" || top === "excluded")) return modulesFor(top, state);
  if (keys.length === 1 && top === "threats") return named(state.assessed.index.catalogue.threats);
  if (keys.length === 1 && top === "processes")
    return named(state.report.objects.filter(({ type }) => type === "process"));
  return Object.entries(node.properties ?? {}).map(([key, property]) => {
    const rule = top === "rules" ? rules.find(({ id }) => id === key) : undefined;
    const { title, text } = explainKey(property, language);
    return {
      label: key,
      insertText: `${key}: `,
      ...(title === "" ? {} : { detail: title }),
      documentation: rule ? rule.summary[language] : text,
      kind: CompletionItemKind.Property,
    };
  });
}

/** Modules that may be excluded: what nobody has decided on first. Those that are modelled already are not offered. */
function modulesFor(key: string, { report, assessed }: RootState): CompletionItem[] {
  const undecided = new Set(assessed.undecidedModules.map(({ id }) => id));
  const decided = new Set(
    report.modules.filter(({ modelling }) => modelling !== "unconsidered").map(({ id }) => id),
  );
  const modules = assessed.index.catalogue.modules.filter(({ id }) => key !== "excluded" || !decided.has(id));
  const sorted = [
    ...modules.filter(({ id }) => undecided.has(id)),
    ...modules.filter(({ id }) => !undecided.has(id)),
  ];
  return ordered(named(sorted).map((item) => ({ ...item, insertText: `${item.label}: ` })));
}

/** Keys whose values name something, where the schema does not say so. */
const naming: Readonly<Record<string, NonNullable<SchemaNode["names"]> | "either">> = {
  sites: "site",
  "lost-site": "site",
  "carried-by": "site",
  "change-notice": "site",
  carries: "object",
  connects: "either",
  modules: "module",
  module: "module",
  covers: "module",
  duties: "requirement",
  frequency: "frequency",
  impact: "impact",
};

const personKeys = new Set([
  "by",
  "owner",
  "auditor",
  "contact",
  "management",
  "decides",
  "calls",
  "distribution",
]);

function valuesOf(
  kind: ContentKind,
  keys: readonly string[],
  node: SchemaNode,
  path: string,
  state: RootState,
  language: Language,
): CompletionItem[] {
  const { report, project, assessed } = state;
  const key = keys.at(-1) ?? "";
  const value = node.items ?? node;
  const matrix = assessed.index.riskMatrix;
  switch (node.names ?? (Object.hasOwn(naming, key) ? naming[key] : undefined)) {
    case "site":
      return named(report.sites);
    case "object":
      return named(report.objects);
    case "either":
      return named([...report.sites, ...report.objects]);
    case "module":
      return named(assessed.index.catalogue.modules);
    case "requirement":
      return named(assessed.index.catalogue.requirements.filter(({ withdrawn }) => !withdrawn));
    case "frequency":
      return ordered(
        named((matrix?.frequency ?? []).map(({ id, title }) => ({ id, title: title[language] }))),
      );
    case "impact":
      return ordered(named((matrix?.impact ?? []).map(({ id, title }) => ({ id, title: title[language] }))));
  }
  if (key === "category")
    return ordered(
      named((matrix?.categories ?? []).map(({ id, title }) => ({ id, title: title[language] }))),
    );
  if (key === "threats") return named(assessed.index.catalogue.threats);
  if (key === "values") return choices(Object.keys(words.basicValue), words.basicValue, language);
  if (key === "sha256") return hashes(path, state, language);
  if (key === "issuer")
    return ordered(knownIssuers(project).map((label) => ({ label, kind: CompletionItemKind.Value })));
  if (personKeys.has(key)) return persons(state);
  if (value.format === "date")
    return [...today(state, language), ...(isToCome(key) ? daysToCome(state, language) : [])];
  if (value.format?.endsWith("duration")) return durations(language);
  if (value.type === "boolean") return choices(["true", "false"]);
  return choices(value.enum ?? [], namesOf(kind, key), language);
}

/** Whether the day of a key lies ahead. */
function isToCome(key: string): boolean {
  return ["until", "valid-until", "next-review", "keep-until", "from"].includes(key);
}

/** The hash of the file that a sidecar describes. */
function hashes(path: string, { project }: RootState, language: Language): CompletionItem[] {
  const evidence = project.evidence.find((one) => `${one.path}.yaml` === path);
  const detail = { de: "Prüfsumme der Datei, wie sie hier liegt", en: "hash of the file as it lies here" }[
    language
  ];
  const digest = evidence?.digest ?? null;
  return digest === null ? [] : [{ label: digest, detail, kind: CompletionItemKind.Value }];
}
