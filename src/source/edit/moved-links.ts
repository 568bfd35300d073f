import type { Definition, Image, Link } from "mdast";
import { visit } from "unist-util-visit";
import { relativeAddress, resolveLink } from "../../model/link-address.ts";
import { applyEdits, replaceRange, type TextEdit } from "../../text/edits.ts";
import { allLinksIn } from "../links.ts";
import { type Markdown, parseMarkdown, plainText } from "../markdown.ts";
import { addressRange } from "../written-address.ts";

/**
 * The edits that let the links of a Markdown file that lead to a path lead to another one, with query and anchor as they
 * are. Null if the text would not read as before but for that.
 */
export function movedLinkEdits(file: string, text: string, from: string, to: string): TextEdit[] | null {
  const markdown = parseMarkdown(file, text);
  const edits: TextEdit[] = [];
  visit(markdown.root, (node) => {
    if (node.type !== "link" && node.type !== "image" && node.type !== "definition") return;
    if (resolveLink(file, node.url).path !== from) return;
    const edit = addressEdit(text, node, relativeAddress(file, to));
    if (edit) edits.push(edit);
  });
  return readsAsBefore(file, text, applyEdits(text, edits), from, to) ? edits : null;
}

function addressEdit(text: string, node: Link | Image | Definition, target: string): TextEdit | null {
  const range = addressRange(text, node);
  if (range === null) return null;
  const written = text.slice(range.from, range.to);
  const [, open = "", address = ""] = /^(<?)(.*?)>?$/s.exec(written) ?? [];
  const rest = /[?#].*$/s.exec(address)?.[0] ?? "";
  return replaceRange(text, range.from, range.to, open ? `<${target}${rest}>` : `${target}${rest}`);
}

function readsAsBefore(file: string, before: string, after: string, from: string, to: string): boolean {
  const [was, is] = [parseMarkdown(file, before), parseMarkdown(file, after)];
  // What is no link as it is written stays as it is.
  const linksOf = (one: Markdown) => allLinksIn(one).filter(({ slip }) => slip === null);
  const [links, moved] = [linksOf(was), linksOf(is)];
  return (
    links.length === moved.length &&
    plainText(was.root) === plainText(is.root) &&
    links.every(
      ({ path, text }, i) => moved[i]?.path === (path === from ? to : path) && moved[i]?.text === text,
    )
  );
}
