import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { globSync } from "glob";
import type { Code, InlineCode, Link, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";

/** A document for people: README, CONTRIBUTING, docs/. */
export interface Document {
  readonly path: string;
  readonly text: string;
  readonly tree: Root;
}

/** All documents, sorted by path. */
export const documents: readonly Document[] = globSync(["*.md", "docs/**/*.md"], { posix: true })
  .sort()
  .map((path) => {
    const text = readFileSync(path, "utf8");
    return { path, text, tree: unified().use(remarkParse).use(remarkGfm).parse(text) };
  });

/** Everything in a document that is set as code, with its language (null: within a line). */
export function codeIn({ tree }: Document): { readonly lang: string | null; readonly value: string }[] {
  const found: { lang: string | null; value: string }[] = [];
  visit(tree, ["code", "inlineCode"], (node) => {
    const code = node as Code | InlineCode;
    found.push({ lang: code.type === "code" ? (code.lang ?? "") : null, value: code.value });
  });
  return found;
}

/** Where the links and pictures of a document lead within the project: path from the project's root, and anchor. */
export function linksIn({ path, tree }: Document): { readonly path: string; readonly anchor: string }[] {
  const found: { path: string; anchor: string }[] = [];
  visit(tree, ["link", "image"], (node) => {
    const { url } = node as Link;
    if (/^[a-z]+:/.test(url)) return;
    const [target = "", anchor = ""] = url.split("#");
    found.push({ path: target === "" ? path : join(dirname(path), target), anchor });
  });
  return found;
}

/** The commands of our own that a piece of code names, as arguments after `nachweis`. */
export function nachweisCommands(code: string): string[][] {
  return [...code.matchAll(/(?:npm run -s nachweis --|(?:npx )?\bnachweis)((?: [^\s|&>#`]+)+)/g)].map(
    ([, words = ""]) => words.trim().split(" "),
  );
}
