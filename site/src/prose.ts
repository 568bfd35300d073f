/** Officers' Markdown (mdast, from the report) → HTML that cannot run or load anything. */
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";
import type { Prose } from "./data.ts";
import type { Page } from "./page.ts";

type Root = { type: "root"; children: Prose[number][] };
type Definition = Extract<Prose[number], { type: "definition" }>;

const raster = /\.(png|jpe?g|gif|webp|avif)$/i;
const web = /^(https?:|mailto:)/i;

/**
 * The HTML of a prose. Its headings start at `level`; a link to evidence leads to the evidence's page; a picture that is
 * evidence and may be shown is shown; any other picture becomes a link, and a link that leads nowhere its text.
 */
export function toHtml(prose: Prose, page: Page, level: number): string {
  if (prose.length === 0) return "";
  const root: Root = { type: "root", children: structuredClone(prose) as Prose[number][] };
  inlineReferences(root);
  shiftHeadings(root, level);
  resolvePictures(root, page);
  resolveLinks(root, page);
  wordTasks(root, page);
  const pipeline = unified()
    .use(remarkRehype, {
      clobberPrefix: `${page.newId("note")}-`,
      footnoteLabel: page.say({ de: "Fußnoten", en: "Footnotes" }),
      footnoteLabelTagName: "p",
      footnoteBackLabel: page.say({ de: "Zurück zum Text", en: "Back to the text" }),
    })
    .use(rehypeSanitize, { ...defaultSchema, clobber: [] })
    .use(() => (tree) => wrapTables(tree as HastParent, page))
    .use(rehypeStringify);
  return pipeline.stringify(pipeline.runSync(root) as Parameters<typeof pipeline.stringify>[0]);
}

/** `[text][name]` and its definition become one link, so that there is one kind of link to judge. */
function inlineReferences(root: Root): void {
  const definitions = new Map<string, Definition>();
  const notes = new Set<string>();
  visit(root, "footnoteDefinition", (node) => {
    notes.add(node.identifier);
  });
  visit(root, "definition", (node: Definition) => {
    const name = node.identifier.toUpperCase();
    if (!definitions.has(name)) definitions.set(name, node);
  });
  visit(root, (node, index, parent) => {
    if (!parent || index === undefined) return;
    if (node.type === "definition") {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (node.type === "footnoteReference" && !notes.has(node.identifier)) {
      // The note stands in another part of the file, so here the mark stays as it was written.
      parent.children[index] = { type: "text", value: `[^${node.label ?? node.identifier}]` };
      return;
    }
    if (node.type !== "linkReference" && node.type !== "imageReference") return;
    const url = definitions.get(node.identifier.toUpperCase())?.url ?? "";
    parent.children[index] =
      node.type === "linkReference"
        ? { type: "link", url, children: node.children }
        : { type: "image", url, alt: node.alt ?? null };
    return undefined;
  });
}

function shiftHeadings(root: Root, level: number): void {
  let highest = 6;
  visit(root, "heading", (node) => {
    highest = Math.min(highest, node.depth);
  });
  let previous = level - 1;
  visit(root, "heading", (node) => {
    // No level is left out, as a reader who jumps from heading to heading expects.
    previous = Math.min(node.depth - highest + level, previous + 1, 6);
    node.depth = previous as typeof node.depth;
  });
}

function resolvePictures(root: Root, page: Page): void {
  visit(root, "image", (node, index, parent) => {
    if (!parent || index === undefined) return;
    const copy = raster.test(node.url) ? page.copy(node.url) : null;
    if (copy !== null) node.url = copy;
    else
      parent.children[index] = {
        type: "link",
        url: node.url,
        children: [{ type: "text", value: node.alt || node.url }],
      };
  });
}

function resolveLinks(root: Root, page: Page): void {
  visit(root, "link", (node, index, parent) => {
    if (!parent || index === undefined) return;
    const target = page.link("evidence", node.url) ?? (web.test(node.url) ? node.url : null);
    if (target !== null) node.url = target;
    else parent.children.splice(index, 1, ...node.children);
  });
}

/** Tick boxes become words: a disabled box without a label says nothing to a screen reader. */
function wordTasks(root: Root, page: Page): void {
  visit(root, "listItem", (node) => {
    if (typeof node.checked !== "boolean") return;
    const word = node.checked
      ? page.say({ de: "[erledigt] ", en: "[done] " })
      : page.say({ de: "[offen] ", en: "[open] " });
    node.checked = null;
    const first = node.children[0];
    if (first?.type === "paragraph") first.children.unshift({ type: "text", value: word });
  });
}

interface HastParent {
  type: string;
  tagName?: string;
  children: HastParent[];
  properties?: Record<string, unknown>;
}

/** A wide table scrolls in a region of its own that the keyboard reaches, instead of widening the page. */
function wrapTables(tree: HastParent, page: Page): void {
  visit(tree, "element", (element: HastParent, index, parent) => {
    if (element.tagName !== "table" || !parent || index === undefined) return;
    (parent as HastParent).children[index] = {
      type: "element",
      tagName: "div",
      properties: {
        className: ["scroll"],
        role: "region",
        tabIndex: 0,
        ariaLabel: page.say({ de: "Tabelle", en: "Table" }),
      },
      children: [element],
    };
    return SKIP;
  });
}
