import { saysSomething } from "../../text/says-something.ts";

/** Tags that open a web page (WHATWG MIME Sniffing, 7.1), and those that other text may begin with as well. */
const documentTag = /^<(?:!doctype html|html)(?:[\s/>]|$)/i;
const pageTag = /^<(?:!doctype html|html|head|body|script|iframe|style|title|meta|link)(?:[\s/>]|$)/i;
const partTag = /^<(?:h1|div|font|table|a|b|br|p)(?:[\s/>]|$)/i;

/** Endings under which a web page is what its name says. */
const htmlNames = /\.(?:html?|xhtml?|shtml|mhtml?)$/i;

/** Text in which single tags are at home: Markdown, XML. */
const taggedNames = /\.(?:md|xml|xsd|xsl|svg|gpx|kml|drawio|bpmn|rss)$/i;

/**
 * Whether the first bytes of a file are those of a web page, though its name says something else: a login page that was
 * saved in place of the file behind it, mostly.
 *
 * @param binary whether the name stands for a binary format, which no tag begins
 */
export function isHiddenHtml(path: string, head: Buffer, binary: boolean): boolean {
  if (htmlNames.test(path)) return false;
  const text = textOf(head);
  if (text === null) return false;
  const first = withoutPreamble(text);
  if (binary) return pageTag.test(first) || partTag.test(first);
  return (taggedNames.test(path) ? documentTag : pageTag).test(first);
}

/** Parts of a web page that nobody sees on it. */
const unseen = [
  ["<!--", "-->"],
  ["<style", "</style"],
  ["<title", "</title"],
] as const;

/** Tags that show something without text, or make a page show it. */
const showing = /<(?:img|svg|canvas|script|i?frame|embed|object|video|audio|input|math)[\s/>]/;

/** Whether a file that is a web page by its name shows nothing, by all its bytes. */
export function isEmptyPage(path: string, all: Buffer): boolean {
  const text = /\.(?:html?|xhtml|shtml)$/i.test(path) ? textOf(all) : null;
  if (text === null || text.includes("\uFFFD")) return false;
  // In lower case as a whole: some letters get longer by it, and what is compared must be of one length.
  let page = text.toLowerCase();
  for (const [begin, end] of unseen) page = without(page, begin, end);
  return !showing.test(page) && !saysSomething(without(page, "<", ">"));
}

/** A text without the parts between two marks. A part without an end is one up to the end of the text. */
function without(text: string, begin: string, end: string): string {
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const at = text.indexOf(begin, from);
    if (at < 0) return kept.join("") + text.slice(from);
    kept.push(text.slice(from, at));
    const last = text.indexOf(end, at + begin.length);
    if (last < 0) return kept.join("");
    from = last + end.length;
  }
}

/** The text of some first bytes, by their byte order mark; null if they are none. */
export function textOf(head: Buffer): string | null {
  if (head[0] === 0xff && head[1] === 0xfe) return head.subarray(2).toString("utf16le");
  if (head[0] === 0xfe && head[1] === 0xff) {
    const even = Buffer.from(head.subarray(2, head.length - (head.length % 2)));
    return even.swap16().toString("utf16le");
  }
  const text = head.toString("utf8").replace(/^\uFEFF/, "");
  return text.includes("\0") ? null : text;
}

/** Without the blanks, the XML declaration and the comments that may stand before the first tag. */
export function withoutPreamble(text: string): string {
  let rest = text.trimStart();
  for (;;) {
    const end = rest.startsWith("<!--")
      ? rest.indexOf("-->") + 3
      : /^<\?xml\s/i.test(rest)
        ? rest.indexOf("?>") + 2
        : 0;
    // An end that is not there leaves 2 or 1: the preamble goes on behind what was read.
    if (end < 4) return rest;
    rest = rest.slice(end).trimStart();
  }
}
