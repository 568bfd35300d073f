import type { PhrasingContent, RootContent } from "mdast";
import type { Prose } from "../../model/prose.ts";
import type { Block, CellBlock, Run } from "../layout/definition.ts";

/** German prose as blocks of a chapter: its tables are tables. */
export function proseChapter(prose: Prose): Block[] {
  return prose.flatMap((node): Block[] => {
    if (node.type !== "table") return proseBlocks([node], "de");
    const [head, ...rows] = node.children;
    const cells = (row: typeof head): Run[][] =>
      (row?.children ?? []).map((cell) => runs(cell.children, { lang: "de" }));
    return [
      {
        kind: "table",
        columns: cells(head).map((title, index) => ({ title, share: 1, header: index === 0 })),
        rows: rows.map((row) => ({ cells: cells(row) })),
      },
    ];
  });
}

/** What officers wrote, as blocks of a document. Headings in it become bold paragraphs: they are none of the document. */
export function proseBlocks(prose: Prose, language?: string): CellBlock[] {
  const lang = language === undefined ? {} : { lang: language };
  return prose.flatMap((node): CellBlock[] => {
    switch (node.type) {
      case "paragraph":
        return [{ kind: "paragraph", text: runs(node.children, {}), ...lang }];
      case "heading":
        return [{ kind: "paragraph", text: runs(node.children, { bold: true }), ...lang }];
      case "blockquote":
        return proseBlocks(node.children, language);
      case "list":
        return [
          {
            kind: "list",
            ...(node.ordered ? { ordered: true, start: node.start ?? 1 } : {}),
            items: node.children.map((item) => proseBlocks(item.children, language)),
            ...lang,
          },
        ];
      case "code":
        return [{ kind: "paragraph", text: node.value, look: "code", ...lang }];
      case "table":
        // A table in a cell is rare: each row is a line, its cells apart.
        return node.children.map((row) => ({
          kind: "paragraph",
          text: row.children.flatMap((cell, i) => [...(i > 0 ? [" | "] : []), ...runs(cell.children, {})]),
          ...lang,
        }));
      default:
        return isPhrasing(node) ? [{ kind: "paragraph", text: runs([node], {}), ...lang }] : [];
    }
  });
}

function isPhrasing(node: RootContent): node is PhrasingContent {
  return ["text", "emphasis", "strong", "link", "inlineCode", "image", "delete", "break"].includes(node.type);
}

function runs(nodes: readonly PhrasingContent[], marks: Partial<Run>): Run[] {
  return nodes.flatMap((node): Run[] => {
    switch (node.type) {
      case "text":
        return [
          { ...marks, text: node.value.replace(/\s+/g, (blanks) => (blanks.includes("\n") ? " " : blanks)) },
        ];
      case "inlineCode":
        return [{ ...marks, text: node.value, code: true }];
      case "strong":
        return runs(node.children, { ...marks, bold: true });
      case "emphasis":
        return runs(node.children, { ...marks, italic: true });
      case "break":
        return [{ ...marks, text: "\n" }];
      case "image":
        return [{ ...marks, text: node.alt ?? "", italic: true }];
      case "link":
        // Evidence is named by its words: the register says where it lies. Web addresses stay links.
        return /^(https?:|mailto:)/.test(node.url)
          ? runs(node.children, { ...marks, link: node.url })
          : runs(node.children, { ...marks, italic: true });
      default:
        return "children" in node ? runs(node.children as PhrasingContent[], marks) : [];
    }
  });
}
