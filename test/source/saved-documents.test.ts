import { describe, expect, it } from "vitest";
import type { Bilingual } from "../../src/model/position.ts";
import { recordBaseline } from "../../src/report/baseline.ts";
import { compareReports } from "../../src/report/compare.ts";
import { changesSince } from "../../src/report/withhold/changes-since.ts";
import { toJson } from "../../src/reporters/json.ts";
import { fromJson, readBaseline, SavedDocumentError } from "../../src/source/saved-documents.ts";
import { fixedReport } from "../reporters/fixture.ts";

/** What reading a text is refused for. */
function refusal(read: () => unknown): Bilingual {
  try {
    read();
  } catch (error) {
    if (error instanceof SavedDocumentError) return error.explanation;
    throw error;
  }
  throw new Error("not refused");
}

/** A plain JSON value with what stands at a path replaced; `undefined` takes it out. */
function replacedAt(value: unknown, [key, ...rest]: readonly (string | number)[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((one, i) => (i === key ? replacedAt(one, rest, by) : one));
  const object = Object(value);
  return { ...object, [key]: replacedAt(object[key], rest, by) };
}

const document = async (): Promise<unknown> => JSON.parse(toJson(await fixedReport(), "de"));

describe("a saved report", () => {
  it.each<[readonly (string | number)[], unknown, string, string]>([
    [["summary"], undefined, "summary fehlt.", "summary is missing."],
    [["summary", "proven"], undefined, "summary.proven fehlt.", "summary.proven is missing."],
    [
      ["summary", "proven"],
      -1,
      "summary.proven: Erwartet ist eine Zahl ab 0, hier steht -1.",
      "expected is a number from 0 on",
    ],
    [
      ["items"],
      [null],
      "items[0]: Erwartet ist ein Objekt mit Angaben, hier steht null.",
      "items[0]: expected is an object, but here is null.",
    ],
    [
      ["items", 0, "state"],
      "gut",
      'items[0].state: Erwartet ist eines von proven, unproven, open, dispensable, unassessed, hier steht "gut".',
      "expected is one of proven",
    ],
    [
      ["findings", 0, "messages"],
      undefined,
      "findings[0].messages fehlt.",
      "findings[0].messages is missing.",
    ],
    [
      ["findings", 0, "related"],
      {},
      "findings[0].related: Erwartet ist eine Liste, hier steht {…}.",
      "expected is a list",
    ],
    [
      ["evidence", 0, "path"],
      7,
      "evidence[0].path: Erwartet ist ein Text, hier steht 7.",
      "expected is a text",
    ],
    [
      ["domain"],
      null,
      "domain: Erwartet ist ein Objekt mit Angaben, hier steht null.",
      "domain: expected is an object",
    ],
    [
      ["catalogueInfo", "method"],
      {},
      "catalogueInfo.method.levels fehlt.",
      "catalogueInfo.method.levels is missing.",
    ],
    [
      ["asOf"],
      "2026-02-30",
      'asOf: Erwartet ist ein Tag (JJJJ-MM-TT), hier steht "2026-02-30".',
      "asOf: expected is a day",
    ],
    [
      ["format"],
      "nachweis-report/2",
      'format: Erwartet ist „nachweis-report/1“, hier steht "nachweis-report/2".',
      "format: expected is",
    ],
    [
      [],
      [],
      "Das Dokument: Erwartet ist ein Objekt mit Angaben, hier steht […].",
      "The document: expected is an object",
    ],
  ])("without what it needs is refused with the place: %j = %j", async (path, by, german, english) => {
    const text = JSON.stringify(replacedAt(await document(), path, by));
    const { de, en } = refusal(() => fromJson(text));
    expect(de).toBe(german);
    expect(en).toContain(english);
  });

  it("that is no JSON is refused", () => {
    expect(refusal(() => fromJson("{")).de).toBe("Das ist kein gültiges JSON.");
  });

  it("can be compared whatever single key is taken out, or it is refused", async () => {
    const report = await fixedReport();
    const whole = JSON.parse(toJson(report, "de"));
    const compared = (text: string): void => {
      const before = fromJson(text);
      compareReports(before, report, { before: "", after: "" });
      changesSince(before, report, { clearance: "internal", since: "report" });
    };
    const paths = Object.entries(whole).flatMap(([key, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      const inner = first !== null && typeof first === "object" ? Object.keys(first) : [];
      return [[key], ...inner.map((name) => (Array.isArray(value) ? [key, 0, name] : [key, name]))];
    });
    expect(paths.length).toBeGreaterThan(100);
    for (const path of paths)
      for (const by of [undefined, null, [null]]) {
        try {
          compared(JSON.stringify(replacedAt(whole, path, by)));
        } catch (error) {
          expect(error, `${path.join(".")} = ${JSON.stringify(by)}: ${error}`).toBeInstanceOf(
            SavedDocumentError,
          );
        }
      }
  });

  it("keeps what a later version adds, and is read without what an earlier one did not say", async () => {
    const later = fromJson(JSON.stringify({ ...Object(await document()), later: 1 }));
    expect(later).toHaveProperty("later", 1);
    const { criteria: _c, probableDeviations: _p, certificate: _v, ...rest } = Object(await document());
    const { unformed: _u, ...summary } = rest.summary;
    const old = { ...rest, summary, blockers: [{ kind: "unmet" }] };
    const earlier = fromJson(JSON.stringify(old));
    expect(earlier.blockers).toEqual([]);
    expect(earlier.certificate.clear).toBe(false);
    expect(earlier.certificate.blockers.de).toContain("früheren Version");
    expect(earlier.summary.unformed).toEqual({ objects: 0, sites: 0, catalogues: 0 });
  });
});

describe("a baseline", () => {
  it("without what it needs is refused with the place", async () => {
    const baseline = recordBaseline(await fixedReport(), "2026-12-31", "de", null);
    const broken = (path: readonly (string | number)[], by: unknown) =>
      refusal(() => readBaseline(JSON.stringify(replacedAt(baseline, path, by)))).de;
    expect(broken(["findings"], [null])).toBe(
      "findings[0]: Erwartet ist ein Objekt mit Angaben, hier steht null.",
    );
    expect(broken(["findings", 0, "fingerprint"], undefined)).toBe("findings[0].fingerprint fehlt.");
    expect(broken(["findings", 0, "until"], "bald")).toContain("findings[0].until: Erwartet ist ein Tag");
    expect(broken(["asOf"], undefined)).toBe("asOf fehlt.");
  });
});

describe("a report of a version that read no questions of audits", () => {
  it("has none, and all else as it was", async () => {
    const written = JSON.parse(toJson(await fixedReport(), "de"));
    const audits = [
      { id: "a", title: "A", file: "controls/audits/a.md", classification: "internal", findings: [] },
    ];
    const { audits: read, ...rest } = fromJson(JSON.stringify({ ...written, audits }));
    expect(read).toEqual([{ ...audits[0], questions: [] }]);
    expect({ ...rest, audits: written.audits }).toMatchObject({
      asOf: written.asOf,
      summary: written.summary,
    });
  });
});
