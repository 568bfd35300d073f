import type { Definition, Image, Link } from "mdast";

/**
 * Where the address stands in the source of a link, an image or the definition of a reference, with its angle brackets: offsets
 * in the text. Null where the parser found it by itself.
 */
export function addressRange(
  text: string,
  node: Link | Image | Definition,
): { readonly from: number; readonly to: number } | null {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) return null;
  // The text of a link can hold whatever an address can: the address begins behind its last part.
  const last = node.type === "link" ? node.children.at(-1)?.position?.end.offset : undefined;
  const source = text.slice(last ?? start, end);
  const behind = endOfWords(source, node.type);
  const [all = "", written = ""] =
    behind === null ? [] : (/^\s*(<[^<>\n]*>|[^\s<]\S*)/.exec(source.slice(behind)) ?? []);
  const to = (last ?? start) + (behind ?? 0) + all.length;
  const from = to - written.length;
  // Where nothing stands behind the address, the bracket that closes the link does.
  const closing = node.type !== "definition" && to === end && !written.startsWith("<") ? 1 : 0;
  return written.length > closing ? { from, to: to - closing } : null;
}

/** Where the words of a link end and its address is to begin. */
function endOfWords(source: string, type: "link" | "image" | "definition"): number | null {
  if (type === "definition") return /^\[(?:[^\]\\]|\\.)+\]:/s.exec(source)?.[0].length ?? null;
  const at = type === "image" ? source.lastIndexOf("](") : source.indexOf("](");
  return at < 0 ? null : at + 2;
}
