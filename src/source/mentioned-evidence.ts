import { resolveLink } from "../model/link-address.ts";
import { allLinksIn } from "./links.ts";
import { parseMarkdown } from "./markdown.ts";

/** Paths of the evidence that a piece of Markdown links. */
export function evidenceIn(file: string, text: string): string[] {
  if (text.trim() === "") return [];
  const markdown = parseMarkdown(file, text);
  return allLinksIn(markdown).flatMap(({ leads, path }) =>
    leads === "evidence" && path !== null ? path : [],
  );
}

/** Where a link in Markdown leads below `evidence/`; what is longer is none, so that no text takes more than its size allows. */
const linkToEvidence =
  /\]\([ \t]{0,9}(?:<[^>\n]{0,99}?(evidence\/[^>\n]{1,400})>|[^)\s]{0,99}?(evidence\/[^)\s]{1,400}))/g;

/** The same of a text that can't be parsed, or whose place is not known: whatever looks like a link. */
export function evidenceInUnread(text: string): string[] {
  return [...text.matchAll(linkToEvidence)].flatMap(
    ([, quoted, bare]) => resolveLink("", quoted ?? bare ?? "").path ?? [],
  );
}
