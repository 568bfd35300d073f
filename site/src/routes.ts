import { type Bilingual, type Language, languages, report } from "./data.ts";
import { fileNames } from "./names.ts";
import { type SingleKind, singlePage, singlePages } from "./single-pages.ts";

/** Pages that there is one of for each entry: the page of all, whose folder they lie in, and the ids of the entries. */
export const entryPages = {
  module: { list: "modules", ids: report.modules.map((entry) => entry.id) },
  requirement: {
    list: "requirements",
    ids: report.requirements.filter((entry) => !entry.withdrawn).map((entry) => entry.id),
  },
  site: { list: "sites", ids: report.sites.map((entry) => entry.id) },
  object: { list: "objects", ids: report.objects.map((entry) => entry.id) },
  control: { list: "controls", ids: report.controls.map((entry) => entry.id) },
  evidence: { list: "register", ids: report.evidence.map((entry) => entry.path) },
  risk: { list: "risks", ids: report.risks.map((entry) => entry.id) },
  audit: { list: "audits", ids: report.audits.map((entry) => entry.id) },
  rule: { list: "rules", ids: report.rules.map((entry) => entry.id) },
} as const;

/** A kind of page that each entry of a list has. */
export type EntryKind = keyof typeof entryPages;
/** A kind of page. */
export type Kind = SingleKind | EntryKind;

/** A page of the site in one language. */
export interface Route {
  readonly kind: Kind;
  /** Id of the entry; empty for pages that there is one of. */
  readonly id: string;
  readonly lang: Language;
  /** Path from the root of the site, such as `anforderungen/INF.2.A3.html`. */
  readonly path: string;
}

/** The path of each page in both languages, by kind and id: the same text each time, since there are many more links than pages. */
const paths = new Map<Kind, ReadonlyMap<string, Bilingual>>([
  ...(Object.keys(singlePages) as SingleKind[])
    .filter((kind) => singlePage(kind).needed !== false)
    .map((kind) => [kind, new Map([["", inBoth(kind, "")]])] as const),
  ...(Object.keys(entryPages) as EntryKind[]).map((kind) => {
    const { list, ids } = entryPages[kind];
    const names = fileNames(ids, (id) => id.replace(/^evidence\//, ""));
    return [kind, new Map([...names].map(([id, name]) => [id, inBoth(list, `/${name}`)]))] as const;
  }),
]);

function inBoth(kind: SingleKind, entry: string): Bilingual {
  const { de, en } = singlePages[kind].file;
  return { de: `${de}${entry}.html`, en: `en/${en}${entry}.html` };
}

/** Path from the root of the site; null for an entry or page that does not exist. */
export function pathOf(kind: Kind, id: string, lang: Language): string | null {
  return paths.get(kind)?.get(id)?.[lang] ?? null;
}

/** Every page of the site, in the languages of the edition; what is made for a page is at hand for the same in the next language. */
export function allRoutes(): readonly Route[] {
  return [...paths].flatMap(([kind, ids]) =>
    [...ids].flatMap(([id, path]) => languages.map((lang): Route => ({ kind, id, lang, path: path[lang] }))),
  );
}
