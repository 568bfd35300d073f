import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import AxeBuilder from "@axe-core/playwright";
import { beforeAll, describe, expect, test } from "vitest";
import { pageTypes } from "./page-types.ts";
import { useSiteInBrowser } from "./site-browser.ts";

const site = useSiteInBrowser();

/** Source of IBM's engine, which the page evaluates: its policy lets in no script from elsewhere. */
let ibmEngine: string;
beforeAll(async () => {
  ibmEngine = await readFile(
    createRequire(import.meta.url).resolve("accessibility-checker-engine/ace.js"),
    "utf8",
  );
});

async function axe(path: string): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page: site.page })
    .options({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
    .analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${path}: ${id} ${nodes
        .map((node) => node.html)
        .join(" ")
        .slice(0, 300)}`,
  );
}

/** What IBM's engine is sure of; what it asks a person to look at ("potential", "manual") is no fault by itself. */
async function ibm(path: string): Promise<readonly string[]> {
  const found: readonly { rule: string; message: string; snippet: string }[] =
    await site.page.evaluate(`(async () => {
    // It cannot read the colours of KERN UX (oklch) and says so for each element; axe judges contrast.
    console.log = () => {};
    ${ibmEngine};
    const { results } = await new ace.Checker().check(document, ["WCAG_2_2"]);
    return results.filter(({ value }) => value[1] === "FAIL")
      .map(({ ruleId, message, snippet }) => ({ rule: ruleId, message, snippet }));
  })()`);
  return found.map(({ rule, message, snippet }) => `${path}: ${rule} ${message} ${snippet.slice(0, 200)}`);
}

const looks = [
  { name: "German, light, on a desktop", english: false, colorScheme: "light", width: 1280 },
  { name: "English, dark, on a narrow phone", english: true, colorScheme: "dark", width: 320 },
] as const;

describe.each(looks)("$name", ({ english, colorScheme, width }) => {
  test.each([
    { engine: "axe", check: axe },
    { engine: "IBM's engine", check: ibm },
  ])("$engine finds nothing on any page type", async ({ check }) => {
    await site.open({ colorScheme, reducedMotion: "reduce", viewport: { width, height: 900 } });
    const found: string[] = [];
    for (const path of pageTypes) {
      const address = english ? await site.counterpart(path) : path;
      await site.visit(address);
      found.push(...(await check(address)));
    }
    expect([...new Set(found)]).toEqual([]);
  }, 600_000);
});

/** Held in `golden/`; after a change that is meant, `npx vitest run test/site/accessibility.test.ts -u` writes them anew. */
describe("what a screen reader tells", () => {
  test.each([
    { path: "suche", part: "body" },
    { path: "index", part: "main" },
    { path: "anforderungen/INF.2.A3", part: "main" },
    { path: "massnahmen/LWL-17", part: "main" },
    { path: "nachweise", part: "main" },
    { path: "nachweise/rz-a-log.csv", part: "main" },
    { path: "zielobjekte/abrechnung", part: "main" },
  ])("of $part of $path", async ({ path, part }) => {
    await site.visit(`${path}.html`);
    const tree = await site.page.locator(part).ariaSnapshot();
    await expect(`${tree}\n`).toMatchFileSnapshot(`golden/${path.replace("/", "-")}.aria.yaml`);
  });
});

describe("reduced motion", () => {
  test("is kept: nothing scrolls smoothly", async () => {
    await site.open({ reducedMotion: "reduce" });
    await site.visit("index.html");
    expect(await site.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")).toBe(
      "auto",
    );
  });
});
