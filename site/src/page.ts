import { otherLanguage } from "../../src/model/languages.ts";
import { words } from "../../src/model/words.ts";
import { type Bilingual, copyOf, languages, type ReportEvidence } from "./data.ts";
import { formatDate, withDays } from "./format-date.ts";
import { addressesFrom } from "./relative-address.ts";
import { type Kind, pathOf, type Route } from "./routes.ts";

/** What every component of a page needs to know: its language, and how to point at other pages from here. */
export interface Page extends Route {
  /** Picks the page's language. */
  say(text: Bilingual): string;
  /** Relative address of another page of the same language; null where there is no such page. */
  link(kind: Kind, id?: string, query?: string): string | null;
  /** Relative address of this page in the other language; null in an edition that has one only. */
  readonly other: string | null;
  /** Relative address of a file below the root of the site. */
  file(path: string): string;
  /** Relative address of the copy of an evidence file; null if it may not be shown. */
  copy(evidence: string): string | null;
  /** Language mark for what officers or the BSI wrote in German: absent where the page is German itself. */
  readonly german: "de" | undefined;
  /** A date as the language writes it; an unreadable one as it stands. */
  date(date: string | null): string;
  /** A message of the check, with its days as the language writes them. */
  message(text: Bilingual): string;
  /** The last day of validity, or what stands for it where there is none. */
  until(entry: Pick<ReportEvidence, "validUntil"> & Partial<Pick<ReportEvidence, "validity">>): string;
  /** A new id, unique in the page. */
  newId(prefix: string): string;
}

/** The page of a route. */
export function createPage(route: Route): Page {
  const { lang, path } = route;
  const file = addressesFrom(path);
  let ids = 0;
  return {
    ...route,
    say: (text) => text[lang],
    link: (kind, id = "", query = "") => {
      const target = pathOf(kind, id, lang);
      return target === null ? null : file(target) + query;
    },
    other:
      languages.length === 1 ? null : file(pathOf(route.kind, route.id, otherLanguage[lang]) ?? "index.html"),
    file,
    copy: (evidence) => {
      const copy = copyOf(evidence);
      return copy === null ? null : file(copy);
    },
    german: lang === "en" ? "de" : undefined,
    date: (date) => formatDate(date, lang),
    message: (text) => withDays(text[lang], lang),
    until: ({ validUntil, validity }) =>
      validUntil === null
        ? words.until[validity === "unknown" ? "unknown" : "open"][lang]
        : formatDate(validUntil, lang),
    newId: (prefix) => {
      ids += 1;
      return `${prefix}-${ids}`;
    },
  };
}
