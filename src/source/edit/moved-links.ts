import { posix } from "node:path";
import type { Definition, Image, Link } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { decodedAddress, relativeAddress, resolveLink } from "../../model/link-address.ts";
import type { Evidence, Project } from "../../model/project.ts";
import { applyEdits, replaceRange, type TextEdit } from "../../text/edits.ts";
import { allLinksIn } from "../links.ts";
import { type Markdown, parseMarkdown } from "../markdown.ts";
import { type Move, movedPath } from "../moves.ts";
import { addressRange } from "../written-address.ts";

/** What moves where evidence gets another path: its file, and the sidecar beside it. */
export function movesOf({ path, metadata, flaw }: Evidence, to: string): Move[] {
  const sidecar = { from: `${path}.yaml`, to: `${to}.yaml` };
  if (flaw?.kind === "deleted" && metadata === "sidecar") return [sidecar];
  return [{ from: path, to }, ...(metadata === "sidecar" ? [sidecar] : [])];
}

/** Texts of which a sidecar records the bytes: nothing in them may change. */
export function fixedTexts({ evidence }: Project): ReadonlySet<string> {
  return new Set(evidence.flatMap(({ path, metadata }) => (metadata === "sidecar" ? [path] : [])));
}

/** Texts with more structure than their size allows: nobody parses them. */
export function unparsedTexts({ problems }: Project): ReadonlySet<string> {
  return new Set(problems.flatMap(({ rule, at }) => (rule === "file-unreadable" ? [at.file] : [])));
}

/**
 * For each Markdown file of the content with links that have to follow moves the edits that do so, by the path where it lies
 * now; null where that can't be done without touching other text.
 */
export function linksAfterMoves(project: Project, moves: readonly Move[]): Map<string, TextEdit[] | null> {
  const { links, texts } = project;
  const follow = new Set(
    links.flatMap(({ at, slip, path }) =>
      slip === null && path !== null && movedPath(path, moves) !== path ? at.file : [],
    ),
  );
  const found = new Map<string, TextEdit[] | null>();
  const [fixed, unparsed] = [fixedTexts(project), unparsedTexts(project)];
  for (const [file, text] of texts) {
    if (!file.toLowerCase().endsWith(".md") || fixed.has(file) || unparsed.has(file)) continue;
    // Of evidence and of what moves no link has been looked at yet.
    const isKnown = file.startsWith("controls/") && movedPath(file, moves) === file;
    if (isKnown ? !follow.has(file) : !text.includes("]")) continue;
    const edits = movedLinkEdits(file, text, moves);
    if (edits === null || edits.length > 0 || isKnown) found.set(file, edits?.length === 0 ? null : edits);
  }
  return found;
}

/**
 * The edits that let the links of a Markdown file lead where they led once files and folders have moved, the file itself
 * among them perhaps; with query and anchor as they are. Null if the text would not read as before but for that.
 *
 * @param file where the file lies before the moves
 */
export function movedLinkEdits(file: string, text: string, moves: readonly Move[]): TextEdit[] | null {
  const markdown = parseMarkdown(file, text);
  const now = movedPath(file, moves);
  const edits: TextEdit[] = [];
  visit(markdown.root, (node) => {
    if (node.type !== "link" && node.type !== "image" && node.type !== "definition") return;
    const { path } = resolveLink(file, node.url);
    if (path === null) return;
    const target = movedPath(path, moves);
    // One that leads there as it stands stays.
    if (resolveLink(now, node.url).path === target) return;
    const edit = addressEdit(text, node, (address) => movedAddress(address, now, target, moves));
    if (edit) edits.push(edit);
  });
  return readsAsBefore(markdown, parseMarkdown(now, applyEdits(text, edits)), moves) ? edits : null;
}

function addressEdit(
  text: string,
  node: Link | Image | Definition,
  moved: (address: string) => string,
): TextEdit | null {
  const range = addressRange(text, node);
  if (range === null) return null;
  const written = text.slice(range.from, range.to);
  const [, open = "", address = ""] = /^(<?)(.*?)>?$/s.exec(written) ?? [];
  const rest = /[?#].*$/s.exec(address)?.[0] ?? "";
  const right = moved(address.slice(0, address.length - rest.length)) + rest;
  return replaceRange(text, range.from, range.to, open ? `<${right}>` : right);
}

/** An address as it is written with one other name in it, where that leads to the target; else the shortest way there. */
function movedAddress(address: string, file: string, target: string, moves: readonly Move[]): string {
  const parts = address.split("/");
  for (const { from, to } of moves) {
    const [old, now] = [posix.basename(from), relativeAddress("", posix.basename(to))];
    for (const [i, part] of parts.entries()) {
      if (decodedAddress(part) !== old) continue;
      const candidate = parts.with(i, now).join("/");
      if (resolveLink(file, candidate).path === target) return candidate;
    }
  }
  return relativeAddress(file, target) + (address.endsWith("/") ? "/" : "");
}

function readsAsBefore(was: Markdown, is: Markdown, moves: readonly Move[]): boolean {
  // What is no link as it is written stays as it is.
  const linksOf = (one: Markdown) => allLinksIn(one).filter(({ slip }) => slip === null);
  const [links, moved] = [linksOf(was), linksOf(is)];
  return (
    links.length === moved.length &&
    textOf(was.root) === textOf(is.root) &&
    links.every(
      ({ path, text }, i) =>
        moved[i]?.path === (path === null ? null : movedPath(path, moves)) && moved[i]?.text === text,
    )
  );
}
