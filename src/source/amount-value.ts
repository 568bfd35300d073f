import type { Amount } from "../model/amount.ts";

/** A number and a unit, with nothing else: what may be meant as an amount. */
const amountLike =
  /^([\d.,\s]+?)\s?(T€|TEUR|EUR|€|Euro|PT|Personentage?|person-days?)(\s?\/\s?(?:Jahr|year)|\s(?:pro Jahr|im Jahr|jährlich|p\. ?a\.|per year|a year|yearly))?$/i;
/** FORMAT.md: dots or blanks group thousands, a comma stands before decimals. More digits are no amount that anybody plans. */
const grouped = /^\d{1,3}(?:[.\s]\d{3}){1,3}(?:,\d{1,2})?$/;
const plain = /^\d{1,9}(?:,\d{1,2})?$/;

/**
 * Reads an amount: `12 PT`, `6.000 EUR`, `500 EUR/Jahr`. Returns `unclear` for a number with a unit that can't be told
 * (`6,000 EUR` may be six or six thousand), and null for any other text.
 */
export function readAmount(text: string): Amount | "unclear" | null {
  const [, written, unit = "", yearly] = amountLike.exec(text) ?? [];
  if (written === undefined) return null;
  const number = written.trim();
  if (!grouped.test(number) && !plain.test(number)) return "unclear";
  const value = Number(number.replace(/[.\s]/g, "").replace(",", "."));
  const isWork = /^p/i.test(unit);
  return {
    unit: isWork ? "person-days" : "EUR",
    value: /^t/i.test(unit) ? Math.round(value * 100_000) / 100 : value,
    yearly: yearly !== undefined,
  };
}
