import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import AxeBuilder from "@axe-core/playwright";
import { beforeAll, describe, expect, test } from "vitest";
import { withhold } from "../../src/report/withhold/withhold.ts";
import { type BuiltSite, buildAgain, buildFixture } from "./build-fixture.ts";
import { writeEmptyFixture } from "./fixture-content.ts";
import { emptyPageTypes, pageTypes, rarePageTypes } from "./page-types.ts";
import { writeRareFixture } from "./rare-content.ts";
import { type SiteInBrowser, useSiteInBrowser } from "./site-browser.ts";

/** Source of IBM's engine, which the page evaluates: its policy lets in no script from elsewhere. */
let ibmEngine: string;
beforeAll(async () => {
  ibmEngine = await readFile(
    createRequire(import.meta.url).resolve("accessibility-checker-engine/ace.js"),
    "utf8",
  );
});

async function axe({ page }: SiteInBrowser): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations"],
    })
    .analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id} ${nodes
        .map((node) => node.html)
        .join(" ")
        .slice(0, 300)}`,
  );
}

/**
 * What IBM's engine is sure of; what it asks a person to look at ("potential", "manual") is no fault by itself. It can't read
 * the colours of KERN UX (oklch): they are painted, and the colours that come out put in their place.
 */
async function ibm({ page }: SiteInBrowser): Promise<readonly string[]> {
  const found: readonly { rule: string; message: string; snippet: string }[] =
    await page.evaluate(`(async () => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    for (const { style } of [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])) {
      for (const name of style ?? []) {
        const value = style.getPropertyValue(name);
        if (!name.startsWith("--") || !/^\\s*oklch\\([^)]*\\)\\s*$/.test(value)) continue;
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = value;
        canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
        style.setProperty(name, "rgba(" + [red, green, blue, alpha / 255].join(", ") + ")");
      }
    }
    // It tells of its progress.
    console.log = () => {};
    ${ibmEngine};
    const { results } = await new ace.Checker().check(document, ["WCAG_2_2"]);
    return results.filter(({ value }) => value[1] === "FAIL")
      .map(({ ruleId, message, snippet }) => ({ rule: ruleId, message, snippet }));
  })()`);
  return found.map(({ rule, message, snippet }) => `${rule} ${message} ${snippet.slice(0, 200)}`);
}

interface Look {
  readonly language: "German" | "English";
  readonly colorScheme: "light" | "dark";
  readonly width: 1280 | 320;
}

/**
 * Runs an engine on pages in a look; returns what it finds. All is open that can be, but for the choices of filters, which
 * lie over each other: of them one at a time is open (`filters.test.ts`).
 */
async function findings(
  site: SiteInBrowser,
  paths: readonly string[],
  { language, colorScheme, width }: Look,
  engine: (site: SiteInBrowser) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  await site.open({ colorScheme, reducedMotion: "reduce", viewport: { width, height: 900 } });
  const found: string[] = [];
  for (const path of paths) {
    const address = language === "English" ? await site.counterpart(path) : path;
    await site.visit(address);
    await site.page.evaluate(
      "document.querySelectorAll('details:not(.choice)').forEach((one) => { one.open = true; })",
    );
    found.push(...(await engine(site)).map((one) => `${address}: ${one}`));
  }
  return [...new Set(found)];
}

/** Every two of language, theme and width meet in one of these. */
const looks: readonly Look[] = [
  { language: "German", colorScheme: "light", width: 1280 },
  { language: "German", colorScheme: "dark", width: 320 },
  { language: "English", colorScheme: "light", width: 320 },
  { language: "English", colorScheme: "dark", width: 1280 },
];

/** Each of them is in one of these: enough for an engine that is the second one. */
const opposites: readonly Look[] = [
  { language: "German", colorScheme: "light", width: 320 },
  { language: "English", colorScheme: "dark", width: 1280 },
];

describe("on any page type", () => {
  const site = useSiteInBrowser();

  test.each(looks)("axe finds nothing: $language, $colorScheme, $width px", async (look) => {
    expect(await findings(site, pageTypes, look, axe)).toEqual([]);
  }, 600_000);

  test.each(opposites)("IBM's engine finds nothing: $language, $colorScheme, $width px", async (look) => {
    expect(await findings(site, pageTypes, look, ibm)).toEqual([]);
  }, 600_000);

  test.each([
    "light",
    "dark",
  ] as const)("neither finds anything in the open menu of a phone: %s", async (colorScheme) => {
    await site.open({ colorScheme, viewport: { width: 320, height: 700 } });
    await site.visit("index.html");
    await site.page.getByRole("button", { name: "Menü" }).click();
    await site.page.locator(".menu:popover-open").waitFor();
    expect([...(await axe(site)), ...(await ibm(site))]).toEqual([]);
  });
});

describe("on pages of what is rare or not as it should be", () => {
  const site = useSiteInBrowser(buildRare);

  test.each(opposites)("neither engine finds anything: $language, $colorScheme, $width px", async (look) => {
    expect(await findings(site, rarePageTypes, look, axe)).toEqual([]);
    expect(await findings(site, rarePageTypes, look, ibm)).toEqual([]);
  }, 600_000);

  test("a screen reader tells of failover", async () => {
    await site.visit("ausfall.html");
    await matchGolden("ausfall.html", await site.page.locator("main").ariaSnapshot());
  });
});

describe("on pages of nothing yet", () => {
  const site = useSiteInBrowser(() => buildFixture(writeEmptyFixture));

  test.each(opposites)("neither engine finds anything: $language, $colorScheme, $width px", async (look) => {
    expect(await findings(site, emptyPageTypes, look, axe)).toEqual([]);
    expect(await findings(site, emptyPageTypes, look, ibm)).toEqual([]);
  }, 600_000);
});

/** With something that is withheld. */
async function buildRare(): Promise<BuiltSite> {
  const built = await buildFixture(writeRareFixture);
  const report = withhold(built.report, "confidential");
  const out = `${built.out}-confidential`;
  await buildAgain({ ...built, report }, out);
  return { ...built, report, out };
}

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
