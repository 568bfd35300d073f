import { describe, expect, it } from "vitest";
import { type Amount, amountUnits, amountWords, sumsOf } from "../../src/model/amount.ts";
import { readAmount } from "../../src/source/amount-value.ts";
import fc from "../properties.ts";

describe("an amount", () => {
  it.each([
    ["12 PT", "person-days", 12, false],
    ["0,5 Personentage", "person-days", 0.5, false],
    ["1 Personentag", "person-days", 1, false],
    ["3 person-days/year", "person-days", 3, true],
    ["6.000 EUR", "EUR", 6000, false],
    ["6 000 EUR", "EUR", 6000, false],
    ["6\u202f000 EUR", "EUR", 6000, false],
    ["6.000,00 €", "EUR", 6000, false],
    ["1.234.567,89 EUR", "EUR", 1_234_567.89, false],
    ["6 T€", "EUR", 6000, false],
    ["1,5 TEUR", "EUR", 1500, false],
    ["500 EUR/Jahr", "EUR", 500, true],
    ["500 EUR / Jahr", "EUR", 500, true],
    ["500 EUR pro Jahr", "EUR", 500, true],
    ["500 € p. a.", "EUR", 500, true],
  ])("%s", (text, unit, value, yearly) => {
    expect(readAmount(text)).toEqual({ unit, value, yearly });
  });

  it.each([
    "6,000 EUR",
    "6.50 EUR",
    "1.00.000 EUR",
    "1,2,3 PT",
    "12345678901 EUR",
    ". EUR",
  ])("%s is not clear", (text) => {
    expect(readAmount(text)).toBe("unclear");
  });

  it.each([
    "8 Personentage und externe Leistung",
    "ca. 6.000 EUR",
    "3-5 PT",
    "9 Tage",
    "EUR",
    "12",
    "",
  ])("%j is text", (text) => {
    expect(readAmount(text)).toBeNull();
  });

  const amounts = fc.array(
    fc.record({
      unit: fc.constantFrom(...amountUnits),
      value: fc.integer({ min: 0, max: 99_999_999_999 }).map((cents) => cents / 100),
      yearly: fc.boolean(),
    }),
  );

  it("is read from its German words as it was", () => {
    fc.assert(
      fc.property(amounts, (some) => {
        for (const one of some) expect(readAmount(amountWords(one).de)).toEqual(one);
      }),
    );
  });

  it("is added up to the cent, whatever the order", () => {
    const cents = (some: readonly Amount[]) =>
      some.reduce((sum, { value }) => sum + Math.round(value * 100), 0);
    fc.assert(
      fc.property(amounts, (some) => {
        expect(cents(sumsOf(some))).toBe(cents(some));
        expect(sumsOf(some.toReversed())).toEqual(sumsOf(some));
      }),
    );
  });
});
