import { expect, it } from "vitest";
import { durationWords } from "../../src/text/duration-words.ts";

it.each([
  ["P12M", "12 Monate", "12 months"],
  ["P1Y6M", "1 Jahr 6 Monate", "1 year 6 months"],
  ["PT1H", "1 Stunde", "1 hour"],
  ["P2W", "2 Wochen", "2 weeks"],
  ["PT90M30S", "90 Minuten 30 Sekunden", "90 minutes 30 seconds"],
  ["P0D", "0 Tage", "0 days"],
  ["bald", "bald", "bald"],
])("%s is %s", (duration, de, en) => {
  expect(durationWords(duration)).toEqual({ de, en });
});
