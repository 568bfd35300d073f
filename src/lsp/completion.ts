import { type CompletionItem, CompletionItemKind } from "vscode-languageserver";
import type { CatalogueLookup } from "../model/catalogue.ts";
import type { ContentKind } from "../model/content-kinds.ts";
import { relativeAddress } from "../model/link-address.ts";
import type { Bilingual, Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { scopeWords } from "../model/scope-words.ts";
import { evidenceTypes, type Status, statuses } from "../model/vocabulary.ts";
import { words } from "../model/words.ts";
import { labels } from "../source/labels.ts";
import { type SchemaNode, schemaOf } from "../source/schemas.ts";
import { type CursorContext, contextAt } from "./cursor-context.ts";
import type { Feature } from "./feature.ts";
import { snippetsAt } from "./snippets.ts";

/** Offers what may be written at the cursor. */
export const completion: Feature = {
  capabilities: () => ({ completionProvider: { triggerCharacters: ["#", " ", "(", "/", "-", ":", "["] } }),
  answer({ connection, workspace, texts, language, client }) {
    const { snippetSupport = false } = client.textDocument?.completion?.completionItem ?? {};
    connection.onCompletion(async ({ textDocument, position }) => {
      const document = await workspace.document(textDocument.uri);
      if (!document) return [];
      const { uri, path, text, state } = document;
      const cursor = texts.placeAt(uri, position);
      const snippets = snippetSupport ? snippetsAt(document, cursor, language) : [];
      const context = contextAt(path, text, cursor);
      const plain = context
        ? completionsFor(context, { report: state.report, catalogue: state.catalogue, language, path })
        : [];
      return [
        ...plain,
        ...snippets.map(({ start, item: { insertText = "", ...item } }) => ({
          ...item,
          textEdit: texts.editOf(uri, { start, end: cursor, text: insertText }),
        })),
      ];
    });
  },
};

/** What the completion knows of the content. */
interface CompletionSources {
  readonly report: Report;
  readonly catalogue: CatalogueLookup;
  readonly language: Language;
  /** Path of the document from the content root. */
  readonly path: string;
}

function completionsFor(context: CursorContext, sources: CompletionSources): CompletionItem[] {
  const { report, language } = sources;
  switch (context.kind) {
    case "control-heading":
      return requirements(sources).map((item) => ({
        ...item,
        insertText: `${item.label} ${item.detail ?? ""}`,
      }));
    case "requirement":
      return requirements(sources);
    case "scope":
      return scopes(report, language);
    case "status":
      return statuses.map((status) => ({
        label: words.status[status][language],
        detail: statusMeanings[status][language],
        kind: CompletionItemKind.EnumMember,
      }));
    case "label":
      return catalogLabels.map((attribute) => ({
        label: `${labels[attribute][language]}: `,
        kind: CompletionItemKind.Keyword,
      }));
    case "evidence-type":
      return evidenceTypes.map((label) => ({ label, kind: CompletionItemKind.EnumMember }));
    case "risk":
      return report.risks.map(({ id, title }) => ({
        label: id,
        detail: title,
        kind: CompletionItemKind.Reference,
      }));
    case "evidence-link":
      return report.evidence.map(({ path, title }) => ({
        label: relativeAddress(sources.path, path),
        detail: title,
        kind: CompletionItemKind.File,
      }));
    case "metadata-key":
      return keys(schemaOf(context.schema));
    case "metadata-value":
      return values(context.schema, context.key, sources);
  }
}

const catalogLabels = [
  "requirements",
  "evidence",
  "responsible",
  "assessed",
  "open",
  "inherited",
  "risk",
] as const;

const statusMeanings: Readonly<Record<Status, Bilingual>> = {
  yes: { de: "ganz umgesetzt", en: "implemented in full" },
  partial: { de: "zum Teil umgesetzt", en: "implemented in part" },
  no: { de: "nicht umgesetzt", en: "not implemented" },
  dispensable: {
    de: "trifft hier nicht zu oder ist gleichwertig ersetzt",
    en: "does not apply here, or is replaced by an equivalent",
  },
};

function requirements({ catalogue, report }: CompletionSources): CompletionItem[] {
  const modelled = new Set(
    report.modules.filter(({ modelling }) => modelling === "modelled").map(({ id }) => id),
  );
  return catalogue.data.requirements
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ id, title, level, module }) => ({
      label: id,
      detail: title,
      documentation: `${level}, ${module}`,
      kind: CompletionItemKind.Reference,
      // What is modelled here comes first.
      sortText: `${modelled.has(module) ? 0 : 1}${id}`,
    }));
}

function scopes({ sites, objects }: Report, language: Language): CompletionItem[] {
  return [
    ...Object.values(scopeWords).map(({ [language]: label }) => ({
      label,
      kind: CompletionItemKind.Keyword,
    })),
    ...[...sites, ...objects].map(({ id, title }) => ({
      label: id,
      detail: title,
      kind: CompletionItemKind.Reference,
    })),
  ];
}

function keys(schema: SchemaNode): CompletionItem[] {
  return Object.entries(schema.properties ?? {}).map(([key, node]) => ({
    label: key,
    insertText: `${key}: `,
    ...(node.title === undefined ? {} : { detail: node.title }),
    ...(node.description === undefined ? {} : { documentation: node.description }),
    kind: CompletionItemKind.Property,
  }));
}

/** Keys whose values are ids, and of what. */
const idKeys: Readonly<Record<string, "site" | "object" | "module" | "requirement" | "either">> = {
  sites: "site",
  replaces: "site",
  "lost-site": "site",
  "carried-by": "site",
  objects: "object",
  "depends-on": "object",
  carries: "object",
  connects: "either",
  modules: "module",
  module: "module",
  covers: "module",
  duties: "requirement",
  requirements: "requirement",
};

function values(schema: ContentKind, key: string, sources: CompletionSources): CompletionItem[] {
  const { report, catalogue } = sources;
  const named = (entries: readonly { readonly id: string; readonly title: string }[]): CompletionItem[] =>
    entries.map(({ id, title }) => ({ label: id, detail: title, kind: CompletionItemKind.Reference }));
  switch (idKeys[key]) {
    case "site":
      return named(report.sites);
    case "object":
      return named(report.objects);
    case "either":
      return named([...report.sites, ...report.objects]);
    case "module":
      return named(catalogue.data.modules);
    case "requirement":
      return requirements(sources);
    default:
      return allowedValues(schemaOf(schema), key).map((label) => ({
        label,
        kind: CompletionItemKind.EnumMember,
      }));
  }
}

/** The values that a key may have, wherever in the schema it stands. */
function allowedValues(schema: SchemaNode, key: string): readonly string[] {
  const node = schema.properties?.[key];
  if (node) return node.enum ?? node.items?.enum ?? (node.type === "boolean" ? ["true", "false"] : []);
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])];
  for (const child of inner) {
    const found = allowedValues(child.items ?? child, key);
    if (found.length > 0) return found;
  }
  return [];
}
