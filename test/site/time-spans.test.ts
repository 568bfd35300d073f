import { expect, test } from "vitest";
import { bySpan, spanName, spanOf, spanQuery } from "../../site/src/time-spans.ts";
import { addDays } from "../../src/text/date.ts";
import fc from "../properties.ts";

const asOf = "2026-11-23";
const days = fc.integer({ min: -900, max: 2000 }).map((days) => addDays(asOf, days));

test("a day lies within its span, and a span has the same days whichever of them is asked for", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 14 }), (day, months) => {
      const span = spanOf(day, asOf, months);
      if (span.from !== null) {
        expect(span.from <= day).toBe(true);
        expect(spanOf(span.from, asOf, months)).toEqual(span);
        expect(spanOf(addDays(span.from, -1), asOf, months).id).not.toBe(span.id);
      }
      expect(day <= (span.to ?? "")).toBe(true);
      expect(spanOf(span.to, asOf, months)).toEqual(span);
      expect(spanOf(addDays(span.to ?? "", 1), asOf, months).id).not.toBe(span.id);
    }),
  );
});

test("spans come in the order of time, none is lost", () => {
  fc.assert(
    fc.property(fc.array(fc.option(days)), (some) => {
      const spans = bySpan(some, (day) => day, asOf, 12);
      expect(spans.flatMap(({ things }) => things)).toHaveLength(some.length);
      const known = spans.filter(({ kind }) => kind === "month" || kind === "year");
      expect(known.map(({ from }) => from)).toEqual(known.map(({ from }) => from).sort());
      expect(spans.findIndex(({ kind }) => kind === "past")).toBeLessThanOrEqual(0);
    }),
  );
});

test("names and addresses are those of dates and filters elsewhere", () => {
  expect(spanName(spanOf("2027-02-10", asOf, 12), "de")).toBe("02.2027");
  expect(spanName(spanOf("2027-02-10", asOf, 12), "en")).toBe("Feb 2027");
  expect(spanName(spanOf("2027-12-10", asOf, 12), "de")).toBe("2027, danach");
  expect(spanName(spanOf("2028-12-10", asOf, 12), "de")).toBe("2028");
  expect(spanQuery(spanOf("2026-11-30", asOf, 12), "expires")).toBe(
    "?expires-from=2026-11-23&expires-to=2026-11-30",
  );
  expect(spanQuery(spanOf("2026-11-22", asOf, 12), "due")).toBe("?due-to=2026-11-22");
  expect(spanQuery(spanOf(null, asOf, 12), "due")).toBeNull();
});
