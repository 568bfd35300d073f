import type { Bilingual } from "./position.ts";

/** What amounts are counted in. */
export const amountUnits = ["person-days", "EUR"] as const;

/** An amount (Betrag): person-days of work or euros, at most two decimals, once or every year (FORMAT.md, Second wave). */
export interface Amount {
  readonly unit: (typeof amountUnits)[number];
  readonly value: number;
  readonly yearly: boolean;
}

/** Sums of amounts of one unit and kind: what is spent once comes before what is spent every year, days before euros. */
export function sumsOf(amounts: readonly Amount[]): Amount[] {
  return amountUnits.flatMap((unit) =>
    [false, true].flatMap((yearly) => {
      const same = amounts.filter((amount) => amount.unit === unit && amount.yearly === yearly);
      // In hundredths, which are whole: sums of decimals are not exact.
      const hundredths = same.reduce((sum, { value }) => sum + Math.round(value * 100), 0);
      return same.length === 0 ? [] : [{ unit, yearly, value: hundredths / 100 }];
    }),
  );
}

const units: Readonly<Record<Amount["unit"], Bilingual>> = {
  "person-days": { de: "PT", en: "person-days" },
  EUR: { de: "EUR", en: "EUR" },
};

/** An amount in words: `6.000 EUR/Jahr`, `6,000 EUR/year`. */
export function amountWords({ unit, value, yearly }: Amount): Bilingual {
  const [whole = "0", decimals = ""] = value.toFixed(2).split(".");
  const written = (group: string, point: string): string =>
    thousands(whole).join(group) + (decimals === "00" ? "" : point + decimals);
  return {
    de: `${written(".", ",")} ${units[unit].de}${yearly ? "/Jahr" : ""}`,
    en: `${written(",", ".")} ${units[unit].en}${yearly ? "/year" : ""}`,
  };
}

/** Digits in threes from the right: `1234567` is 1, 234 and 567. */
function thousands(digits: string): string[] {
  const first = digits.length % 3 || 3;
  const rest = digits.slice(first);
  return [digits.slice(0, first), ...(rest === "" ? [] : thousands(rest))];
}
