import { type DocumentSymbol, type SymbolInformation, SymbolKind } from "vscode-languageserver";
import type { Located } from "../model/position.ts";
import type { Action } from "../model/project.ts";
import { frontMatterOf } from "../source/front-matter.ts";
import { parseMarkdown, plainText } from "../source/markdown.ts";
import { TextBudgetError } from "../source/text-budget.ts";
import type { TextPlace } from "../text/edits.ts";
import { linesOf } from "../text/lines.ts";
import type { RootState } from "./checked-root.ts";
import type { ContentDocument } from "./content-workspace.ts";
import type { Feature } from "./feature.ts";

/** What stands in a document (its sections: controls, assessments and their actions), and everything that has an id or a path. */
export const symbols: Feature = {
  capabilities: () => ({ documentSymbolProvider: true, workspaceSymbolProvider: true }),
  answer({ connection, workspace, texts, client }) {
    connection.onDocumentSymbol(
      async ({ textDocument: { uri } }): Promise<DocumentSymbol[] | SymbolInformation[]> => {
        const document = await workspace.currentDocument(uri);
        if (!document) return [];
        const place = ({ name, kind, start, end, children }: Section): DocumentSymbol => {
          const line = {
            line: start.line,
            column: (linesOf(document.text)[start.line - 1]?.text.length ?? 0) + 1,
          };
          return {
            name,
            kind,
            range: texts.rangeOf(uri, start, end),
            selectionRange: texts.rangeOf(uri, start, line),
            children: children.map(place),
          };
        };
        const found = sectionsOf(document).map(place);
        const { hierarchicalDocumentSymbolSupport } = client.textDocument?.documentSymbol ?? {};
        return hierarchicalDocumentSymbolSupport ? found : flat(found, uri);
      },
    );
    connection.onWorkspaceSymbol(async ({ query }): Promise<SymbolInformation[]> => {
      const words = query.toLowerCase().split(/\s+/);
      const found: SymbolInformation[] = [];
      for (const { root, state } of await workspace.current())
        for (const { name, kind, file, line, container } of thingsOf(state)) {
          const searched = name.toLowerCase();
          if (!words.every((word) => searched.includes(word))) continue;
          const uri = texts.uriOf(root, file);
          const start = { line, column: 1 };
          const location = { uri, range: texts.rangeOf(uri, start, start) };
          found.push({ name, kind, location, ...(container === null ? {} : { containerName: container }) });
        }
      return found;
    });
  },
};

interface Section {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly start: TextPlace;
  /** Behind its last line. */
  end: TextPlace;
  readonly depth: number;
  readonly children: Section[];
}

/** The sections of a text by its headings, each with the actions that stand in it; without a heading the title alone. */
function sectionsOf({ path, text, state }: ContentDocument): Section[] {
  const lines = linesOf(text);
  const end = { line: lines.length, column: (lines.at(-1)?.text.length ?? 0) + 1 };
  const top: Section[] = [];
  const open: Section[] = [];
  for (const { start, name, depth } of headingsOf(path, text)) {
    while ((open.at(-1)?.depth ?? 0) >= depth) {
      const closed = open.pop();
      if (closed) closed.end = { line: start.line, column: 1 };
    }
    const section = { name, kind: kinds[depth - 1] ?? SymbolKind.String, start, end, depth, children: [] };
    (open.at(-1)?.children ?? top).push(section);
    open.push(section);
  }
  for (const { value, at } of actionsIn(path, state)) {
    const own = innermost(top, at.line);
    const line = { line: at.line, column: (lines[at.line - 1]?.text.length ?? 0) + 1 };
    const name = value.id === null ? value.text : `${value.id} ${value.text}`.trim();
    const start = { line: at.line, column: at.column };
    own?.children.push({ name, kind: SymbolKind.Event, start, end: line, depth: 7, children: [] });
  }
  const matter = frontMatterOf(text);
  const head = matter.kind === "none" ? (path.endsWith(".yaml") ? lines.length : 0) : matter.lines;
  const title = lines.find(({ number, text: line }) => number <= head && /^title:\s*\S/.test(line));
  if (top.length > 0 || !title) return top;
  const name = title.text.slice("title:".length).trim();
  return [{ name, kind: SymbolKind.File, start: { line: 1, column: 1 }, end, depth: 0, children: [] }];
}

/** What a heading opens: a control or an audit finding, an assessment; deeper ones are text. */
const kinds = [SymbolKind.Module, SymbolKind.Class, SymbolKind.Method] as const;

function innermost(sections: readonly Section[], line: number): Section | undefined {
  const own = sections.findLast(({ start, end }) => start.line <= line && line <= end.line);
  return own && (innermost(own.children, line) ?? own);
}

function headingsOf(path: string, text: string): { start: TextPlace; name: string; depth: number }[] {
  if (path.endsWith(".yaml")) return [];
  try {
    return parseMarkdown(path, text).root.children.flatMap((node) => {
      if (node.type !== "heading" || !node.position) return [];
      const name = plainText(node).trim();
      return name === "" ? [] : [{ start: node.position.start, name, depth: node.depth }];
    });
  } catch (error) {
    // A text with more structure than its size allows has its finding.
    if (error instanceof TextBudgetError) return [];
    throw error;
  }
}

function actionsIn(path: string, { project }: RootState): readonly Located<Action>[] {
  const { controls, audits } = project;
  return [
    ...controls.flatMap(({ assessments }) => assessments.flatMap(({ actions }) => actions)),
    ...audits.flatMap(({ findings }) => findings.flatMap(({ actions }) => actions)),
  ].filter(({ at }) => at.file === path);
}

/** Sections one after the other, for an editor that shows no tree. */
function flat(sections: readonly DocumentSymbol[], uri: string, containerName?: string): SymbolInformation[] {
  return sections.flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range }, ...(containerName === undefined ? {} : { containerName }) },
    ...flat(children, uri, name),
  ]);
}

interface NamedPlace {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly file: string;
  readonly line: number;
  /** In what it stands; null for a file of its own. */
  readonly container: string | null;
}

/** Everything that has an id or a path, with its title. */
function* thingsOf({ report }: RootState): Generator<NamedPlace> {
  const { sites, objects, risks, audits, controls, evidence } = report;
  for (const { id, title, file } of sites)
    yield { name: `${id} ${title}`, kind: SymbolKind.Namespace, file, line: 1, container: null };
  for (const { id, title, file } of objects)
    yield { name: `${id} ${title}`, kind: SymbolKind.Object, file, line: 1, container: null };
  for (const { id, title, file, line } of controls)
    yield { name: `${id} ${title}`, kind: SymbolKind.Class, file, line, container: null };
  for (const { id, title, file } of risks)
    yield { name: `${id} ${title}`, kind: SymbolKind.Event, file, line: 1, container: null };
  for (const { id, title, file, findings } of audits) {
    yield { name: `${id} ${title}`, kind: SymbolKind.Package, file, line: 1, container: null };
    for (const finding of findings)
      yield {
        name: `${finding.id} ${finding.title}`,
        kind: SymbolKind.Class,
        file,
        line: finding.line,
        container: title,
      };
  }
  for (const { path, title, file } of evidence)
    yield { name: `${title} ${path}`, kind: SymbolKind.File, file, line: 1, container: null };
}
