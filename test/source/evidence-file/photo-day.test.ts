import { expect, it } from "vitest";
import { bytesInMemory } from "../../../src/source/evidence-file/byte-source.ts";
import { photoDay } from "../../../src/source/evidence-file/photo-day.ts";
import { photoOf } from "./photo.ts";

it.each([true, false])("a photograph says when it was taken (big-endian: %s)", (big) => {
  expect(photoDay("a.tif", bytesInMemory(photoOf("2026:03:14 23:59:00", big)))).toBe("2026-03-14");
});

it.each([
  ["a clock that nobody set", "a.tif", photoOf("0000:00:00 00:00:00")],
  ["no day", "a.tif", photoOf("    :  :     :  :  ")],
  ["another file", "a.txt", photoOf("2026:03:14 10:00:00")],
  ["one that is cut off", "a.tif", photoOf("2026:03:14 10:00:00").subarray(0, 52)],
  ["an empty one", "a.jpg", Buffer.alloc(0)],
])("says nothing: %s", (_, name, bytes) => {
  expect(photoDay(name, bytesInMemory(bytes))).toBeNull();
});
