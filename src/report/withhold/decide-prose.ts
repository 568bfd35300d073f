import type { RootContent } from "mdast";
import { liesAmong } from "../../model/content-kinds.ts";
import { decodedAddress } from "../../model/link-address.ts";
import type { Prose } from "../../model/prose.ts";
import type { Decide, Edition } from "./decisions.ts";

/** Prose without withheld names; links and images of withheld evidence are its number, as their words may be its title. */
export const prose: Decide<Prose> = (value, edition) =>
  value.flatMap((node) => decideNode(hideLinks(node, edition), edition));

/** Blocks whose words are read as one, whatever markup parts them. */
const sentences: ReadonlySet<string> = new Set(["paragraph", "heading", "tableCell"]);

function hideLinks(node: RootContent, edition: Edition): RootContent {
  const number = node.type === "link" || node.type === "image" ? edition.numbers.get(node.url) : undefined;
  if (number !== undefined) return { type: "text", value: number, data: { withheld: true } };
  return withChildren(node, (inner) => [hideLinks(inner, edition)]);
}

function decideNode(node: RootContent, edition: Edition): RootContent[] {
  if (!sentences.has(node.type)) return decideValues(node, edition, (inner) => decideNode(inner, edition));
  const pieces = edition.names.across(piecesOf(node));
  let next = 0;
  const rewrite = (inner: RootContent): RootContent[] => {
    if (!isPiece(inner)) return decideValues(inner, edition, rewrite);
    const value = pieces[next] ?? "";
    next += 1;
    return [inner.type === "break" ? inner : { ...inner, value }];
  };
  return rewrite(node);
}

type Piece = Extract<RootContent, { type: "text" | "inlineCode" | "break" }>;

function isPiece(node: RootContent): node is Piece {
  return node.type === "text" || node.type === "inlineCode" || node.type === "break";
}

/** The texts below a node, in the order in which they are read. */
function piecesOf(node: RootContent): string[] {
  if (isPiece(node)) return [node.type === "break" ? "\n" : node.value];
  return "children" in node ? (node.children as RootContent[]).flatMap(piecesOf) : [];
}

/** Every text of a node that is none of a sentence: addresses, alternative texts, code. */
function decideValues(
  node: RootContent,
  edition: Edition,
  inner: (node: RootContent) => RootContent[],
): RootContent[] {
  const { names, numbers, shown } = edition;
  // An address that names what is withheld leads to it, and one that leads nowhere may be meant for it: the words stay.
  const leadsNowhere = (url: string): boolean =>
    numbers.size > 0 && liesAmong("evidence", url) && !shown.files.has(url);
  if (
    (node.type === "link" || node.type === "image") &&
    (names.standIn(decodedAddress(node.url)) || leadsNowhere(node.url))
  )
    return node.type === "image"
      ? [{ type: "text", value: names.inText(node.alt ?? "") }]
      : (node.children as RootContent[]).flatMap(inner);
  const values = Object.entries(node).map(([key, value]) => [
    key,
    typeof value === "string" && key !== "type" && key !== "url" ? names.inText(value) : value,
  ]);
  return [withChildren(Object.fromEntries(values) as RootContent, inner)];
}

function withChildren(node: RootContent, inner: (node: RootContent) => RootContent[]): RootContent {
  if (!("children" in node)) return node;
  return { ...node, children: (node.children as RootContent[]).flatMap(inner) } as RootContent;
}
