import type {
  Definition,
  Image,
  ImageReference,
  Link as LinkNode,
  LinkReference,
  Nodes,
  Root,
  RootContent,
} from "mdast";
import { SKIP, visit } from "unist-util-visit";
import { resolveLink } from "../model/link-address.ts";
import type { Located } from "../model/position.ts";
import type { Link } from "../model/project.ts";
import { definitionsOf } from "./definitions.ts";
import { slipsOf } from "./link-slips.ts";
import { type Markdown, placeAt, plainText, startOf } from "./markdown.ts";
import { nodesOf } from "./markdown-nodes.ts";
import { takenBack } from "./taken-back.ts";
import { addressRange } from "./written-address.ts";

/**
 * All links and images below `nodes`, in order, and what was meant as one: those by reference too, and those of footnotes
 * which `nodes` refer to, wherever the text of the footnote stands.
 */
export function linksIn(markdown: Markdown, nodes: readonly RootContent[]): Link[] {
  const { footnotes } = definitionsOf(markdown.root);
  const links: Link[] = [];
  const followed = new Set<string>();
  const walk = (children: readonly RootContent[]): void => {
    visit({ type: "root", children: [...children] } satisfies Root, (node) => {
      if (node.type === "footnoteDefinition") return SKIP;
      if (node.type === "footnoteReference") {
        if (!followed.has(node.identifier)) {
          followed.add(node.identifier);
          walk(footnotes.get(node.identifier)?.children ?? []);
        }
      } else links.push(...linksOf(markdown, node));
      return undefined;
    });
  };
  walk(nodes);
  return links;
}

/** Every link of a Markdown text where it stands, those of footnotes that nothing refers to as well. */
export function allLinksIn(markdown: Markdown): Link[] {
  return nodesOf(markdown.root).flatMap(({ node }) => linksOf(markdown, node));
}

function linksOf(markdown: Markdown, node: Nodes): readonly Link[] {
  switch (node.type) {
    case "link":
    case "image":
      return [linkAt(markdown, node, node.url, addressOf(markdown, node), null)];
    case "linkReference":
    case "imageReference": {
      const { links, doubtful } = definitionsOf(markdown.root);
      const definition = links.get(node.identifier);
      if (!definition) return [];
      const slip = doubtful.has(node.identifier) ? "label" : null;
      return [linkAt(markdown, node, definition.url, addressOf(markdown, definition), slip)];
    }
    default:
      return slipsOf(markdown, node);
  }
}

function linkAt(
  markdown: Markdown,
  node: LinkNode | Image | LinkReference | ImageReference,
  url: string,
  written: Link["written"],
  slip: Link["slip"],
): Link {
  const led = resolveLink(markdown.file, url);
  // What is taken back proves nothing; to anything else a text may lead as it likes.
  const back = led.leads === "evidence" ? takenBack(markdown, node) : null;
  return {
    at: startOf(markdown, node),
    target: url,
    text: "alt" in node ? (node.alt ?? "") : plainText(node),
    ...led,
    slip: url === "" ? "empty" : (slip ?? back),
    written,
  };
}

/** The address as it stands in a link, an image or a definition; null where the parser found it by itself. */
function addressOf(markdown: Markdown, node: LinkNode | Image | Definition): Located<string> | null {
  const range = addressRange(markdown.text, node);
  if (range === null) return null;
  const written = markdown.text.slice(range.from, range.to);
  const bracket = written.startsWith("<") ? 1 : 0;
  return {
    value: written.slice(bracket, written.length - bracket),
    at: placeAt(markdown, node, range.from + bracket),
  };
}
