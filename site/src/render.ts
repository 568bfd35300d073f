/**
 * What the compiled site can do (`src/publish/compile/site-pages.ts`): render whatever is made from the report, file by file. Nothing
 * is written here.
 */
import { experimental_AstroContainer as AstroContainer } from "astro/container";
import { languages, type ReportFinding, synonyms } from "./data.ts";
import Routes from "./layouts/Routes.astro";
import { findingsOn } from "./page-findings.ts";
import { remarkTargets } from "./remark-targets.ts";
import { allRoutes, type Route } from "./routes.ts";
import { samplePart, sampleParts } from "./sample-parts.ts";
import { searchEntries } from "./search-entries.ts";

/** Where an edition begins, also one in English alone, whose pages stand in `en/`. */
const overview: Route = { kind: "overview", id: "", lang: languages[0] ?? "de", path: "index.html" };
const pages = new Map([...allRoutes(), overview].map((route) => [route.path, route]));

/** Data as classic scripts: the only kind of file that a page may load over `file://`. */
const scripts = new Map<string, () => string>([
  [
    "assets/search-index.js",
    () =>
      `globalThis.nachweisSynonyms=${JSON.stringify(synonyms)};globalThis.nachweisIndex=${JSON.stringify(searchEntries())};`,
  ],
  ["assets/remark-targets.js", () => `globalThis.nachweisRemarkTargets=${JSON.stringify(remarkTargets())};`],
]);
for (const lang of languages)
  for (let part = 0; part < sampleParts; part++)
    scripts.set(
      `assets/sample-${lang}-${part}.js`,
      () => `(globalThis.nachweisItems??=[])[${part}]=${JSON.stringify(samplePart(lang, part))};`,
    );

const container = await AstroContainer.create();

/** Paths of all files that are made from the report, from the root of the site: the pages, and data for their scripts. */
export const paths: readonly string[] = [...pages.keys(), ...scripts.keys()];

/** The texts of some of these files, in their order. */
export async function render(some: readonly string[]): Promise<readonly string[]> {
  const html = new Map<string, string>();
  const routes = some.flatMap((path) => pages.get(path) ?? []);
  await container.renderToString(Routes, { props: { routes, take: html.set.bind(html) } });
  return some.map((path) => html.get(path) ?? scripts.get(path)?.() ?? "");
}

/** The findings that belong to a page, in the order of the report. */
export function findings(path: string): readonly ReportFinding[] {
  const route = pages.get(path);
  return route === undefined ? [] : findingsOn(route);
}
