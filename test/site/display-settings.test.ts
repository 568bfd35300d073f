import { describe, expect, test } from "vitest";
import { pageTypes } from "./page-types.ts";
import { useSiteInBrowser } from "./site-browser.ts";

const site = useSiteInBrowser();

/** Adds a rule to the page's style sheet, as a reader's own setting would. */
const addRule = (rule: string) =>
  site.page.evaluate(
    `document.styleSheets[0].insertRule(${JSON.stringify(rule)}, document.styleSheets[0].cssRules.length)`,
  );

/** Takes away the rule that was added last. */
const takeRule = () =>
  site.page.evaluate("document.styleSheets[0].deleteRule(document.styleSheets[0].cssRules.length - 1)");

/** Waits until what was changed is drawn, and scripts have seen it. */
const drawn = () =>
  site.page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");

/** What is cut off without a way to scroll to it. */
const cutOff = `[...document.querySelectorAll("body *")].filter((one) => {
  const { overflowX, overflowY, clipPath, position } = getComputedStyle(one);
  if (!one.checkVisibility() || one.closest("svg, .kern-sr-only") || clipPath !== "none" || position === "absolute") return false;
  const hidesX = overflowX === "hidden" || overflowX === "clip";
  const hidesY = overflowY === "hidden" || overflowY === "clip";
  return (hidesX && one.scrollWidth > one.clientWidth + 1) || (hidesY && one.scrollHeight > one.clientHeight + 1);
}).map((one) => one.outerHTML.slice(0, 120))`;

/** What a reader sets, and the widths at which nothing may be lost by it. */
const settings = [
  {
    name: "text twice as large",
    widths: [1280],
    rule: "html { font-size: 200% !important; }",
  },
  {
    name: "text spaced as WCAG 1.4.12 asks",
    widths: [1280, 320],
    rule: "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }",
  },
];

/**
 * Words that are broken: in heads and badges any; in other cells those of usual length. A word has a rectangle for each line
 * that it stands on.
 */
const broken = `(() => {
  const found = [];
  for (const cell of document.querySelectorAll(".kern-table :is(th, td), .kern-badge")) {
    const whole = cell.matches("thead th, .kern-badge");
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      for (const { 0: word, index } of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
        // An address, or markup, has no blank to break at: in a card of a phone, which does not scroll, it must break somewhere.
        const run = /\\S*$/.exec(text.data.slice(0, index))[0] + /^\\S*/.exec(text.data.slice(index))[0];
        const isAddress = run.length > 24 && /[a-z][:=]/.test(run);
        if (!whole && (isAddress || word.length > 19 || text.parentElement.closest(".place, .hash"))) continue;
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) found.push(word);
      }
    }
  }
  return found;
})()`;

describe.each([1280, 390, 320])("at %d px", (width) => {
  const set = settings.filter(({ widths }) => widths.includes(width));
  const names = set.map(({ name }) => `with ${name} no page type loses words or scrolls sideways`);

  test(`tables break no usual word, heads and badges none; ${names.join(", ")}`, async () => {
    await site.open({ viewport: { width, height: 900 } });
    for (const path of pageTypes) {
      await site.visit(path);
      await site.page.evaluate("document.fonts.ready.then(() => null)");
      expect(await site.page.evaluate(broken), path).toEqual([]);

      // It says which columns lie beyond the edge: with larger text there may be more.
      await addRule(".scroll-sign { display: none !important; }");
      // What of a long list is out of sight is not laid out, and how much that is depends on the size of letters.
      await addRule("tr { content-visibility: visible !important; }");
      const words = await site.page.evaluate("document.body.innerText");
      for (const { name, rule } of set) {
        await addRule(rule);
        await drawn();
        const where = `${path} with ${name}`;
        expect(await site.page.evaluate("document.body.innerText"), where).toBe(words);
        expect(await site.page.evaluate("document.documentElement.scrollWidth"), where).toBeLessThanOrEqual(
          width,
        );
        expect(await site.page.evaluate(cutOff), where).toEqual([]);
        await takeRule();
      }
    }
  }, 240_000);
});

test("on a phone the triangle of a cell that opens stands beside its badge", async () => {
  await site.open({ viewport: { width: 390, height: 900 } });
  await site.visit("ausfall.html");
  const heights = `[...document.querySelectorAll(".cell-reasons summary")].map((summary) =>
    summary.offsetHeight - summary.querySelector(".kern-badge").offsetHeight)`;
  const more: readonly number[] = await site.page.evaluate(heights);
  expect(more.length).toBeGreaterThan(0);
  for (const height of more) expect(height).toBeLessThan(6);
});

describe("with a contrast theme of the system", () => {
  /** Colours that an icon, and the ground below it, are painted in. */
  const iconColours = `[...document.querySelectorAll(".kern-icon")].filter((one) => one.checkVisibility()).map((one) => ({
    icon: getComputedStyle(one).backgroundColor,
    ground: getComputedStyle(document.body).backgroundColor,
    adjusted: getComputedStyle(one).forcedColorAdjust,
    html: one.outerHTML,
  }))`;

  test("the menu marks the current page alone", async () => {
    await site.open({ forcedColors: "active" });
    await site.visit("anforderungen.html");
    const bars: readonly { current: boolean; drawn: boolean }[] = await site.page.evaluate(
      `[...document.querySelectorAll(".menu a")].map((link) => ({
        current: link.hasAttribute("aria-current"),
        drawn: getComputedStyle(link).borderLeftColor !== getComputedStyle(document.body).backgroundColor,
      }))`,
    );
    expect(bars.filter(({ current }) => current)).toHaveLength(1);
    for (const { current, drawn } of bars) expect(drawn).toBe(current);
  });

  const badgeLooks = `[...document.querySelectorAll(".kern-badge")].filter((one) => one.checkVisibility()).map((one) => ({
    words: one.innerText,
    border: getComputedStyle(one).borderTopStyle,
  }))`;

  test.each([
    "light",
    "dark",
  ] as const)("icons and states are drawn in its colours: %s", async (colorScheme) => {
    await site.open({ forcedColors: "active", colorScheme });
    for (const path of ["index.html", "anforderungen.html"]) {
      await site.visit(path);
      const icons: readonly { icon: string; ground: string; adjusted: string; html: string }[] =
        await site.page.evaluate(iconColours);
      expect(icons.length).toBeGreaterThan(10);
      for (const { icon, ground, adjusted, html } of icons) {
        expect(adjusted, html).toBe("none");
        expect(icon, html).not.toBe(ground);
      }
      const badges: readonly { words: string; border: string }[] = await site.page.evaluate(badgeLooks);
      for (const { words, border } of badges) {
        expect(words).not.toBe("");
        expect(border, words).toBe("solid");
      }
    }
  });
});
