import { type Bilingual, documents, type Language, report } from "./data.ts";
import { fileNames } from "./names.ts";
import { isWithheld } from "./withheld.ts";

/** Pages that there is one of. Their file names in both languages, without `.html`. */
const single = {
  overview: { de: "index", en: "index" },
  modules: { de: "bausteine", en: "modules" },
  requirements: { de: "anforderungen", en: "requirements" },
  items: { de: "pruefpunkte", en: "items" },
  sites: { de: "standorte", en: "sites" },
  objects: { de: "zielobjekte", en: "target-objects" },
  controls: { de: "massnahmen", en: "controls" },
  register: { de: "nachweise", en: "evidence" },
  gaps: { de: "luecken", en: "gaps" },
  plan: { de: "umsetzungsplan", en: "realisation-plan" },
  risks: { de: "risiken", en: "risks" },
  audits: { de: "audits", en: "audits" },
  failover: { de: "ausfall", en: "failover" },
  relocations: { de: "umzug", en: "relocation" },
  certificates: { de: "zertifikate", en: "certificates" },
  rules: { de: "regeln", en: "rules" },
  findings: { de: "befunde", en: "findings" },
  documents: { de: "dokumente", en: "documents" },
  about: { de: "stand", en: "state" },
  changes: { de: "aenderungen", en: "changes" },
  accessibility: { de: "barrierefreiheit", en: "accessibility" },
  search: { de: "suche", en: "search" },
} as const;

/** Pages that there is one of for each entry: the folder they lie in, and the ids of the entries. */
const perEntry = {
  module: { folder: "modules", ids: report.modules.map((entry) => entry.id) },
  requirement: {
    folder: "requirements",
    ids: report.requirements.filter((entry) => !entry.withdrawn).map((entry) => entry.id),
  },
  site: { folder: "sites", ids: report.sites.map((entry) => entry.id) },
  object: { folder: "objects", ids: report.objects.map((entry) => entry.id) },
  control: { folder: "controls", ids: report.controls.map((entry) => entry.id) },
  evidence: { folder: "register", ids: report.evidence.map((entry) => entry.path) },
  risk: { folder: "risks", ids: report.risks.map((entry) => entry.id) },
  audit: { folder: "audits", ids: report.audits.map((entry) => entry.id) },
  rule: { folder: "rules", ids: report.rules.map((entry) => entry.id) },
} as const;

/** A kind of page that there is one of. */
export type SingleKind = keyof typeof single;
/** A kind of page that each entry of a list has. */
export type EntryKind = keyof typeof perEntry;
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

/**
 * Pages that exist only if there is something to say: there are no menu entries that lead to nothing. That it is withheld is
 * something to say.
 */
const needed: Partial<Record<SingleKind, boolean>> = {
  risks: report.risks.length > 0 || isWithheld("risks"),
  audits: report.audits.length > 0 || isWithheld("audits"),
  failover:
    report.failover.losses.length > 0 || report.failover.stranded.length > 0 || isWithheld("failover"),
  relocations: report.relocations.length > 0 || isWithheld("relocations"),
  certificates: report.certificates.length > 0 || isWithheld("certificates"),
  documents: documents.length > 0,
  changes: report.changes !== null,
  accessibility: report.accessibility.length > 0,
};

/** The path of each page in both languages, by kind and id: the same text each time, since there are many more links than pages. */
const paths = new Map<Kind, ReadonlyMap<string, Bilingual>>([
  ...(Object.keys(single) as SingleKind[])
    .filter((kind) => needed[kind] !== false)
    .map((kind) => [kind, new Map([["", inBoth(kind, "")]])] as const),
  ...(Object.keys(perEntry) as EntryKind[]).map((kind) => {
    const { folder, ids } = perEntry[kind];
    const names = fileNames(ids, (id) => id.replace(/^evidence\//, ""));
    return [kind, new Map([...names].map(([id, name]) => [id, inBoth(folder, `/${name}`)]))] as const;
  }),
]);

function inBoth(kind: SingleKind, entry: string): Bilingual {
  return { de: `${single[kind].de}${entry}.html`, en: `en/${single[kind].en}${entry}.html` };
}

/** Path from the root of the site; null for an entry or page that does not exist. */
export function pathOf(kind: Kind, id: string, lang: Language): string | null {
  return paths.get(kind)?.get(id)?.[lang] ?? null;
}

/** Every page of the site. */
export function allRoutes(): readonly Route[] {
  return (["de", "en"] as const).flatMap((lang) =>
    [...paths].flatMap(([kind, ids]) =>
      [...ids].map(([id, path]): Route => ({ kind, id, lang, path: path[lang] })),
    ),
  );
}
