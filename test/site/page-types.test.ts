import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { SiteInput } from "../../site/src/data.ts";
import type { Route } from "../../site/src/routes.ts";
import { pdfDocuments } from "../../src/pdf/render-pdf.ts";
import { type BuiltSite, withFiles } from "./build-fixture.ts";
import { pageTypes } from "./page-types.ts";
import { sharedSites } from "./shared-sites.ts";

let site: BuiltSite;
let routes: readonly Route[];
let kinds: readonly Route["kind"][];
beforeAll(async () => {
  site = await sharedSites.whole();
  // What the routes are made from.
  const input: Partial<SiteInput> = {
    report: site.report,
    languages: ["de", "en"],
    documents: withFiles(pdfDocuments),
    rulePages: {},
    copies: {},
  };
  const file = join(site.folder, "input.json");
  await writeFile(file, JSON.stringify(input));
  process.env.NACHWEIS_SITE_INPUT = file;
  const { allRoutes, entryPages } = await import("../../site/src/routes.ts");
  const { singlePages } = await import("../../site/src/single-pages.ts");
  routes = allRoutes();
  kinds = [...Object.keys(singlePages), ...Object.keys(entryPages)] as Route["kind"][];
});

test("every kind of page that the site can have is among the page types that browsers and engines look at", async () => {
  expect(kinds.length).toBeGreaterThan(25);
  const looked = new Set(routes.filter(({ path }) => pageTypes.includes(path)).map(({ kind }) => kind));
  expect(kinds.filter((kind) => !looked.has(kind))).toEqual([]);
});

test("every page type is a page", () => {
  const paths = new Set(routes.map(({ path }) => path));
  expect(pageTypes.filter((path) => !paths.has(path))).toEqual([]);
});
