import { clean } from "../text/clean.ts";

/** Keeps a reference from being one: an invisible space of no width. */
const gap = "\u200b";

/**
 * Text of the content as Markdown that shows it and nothing else: no markup, HTML, link, mention (`@name` sends mail),
 * reference (`#1`, `!1`, `~label`) or quick action, on GitHub and GitLab alike. Content is untrusted.
 */
export function escapeMarkdown(text: string): string {
  return clean(text)
    .replace(/[@#!~$&](?=\w)/g, (sign) => `${sign}${gap}`)
    .replace(/(?<=\b(?:https?|ftp|mailto|www|xmpp))(?=[:.])/gi, gap)
    .replace(/[\\`*_{}[\]()#!|~^$]/g, "\\$&")
    .replace(/^(\s*\d+)([.)])/, "$1\\$2")
    .replace(/^(\s*)([+-])/, "$1\\$2")
    .replace(/^(\s*)([/=:])/, `$1${gap}$2`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** A name of the content as code, in a fence longer than any in it. */
export function codeSpan(text: string): string {
  const inner = clean(text);
  const longest = Math.max(0, ...[...inner.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = inner.startsWith("`") || inner.endsWith("`") ? " " : "";
  return `${fence}${pad}${inner}${pad}${fence}`;
}
