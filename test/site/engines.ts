import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/**
 * The engines, where pages load them from: their policy lets in no script from elsewhere, and the browser need not read and
 * compile each anew for each page.
 */
export const engineFiles = {
  "engines/axe.js": fileURLToPath(import.meta.resolve("axe-core/axe.min.js")),
  "engines/ibm.js": fileURLToPath(import.meta.resolve("accessibility-checker-engine/ace.js")),
} as const;

/** A statement for a page that loads an engine and leaves no trace of that in its tree. */
function load(engine: keyof typeof engineFiles): string {
  return `await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = resolve;
    script.onerror = reject;
    script.src = "/${engine}";
    document.head.append(script);
    script.remove();
  })`;
}

const axeOptions = JSON.stringify({
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
});

/**
 * What axe finds on a page. It runs there as a whole: a wrapper that looks into frames too is not needed, since no page of the
 * site has one.
 */
export async function axe(page: Page): Promise<readonly string[]> {
  expect(page.frames()).toEqual([page.mainFrame()]);
  const violations: readonly { id: string; html: readonly string[] }[] = await page.evaluate(`(async () => {
    ${load("engines/axe.js")};
    const { violations } = await axe.run(document, ${axeOptions});
    return violations.map(({ id, nodes }) => ({ id, html: nodes.map(({ html }) => html) }));
  })()`);
  return violations.map(({ id, html }) => `${id} ${html.join(" ").slice(0, 300)}`);
}

/** Rules of IBM's engine that are never sure, and take longer than all others on a page with many links. */
const unsureRules = JSON.stringify([
  "element_tabbable_unobscured",
  "element_tabbable_visible",
  "style_focus_visible",
]);

/**
 * What IBM's engine is sure of; what it asks a person to look at ("potential", "manual") is no fault by itself. It can't read
 * the colours of KERN UX (oklch): they are painted, and the colours that come out put in their place.
 */
export async function ibm(page: Page): Promise<readonly string[]> {
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
    ${load("engines/ibm.js")};
    const checker = new ace.Checker();
    const wcag = checker.getGuidelines().find(({ id }) => id === "WCAG_2_2");
    for (const rule of wcag.checkpoints.flatMap(({ rules }) => rules ?? [])) {
      if (${unsureRules}.includes(rule.id)) rule.enabled = false;
    }
    checker.addGuideline(wcag);
    const { results } = await checker.check(document, ["WCAG_2_2"]);
    return results.filter(({ value }) => value[1] === "FAIL")
      .map(({ ruleId, message, snippet }) => ({ rule: ruleId, message, snippet }));
  })()`);
  return found.map(({ rule, message, snippet }) => `${rule} ${message} ${snippet.slice(0, 200)}`);
}
