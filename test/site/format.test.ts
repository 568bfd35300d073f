import { expect, test } from "vitest";
import { formatBytes, formatDuration } from "../../site/src/format.ts";
import { formatDate, withDays } from "../../site/src/format-date.ts";

test("dates are written by the page's language", () => {
  expect(formatDate("2026-09-04", "de")).toBe("04.09.2026");
  expect(formatDate("2026-09-04", "en")).toBe("4 Sep 2026");
  expect(formatDate(null, "de")).toBe("");
  expect(formatDate("bald", "de")).toBe("bald");
});

test("durations are words", () => {
  expect(formatDuration("P1Y6M", "de")).toBe("1 Jahr 6 Monate");
  expect(formatDuration("PT4H30M", "en")).toBe("4 hours 30 minutes");
  expect(formatDuration("P1M", "en")).toBe("1 month");
  expect(formatDuration("PT1M", "en")).toBe("1 minute");
  expect(formatDuration("irgendwann", "de")).toBe("irgendwann");
});

test("sizes are what people expect", () => {
  expect(formatBytes(812, "de")).toBe("812 Byte");
  expect(formatBytes(13_600, "en")).toBe("14 KB");
  expect(formatBytes(2_340_000, "de")).toBe("2,3 MB");
  expect(formatBytes(2_340_000, "en")).toBe("2.3 MB");
});

test("a sentence of the check writes its days as the language does, and leaves paths and what it quotes as they are", () => {
  const german =
    "Der Nachweis läuft am 2027-01-31 ab (siehe plan-2026-01-02.pdf, 2026-03-04); „bis 2026-13-45“ ist kein Tag.";
  expect(withDays(german, "de")).toBe(
    "Der Nachweis läuft am 31.01.2027 ab (siehe plan-2026-01-02.pdf, 04.03.2026); „bis 2026-13-45“ ist kein Tag.",
  );
  expect(withDays("It lapses on 2027-01-31; “until 2026-05-06” stays.", "en")).toBe(
    "It lapses on 31 Jan 2027; “until 2026-05-06” stays.",
  );
});
