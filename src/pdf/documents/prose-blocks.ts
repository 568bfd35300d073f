import type { Table as MarkdownTable, PhrasingContent, RootContent } from "mdast";
import type { Language } from "../../model/position.ts";
import type { Prose } from "../../model/prose.ts";
import { withheldWord } from "../../model/withheld-words.ts";
import type { Block, CellBlock, Run, Table } from "../layout/definition.ts";

/**
 * German prose as blocks of a chapter: its headings are headings of the document, its tables are tables.
 *
 * @param level of the chapter's own heading
 * @param language of the document
 */
export function proseChapter(prose: Prose, level: 1 | 2 | 3 | 4 | 5, language: Language): Block[] {
  const depths = prose.flatMap((node) => (node.type === "heading" ? node.depth : []));
  const ranks = [...new Set(depths)].sort((a, b) => a - b);
  let last: number = level;
  return prose.flatMap((node): Block[] => {
    if (node.type !== "heading") return proseBlocks([node], language);
    // No level is skipped, whatever was written.
    last = Math.min(level + 1 + ranks.indexOf(node.depth), last + 1, deepest);
    return [
      { kind: "heading", level: last as typeof deepest, text: runs(node.children, { lang }, language) },
    ];
  });
}

/** The language in which officers write. */
const lang = "de";

/** The deepest level of a heading. */
const deepest = 6;

/**
 * What officers wrote, in German, as blocks of a cell. Headings in it become bold paragraphs: they are none of the document.
 *
 * @param language of the document
 */
export function proseBlocks(prose: Prose, language: Language): CellBlock[] {
  return prose.flatMap((node): CellBlock[] => {
    switch (node.type) {
      case "paragraph":
        return [{ kind: "paragraph", text: runs(node.children, {}, language), lang }];
      case "heading":
        return [{ kind: "paragraph", text: runs(node.children, { bold: true }, language), lang }];
      case "blockquote":
        return proseBlocks(node.children, language);
      case "list":
        return [
          {
            kind: "list",
            ...(node.ordered ? { ordered: true, start: node.start ?? 1 } : {}),
            items: node.children.map((item) => proseBlocks(item.children, language)),
            lang,
          },
        ];
      case "code":
        return [{ kind: "paragraph", text: node.value, look: "code", lang }];
      case "table":
        return [proseTable(node, language)];
      default:
        return isPhrasing(node) ? [{ kind: "paragraph", text: runs([node], {}, language), lang }] : [];
    }
  });
}

function proseTable({ children: [head, ...rows] }: MarkdownTable, language: Language): Table {
  const cells = (row: typeof head): Run[][] =>
    (row?.children ?? []).map((cell) => runs(cell.children, { lang }, language));
  const columns = cells(head);
  return {
    kind: "table",
    columns: columns.map((title, index) => ({ title, share: 1, header: index === 0 })),
    rows: rows.map((row) => {
      const written = cells(row);
      return { cells: columns.map((_, index) => written[index] ?? "") };
    }),
  };
}

function isPhrasing(node: RootContent): node is PhrasingContent {
  return ["text", "emphasis", "strong", "link", "inlineCode", "image", "delete", "break"].includes(node.type);
}

function runs(nodes: readonly PhrasingContent[], marks: Partial<Run>, language: Language): Run[] {
  return nodes.flatMap((node): Run[] => {
    switch (node.type) {
      case "text":
        if (node.data?.withheld)
          return [{ ...marks, text: `${node.value} (${withheldWord[language]})`, lang: language }];
        return [
          { ...marks, text: node.value.replace(/\s+/g, (blanks) => (blanks.includes("\n") ? " " : blanks)) },
        ];
      case "inlineCode":
        return [{ ...marks, text: node.value, code: true }];
      case "strong":
        return runs(node.children, { ...marks, bold: true }, language);
      case "emphasis":
        return runs(node.children, { ...marks, italic: true }, language);
      case "break":
        return [{ ...marks, text: "\n" }];
      case "image":
        return [{ ...marks, text: node.alt ?? "", italic: true }];
      case "link":
        // Evidence is named by its words: the register says where it lies. Web addresses stay links.
        return /^(https?:|mailto:)/.test(node.url)
          ? runs(node.children, { ...marks, link: node.url }, language)
          : runs(node.children, { ...marks, italic: true }, language);
      default:
        return "children" in node ? runs(node.children as PhrasingContent[], marks, language) : [];
    }
  });
}
