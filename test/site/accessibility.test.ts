import { describe, expect, test } from "vitest";
import { axe, ibm } from "./engines.ts";
import { emptyPageTypes, pageTypes, rarePageTypes } from "./page-types.ts";
import { sharedSites } from "./shared-sites.ts";
import { type SiteInBrowser, useSiteInBrowser } from "./site-browser.ts";

type Engine = typeof axe | typeof ibm;

interface Look {
  readonly language: "German" | "English";
  readonly colorScheme: "light" | "dark";
  readonly width: 1280 | 320;
  readonly engines: readonly Engine[];
}

/**
 * Runs engines on pages in a look; returns what they find. All is open that can be, but for the choices of filters, which
 * lie over each other: of them one at a time is open (`filters.test.ts`).
 */
async function findings(
  site: SiteInBrowser,
  paths: readonly string[],
  { language, colorScheme, width, engines }: Look,
): Promise<readonly string[]> {
  await site.open({ colorScheme, reducedMotion: "reduce", viewport: { width, height: 900 } });
  const found: string[] = [];
  for (const path of paths) {
    const address = language === "English" ? await site.counterpart(path) : path;
    await site.visit(address);
    await site.page.evaluate(
      "document.querySelectorAll('details:not(.choice)').forEach((one) => { one.open = true; })",
    );
    for (const engine of engines) {
      found.push(...(await engine(site.page)).map((one) => `${address}: ${one}`));
    }
  }
  return [...new Set(found)];
}

/** Every two of language, theme and width meet before axe in one of these; each is before IBM's engine, the second one. */
const looks: readonly Look[] = [
  { language: "German", colorScheme: "light", width: 1280, engines: [axe] },
  { language: "German", colorScheme: "dark", width: 320, engines: [axe] },
  { language: "German", colorScheme: "light", width: 320, engines: [ibm] },
  { language: "English", colorScheme: "light", width: 320, engines: [axe] },
  { language: "English", colorScheme: "dark", width: 1280, engines: [axe, ibm] },
];

/** Each language, theme and width is in one of these: enough for pages of what is rare. */
const opposites: readonly Look[] = [
  { language: "German", colorScheme: "light", width: 320, engines: [axe, ibm] },
  { language: "English", colorScheme: "dark", width: 1280, engines: [axe, ibm] },
];

describe("on any page type", () => {
  const site = useSiteInBrowser();

  test.each(looks)("no engine finds anything: $language, $colorScheme, $width px", async (look) => {
    expect(await findings(site, pageTypes, look)).toEqual([]);
  }, 600_000);

  test.each([
    "light",
    "dark",
  ] as const)("neither finds anything in the open menu of a phone: %s", async (colorScheme) => {
    await site.open({ colorScheme, viewport: { width: 320, height: 700 } });
    await site.visit("index.html");
    await site.page.getByRole("button", { name: "Menü" }).click();
    await site.page.locator(".menu:popover-open").waitFor();
    expect([...(await axe(site.page)), ...(await ibm(site.page))]).toEqual([]);
  });
});

describe("on pages of what is rare or not as it should be", () => {
  const site = useSiteInBrowser(sharedSites.rareWithheld);

  test.each(opposites)("no engine finds anything: $language, $colorScheme, $width px", async (look) => {
    expect(await findings(site, rarePageTypes, look)).toEqual([]);
  }, 600_000);

  test("a screen reader tells of failover", async () => {
    await site.visit("ausfall.html");
    await matchGolden("ausfall.html", await site.page.locator("main").ariaSnapshot());
  });
});

describe("on pages of nothing yet", () => {
  const site = useSiteInBrowser(sharedSites.empty);

  test.each(opposites)("no engine finds anything: $language, $colorScheme, $width px", async (look) => {
    expect(await findings(site, emptyPageTypes, look)).toEqual([]);
  }, 600_000);
});

/** Held in `golden/`; after a change that is meant, `npx vitest run test/site/accessibility.test.ts -u` writes them anew. */
describe("what a screen reader tells", () => {
  const site = useSiteInBrowser();

  test.each([
    { page: "suche.html", part: "body" },
    { page: "index.html", part: "main" },
    { page: "anforderungen.html?module=INF.2&state=proven&state=open", part: "main" },
    { page: "anforderungen/INF.2.A3.html", part: "main" },
    { page: "massnahmen/LWL-17.html", part: "main" },
    { page: "nachweise.html", part: "main" },
    { page: "nachweise/rz-a-log.csv.html", part: "main" },
    { page: "zielobjekte/abrechnung.html", part: "main" },
    { page: "luecken.html?state=unproven&state=open", part: "main" },
    { page: "umsetzungsplan.html", part: "main" },
  ])("of $part of $page", async ({ page, part }) => {
    await site.visit(page);
    await matchGolden(page, await site.page.locator(part).ariaSnapshot());
  });
});

async function matchGolden(page: string, tree: string): Promise<void> {
  const name = page.replace(/\.html.*$/, "").replace("/", "-");
  await expect(`${tree}\n`).toMatchFileSnapshot(`golden/${name}.aria.yaml`);
}

describe("reduced motion", () => {
  const site = useSiteInBrowser();

  test("is kept: nothing scrolls smoothly", async () => {
    await site.open({ reducedMotion: "reduce" });
    await site.visit("index.html");
    expect(await site.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")).toBe(
      "auto",
    );
  });
});
