/** What the window of each page is called: no two pages the same, so that tabs, bookmarks and results can be told apart. */
import { languageNames } from "../../src/model/languages.ts";
import { type Bilingual, type Language, report, rulePages } from "./data.ts";
import { evidence, sites, titledEntries } from "./lookup.ts";
import { allRoutes, type EntryKind, type Route } from "./routes.ts";
import { type SingleKind, singlePages } from "./single-pages.ts";

/** What an entry of a kind is. */
const kindNames: Readonly<Record<EntryKind, Bilingual>> = {
  module: { de: "Baustein", en: "module" },
  requirement: { de: "Anforderung", en: "requirement" },
  site: { de: "Standort", en: "site" },
  object: { de: "Zielobjekt", en: "target object" },
  control: { de: "Maßnahme", en: "control" },
  evidence: { de: "Nachweis", en: "evidence" },
  risk: { de: "Risiko", en: "risk" },
  audit: { de: "Audit", en: "audit" },
  rule: { de: "Regel der Prüfung", en: "rule of the check" },
};

/** People know these by their ids. */
const withId: readonly string[] = ["module", "requirement", "control"];

function nameOf({ kind, id, lang }: Route): string {
  if (kind in singlePages) return singlePages[kind as SingleKind].title[lang];
  const entry = kind as EntryKind;
  const title =
    (entry === "rule" ? rulePages.get(id)?.title[lang] : titledEntries[entry].get(id)?.title) ?? id;
  const what = [kindNames[entry][lang], ...(kind === "evidence" ? placesOf(id, lang) : [])].join(", ");
  return `${withId.includes(kind) ? `${id} ` : ""}${title} (${what})`;
}

/** Where evidence belongs. */
function placesOf(path: string, lang: Language): readonly string[] {
  const found = evidence.get(path);
  if (found === undefined) return [];
  const named = found.sites.length > 0 ? found.sites : found.site === null ? [] : [found.site];
  return named.length === 0
    ? [{ de: "Verbund", en: "domain" }[lang]]
    : named.map((id) => sites.get(id)?.title ?? id);
}

const titles = new Map<string, string>();
for (const add of [
  (route: Route) => nameOf(route),
  // Officers may give two things one title, and some words are the same in both languages.
  (route: Route) => `${nameOf(route)}, ${route.id === "" ? languageNames[route.lang] : route.id}`,
  (route: Route) => `${nameOf(route)}, ${route.id}, ${languageNames[route.lang]}`,
]) {
  const left = allRoutes().filter(({ path }) => !titles.has(path));
  for (const [name, same] of Map.groupBy(left, add)) {
    const [only, ...others] = same;
    if (only !== undefined && others.length === 0) titles.set(only.path, `${name} – ${report.domain.title}`);
  }
}

/** The title of a page, unlike that of every other. */
export function titleOf({ path }: Route): string {
  return titles.get(path) ?? path;
}
