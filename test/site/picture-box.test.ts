import { expect, test } from "vitest";
import { boxPadding, textBox } from "../../site/src/picture-box.ts";
import type { Report } from "../../src/model/report.ts";
import { documentFonts } from "../../src/pdf/layout/font-metrics.ts";
import { siteLetters } from "../../src/publish/site-letters.ts";
import fc from "../properties.ts";

const fonts = documentFonts();
const looks = fc.constantFrom("title", "note", "strong");

test("no text is wider than its box or leaves it, none is lost, and lines lie below each other", () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom(..."abcdeäß-W"), minLength: 1, maxLength: 40 }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(words, looks), { maxLength: 4 }),
      fc.integer({ min: 60, max: 200 }),
      (some, width) => {
        const texts = some.map(([text, look]) => ({ text: text.join(" "), look }));
        const box = textBox(texts, width, fonts, 12);
        const letters = (parts: readonly { readonly text: string }[]) =>
          parts
            .map(({ text }) => text)
            .join("")
            .replace(/[\s-]/g, "");
        expect(letters(box.lines)).toBe(letters(texts));
        let above = 0;
        for (const { text, x, y, size, look } of box.lines) {
          expect(fonts.width(text, size, look === "strong")).toBeLessThanOrEqual(
            width - 2 * boxPadding + 0.01,
          );
          expect(x).toBe(boxPadding);
          expect(y - size).toBeGreaterThanOrEqual(above - size * 0.25);
          expect(y).toBeLessThanOrEqual(box.height - 12 - boxPadding);
          above = y;
        }
      },
    ),
  );
});

test("the letters of the site measure what they do in the documents", () => {
  const title = "Informationssicherheitsbeauftragte";
  const report = { objects: [{ id: "isb", title }], sites: [] } as unknown as Report;
  const letters = siteLetters(report, fonts);
  for (const letter of title)
    expect(letters.regular[letter]).toBeCloseTo(fonts.width(letter, 1000, false), -1);
  expect(letters.breaks[title]).toEqual(fonts.breaks(title, "de"));
  expect(letters.breaks[title]?.length).toBeGreaterThan(3);
});
