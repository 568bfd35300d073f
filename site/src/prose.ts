/** Officers' Markdown (mdast, from the report) → HTML that cannot run or load anything. */
import type { Element, ElementContent, Parents, Properties, Root, Text } from "hast";
import type { Root as Markdown } from "mdast";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { SKIP, visit } from "unist-util-visit";
import { withheldWord } from "../../src/model/withheld-words.ts";
import type { Bilingual, Prose } from "./data.ts";
import type { Page } from "./page.ts";

type Link = Extract<Prose[number], { type: "link" }>;
type Words = Extract<Prose[number], { type: "text" }>;
type Image = Extract<Prose[number], { type: "image" }>;
/** What a handler of remark-rehype gets first. */
interface State {
  all(node: Link): ElementContent[];
}

/** A prose as HTML, the same for all pages but for what each page says first: its addresses, heading levels, and words. */
interface Prepared {
  readonly tree: Root;
  readonly fit: readonly ((page: Page, level: number) => void)[];
}

/** What was prepared already: a prose stands on several pages, in two languages. */
const known = new WeakMap<Prose, Prepared>();

/**
 * The HTML of a prose. Its headings start at `level`; a link to evidence leads to the evidence's page; a picture that is
 * evidence and may be shown is shown; any other picture becomes a link, and a link that leads nowhere its text.
 */
export function toHtml(prose: Prose, page: Page, level: number): string {
  if (prose.length === 0) return "";
  const { tree, fit } = known.get(prose) ?? prepare(prose, page);
  for (const fitTo of fit) fitTo(page, level);
  return stringifier.stringify(tree);
}

const stringifier = unified().use(rehypeStringify).freeze();
const raster = /\.(png|jpe?g|gif|webp|avif)$/i;
const web = /^(https?:|mailto:)/i;

function prepare(prose: Prose, page: Page): Prepared {
  // The sanitizer copies what it lets through, so that targets are found again by their number.
  const targets: string[] = [];
  const mark = (target: string) => `#${targets.push(target) - 1}`;
  const element = (tagName: string, properties: Properties, children: ElementContent[]): Element => ({
    type: "element",
    tagName,
    properties,
    children,
  });
  const leads = (url: string) => page.link("evidence", url) !== null || web.test(url);
  const converter = unified()
    .use(remarkRehype, {
      handlers: {
        // No other text becomes one of these: what officers wrote in HTML is gone.
        text: (_: State, { value, data }: Words) =>
          data?.withheld ? element("samp", {}, [{ type: "text", value }]) : { type: "text", value },
        link: (state: State, node: Link) =>
          leads(node.url) ? element("a", { href: mark(node.url) }, state.all(node)) : state.all(node),
        image: (_: State, { url, alt }: Image) => {
          if (raster.test(url) && page.copy(url) !== null)
            return element("img", { src: mark(url), alt: alt ?? "" }, []);
          const words: Text = { type: "text", value: alt || url };
          return leads(url) ? element("a", { href: mark(url) }, [words]) : words;
        },
      },
    })
    .use(rehypeSanitize, { ...defaultSchema, clobber: [] });
  const markdown: Markdown = { type: "root", children: [...prose] };
  const tree = converter.runSync(markdown);
  const prepared = { tree, fit: fittings(tree, targets) };
  known.set(prose, prepared);
  return prepared;
}

/** What has to be set in a tree before it is written into a page. */
function fittings(tree: Parents, targets: readonly string[]): Prepared["fit"] {
  const fit: ((page: Page, level: number) => void)[] = [];
  const headings: { readonly element: Element; readonly depth: number }[] = [];
  const target = (address: unknown) => targets[Number(String(address).slice(1))] ?? "";
  visit(tree, "element", (element, index = 0, parent = tree) => {
    const { tagName, properties } = element;
    const heading = /^h([1-6])$/.exec(tagName);
    if (heading) headings.push({ element, depth: Number(heading[1]) });
    else if (tagName === "a") {
      const url = target(properties.href);
      fit.push((page) => {
        properties.href = page.link("evidence", url) ?? url;
      });
    } else if (tagName === "img") {
      const url = target(properties.src);
      fit.push((page) => {
        properties.src = page.copy(url) ?? undefined;
      });
    } else if (tagName === "samp") {
      const [number] = element.children;
      const text: Text = { type: "text", value: "" };
      parent.children[index] = text;
      fit.push((page) => {
        text.value = `${number?.type === "text" ? number.value : ""} (${page.say(withheldWord)})`;
      });
    } else if (tagName === "input") {
      const words = properties.checked ? tasks.done : tasks.open;
      const text: Text = { type: "text", value: "" };
      parent.children[index] = text;
      fit.push((page) => {
        text.value = page.say(words);
      });
    } else if (tagName === "table") {
      const region = scrollRegion(element);
      parent.children[index] = region;
      fit.push((page) => {
        region.properties = { ...region.properties, ariaLabel: page.say({ de: "Tabelle", en: "Table" }) };
      });
      // What is in its cells is looked at from here on.
      fit.push(...fittings({ ...element, tagName: "div" }, targets));
      return SKIP;
    }
    return undefined;
  });
  fit.push((_, level) => setLevels(headings, level));
  return fit;
}

/** Tick boxes become words: a disabled box without a label says nothing to a screen reader. */
const tasks: Readonly<Record<"done" | "open", Bilingual>> = {
  done: { de: "[erledigt]", en: "[done]" },
  open: { de: "[offen]", en: "[open]" },
};

/** No level is left out, as a reader who jumps from heading to heading expects. */
function setLevels(
  headings: readonly { readonly element: Element; readonly depth: number }[],
  level: number,
): void {
  const highest = Math.min(...headings.map(({ depth }) => depth));
  let previous = level - 1;
  for (const { element, depth } of headings) {
    previous = Math.min(depth - highest + level, previous + 1, 6);
    element.tagName = `h${previous}`;
  }
}

/** A wide table scrolls in a region of its own that the keyboard reaches, instead of widening the page. */
function scrollRegion(table: Element): Element {
  return {
    type: "element",
    tagName: "div",
    properties: { className: ["scroll"], role: "region", tabIndex: 0 },
    children: [table],
  };
}
