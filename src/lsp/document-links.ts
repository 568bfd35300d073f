import type { DocumentLink } from "vscode-languageserver";
import { pathsIn } from "../rename/mentions.ts";
import { allLinksIn } from "../source/links.ts";
import { parseMarkdown } from "../source/markdown.ts";
import { TextBudgetError } from "../source/text-budget.ts";
import { offsetOf, replaceRange } from "../text/edits.ts";
import type { ContentDocument } from "./content-workspace.ts";
import type { Feature } from "./feature.ts";

/** Links, and paths in text and metadata, that lead to a file of the content. */
export const documentLinks: Feature = {
  capabilities: () => ({ documentLinkProvider: {} }),
  answer({ connection, workspace, texts }) {
    connection.onDocumentLinks(async ({ textDocument: { uri } }): Promise<DocumentLink[]> => {
      const document = await workspace.document(uri);
      if (!document) return [];
      return linksOf(document).map(({ from, to, target }) => {
        const { start, end } = replaceRange(document.text, from, to, "");
        return { range: texts.rangeOf(uri, start, end), target: texts.uriOf(document.root, target) };
      });
    });
  },
};

interface TextLink {
  readonly from: number;
  readonly to: number;
  readonly target: string;
}

function linksOf(document: ContentDocument): TextLink[] {
  const { files, unreadable } = document.state.project;
  const isThere = (path: string): boolean => files.has(path) || unreadable.has(path);
  const links = writtenLinks(document).filter(({ target }) => isThere(target));
  for (const path of document.text.includes("evidence/") || document.text.includes("controls/")
    ? files.keys()
    : [])
    for (const { from, to } of pathsIn(document.text, { from: path, to: path })) {
      // The path of a file stands in that of its sidecar, and in links.
      const isSidecar = document.text.startsWith(".yaml", to) && files.has(`${path}.yaml`);
      if (!isSidecar && !links.some((link) => link.from < to && from < link.to))
        links.push({ from, to, target: path });
    }
  return links.sort((a, b) => a.from - b.from);
}

function writtenLinks({ path, text }: ContentDocument): TextLink[] {
  if (!path.toLowerCase().endsWith(".md")) return [];
  try {
    return allLinksIn(parseMarkdown(path, text)).flatMap(({ path: target, slip, written }) => {
      const from = written && offsetOf(text, written.at);
      if (target === null || slip !== null || from === null) return [];
      return [{ from, to: from + (written?.value.length ?? 0), target }];
    });
  } catch (error) {
    // A text with more structure than its size allows has its finding.
    if (error instanceof TextBudgetError) return [];
    throw error;
  }
}
