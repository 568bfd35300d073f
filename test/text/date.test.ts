import { describe, expect, it } from "vitest";
import { addDays, endOf, isDate, lastDayOf } from "../../src/text/date.ts";

describe("the end of a duration", () => {
  it.each([
    ["2025-11-23", "P12M", "2026-11-23"],
    ["2026-01-31", "P1M", "2026-02-28"],
    ["2024-02-29", "P1Y", "2025-02-28"],
    ["2026-12-31", "P2M", "2027-02-28"],
    ["2026-11-23", "P90D", "2027-02-21"],
    ["2026-11-23", "P1M1W", "2026-12-30"],
    ["2026-11-23", "PT4H", "2026-11-23"],
    ["2026-11-23", "PT72H", "2026-11-26"],
    ["2026-11-23", "P1DT47H59M60S", "2026-11-26"],
    ["2026-11-23", "P9999Y", "9999-12-31"],
    ["2026-11-23", "P99999M1D", "9999-12-31"],
  ])("%s and %s: %s", (start, duration, end) => {
    expect(endOf(start, duration)).toBe(end);
  });

  it("is unknown for what is no duration", () => {
    expect(endOf("2026-11-23", "P")).toBeNull();
  });
});

it.each([
  ["P30D", "2026-12-23"],
  ["PT72H", "2026-11-26"],
  ["PT72H1S", "2026-11-27"],
  ["PT4H", "2026-11-24"],
  ["bald", null],
])("a day that is only begun is one on which %s lasts", (duration, day) => {
  expect(lastDayOf("2026-11-23", duration)).toBe(day);
});

it("days are counted over months, leap years and backwards", () => {
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2027-01-01", -1)).toBe("2026-12-31");
});

describe("a date", () => {
  it.each(["2026-01-01", "2026-12-31", "2028-02-29", "0001-01-01"])("exists: %s", (text) => {
    expect(isDate(text)).toBe(true);
  });

  it.each([
    "2026-00-10",
    "2026-13-01",
    "2026-01-00",
    "2026-04-31",
    "2026-02-29",
    "0000-01-01",
    "2026-1-1",
    "26-01-01",
  ])("does not exist: %s", (text) => {
    expect(isDate(text)).toBe(false);
  });
});
