import { describe, expect, it } from "vitest";
import { toJson } from "../../src/reporters/json.ts";
import { fromJson } from "../../src/source/saved-documents.ts";
import { fixedReport } from "./fixture.ts";

describe("json", () => {
  it("writes the document of the content format", async () => {
    const report = await fixedReport();
    await expect(toJson(report, "de")).toMatchFileSnapshot("golden/de-report.json");
  });

  it("begins with the keys that the content format names, in its order", async () => {
    const report = await fixedReport();
    const keys = Object.keys(JSON.parse(toJson(report, "de")));
    expect(keys.slice(0, 6)).toEqual(["format", "asOf", "catalogue", "summary", "findings", "items"]);
  });

  it("gives messages in the language asked for, and in both", async () => {
    const report = await fixedReport();
    const [german] = JSON.parse(toJson(report, "de")).findings;
    const [english] = JSON.parse(toJson(report, "en")).findings;
    expect(german.message).toBe(german.messages.de);
    expect(english.message).toBe(german.messages.en);
    expect(english.help).toBe(english.helps.en);
  });

  it.each(["de", "en"] as const)("is read again without loss, written in %s", async (language) => {
    const report = await fixedReport();
    expect(fromJson(toJson(report, language))).toEqual(report);
  });

  it.each([
    "{}",
    "[]",
    "null",
    '{"format":"nachweis-report/1"}',
    '{"format":"nachweis-report/1","findings":[]}',
    '{"format":"other","findings":[]}',
  ])("refuses what is no report: %s", (text) => {
    expect(() => fromJson(text)).toThrow();
  });
});
