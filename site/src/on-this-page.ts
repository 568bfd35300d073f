/** A section of a page, as its heading says it. */
export interface Section {
  readonly id: string;
  /** Markup of the heading without links and icons: words, and the language that they are in. */
  readonly html: string;
}

/** A page with fewer sections is seen at a glance. */
const fewest = 4;

/** Stands where the list of sections comes, in what a page renders. */
export const sectionsPlace = "<sections-place></sections-place>";

/**
 * The sections of a long page, from its second-level headings; none for a page with few.
 * @param html as Astro writes it; each such heading has an id (a test).
 */
export function sectionsOf(html: string): readonly Section[] {
  const sections = html
    .split("<h2 ")
    .slice(1)
    .flatMap((part): readonly Section[] => {
      const [tag = ""] = part.split(">", 1);
      const [, id = ""] = tag.split(' id="');
      const heading = part.slice(tag.length + 1).split("</h2>", 1)[0] ?? "";
      const words = withoutTags(heading).trim();
      return id === "" || words === "" ? [] : [{ id: id.split('"', 1)[0] ?? "", html: words }];
    });
  return sections.length < fewest ? [] : sections;
}

/** Markup whose tags are gone, but those that say a language. */
function withoutTags(html: string): string {
  const kept: boolean[] = [];
  return html
    .split("<")
    .map((part, index) => {
      if (index === 0) return part;
      const end = part.indexOf(">");
      const text = part.slice(end + 1);
      if (!/^\/?(?:span|a)\b/.test(part)) return text;
      if (part.startsWith("/")) return kept.pop() ? `</span>${text}` : text;
      const [, lang] = part.slice(0, end).split(' lang="');
      kept.push(lang !== undefined);
      return lang === undefined ? text : `<span lang="${lang.split('"', 1)[0]}">${text}`;
    })
    .join("");
}
