import { expect, test } from "vitest";
import { formatDate } from "../../site/src/format-date.ts";
import { dayIn } from "../../src/model/languages.ts";

test("days are written by the language, in German as on the website", () => {
  expect(dayIn("de")("2026-09-04")).toBe("04.09.2026");
  expect(dayIn("de")("2026-09-04")).toBe(formatDate("2026-09-04", "de"));
  expect(dayIn("en")("2026-09-04")).toBe("2026-09-04");
  expect(dayIn("de")("2026-09")).toBe("09.2026");
});

test("what is no day stays as it is", () => {
  expect(dayIn("de")(null)).toBeNull();
  expect(dayIn("de")("P1Y-06-M")).toBe("P1Y-06-M");
  expect(dayIn("de")("rz-2026-09-04")).toBe("rz-2026-09-04");
});
