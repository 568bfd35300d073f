import { visit } from "unist-util-visit";
import { decodedAddress, resolveLink } from "../model/link-address.ts";
import { parseMarkdown } from "../source/markdown.ts";
import { addressRange } from "../source/written-address.ts";

/** A place in which a link leads to the heading of a control, by offsets of the text. */
interface Anchor {
  readonly from: number;
  readonly to: number;
  readonly right: string;
}

/**
 * The anchors of links that lead to the heading of a control: its words in lower case and joined by hyphens, as programs
 * that show Markdown make them, or its id alone.
 *
 * @param targets files in which the control stands
 */
export function anchorsOf(
  file: string,
  text: string,
  { from, to }: { readonly from: string; readonly to: string },
  targets: ReadonlySet<string>,
): Anchor[] {
  if (!text.includes("#")) return [];
  const found: Anchor[] = [];
  const forms = [
    { old: slug(from), now: slug(to) },
    { old: from, now: to },
  ];
  visit(parseMarkdown(file, text).root, (node) => {
    if (node.type !== "link" && node.type !== "definition") return;
    const range = addressRange(text, node);
    const written = range && text.slice(range.from, range.to);
    const hash = written ? written.indexOf("#") : -1;
    if (!range || !written || hash < 0) return;
    const target = node.url.startsWith("#") ? file : resolveLink(file, node.url).path;
    if (target === null || !targets.has(target)) return;
    const anchor = decodedAddress(written.slice(hash + 1).replace(/>$/, ""));
    const form = forms.find(({ old }) => anchor === old || anchor.startsWith(`${old}-`));
    const at = range.from + hash + 1;
    // A part that is written otherwise (percent-encoded) is none that a person wrote.
    if (form && text.startsWith(form.old, at))
      found.push({ from: at, to: at + form.old.length, right: form.now });
  });
  return found;
}

function slug(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
}
