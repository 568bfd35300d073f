/**
 * Markup that can stand in `<noscript>`, which is text where scripts run: what content brought into an attribute can neither end
 * that text nor a tag or row of it. It shows the same.
 * @param html as Astro writes it: attributes in double quotes, whose `<` and `>` it leaves as they are.
 * @throws if it holds a second table, or `<noscript>` itself.
 */
export function noscriptText(html: string): string {
  let text = "";
  for (let from = 0; from < html.length; ) {
    const start = html.indexOf("<", from);
    if (start === -1) return checked(text + html.slice(from));
    const end = tagEnd(html, start);
    const inside = html
      .slice(start + 1, end)
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;");
    text += `${html.slice(from, start)}<${inside}>`;
    from = end + 1;
  }
  return checked(text);
}

/** Where the `>` of a tag stands, which one in a quoted attribute is not. */
function tagEnd(html: string, start: number): number {
  let quoted = false;
  for (let at = start; at < html.length; at += 1) {
    if (html[at] === '"') quoted = !quoted;
    else if (html[at] === ">" && !quoted) return at;
  }
  return html.length;
}

function checked(text: string): string {
  const tables = text.split("<table").length - 1;
  if (tables > 1 || text.includes("<noscript")) {
    throw new Error("a table that stands in <noscript> holds another");
  }
  return text;
}
