import { describe, expect, it } from "vitest";
import { applyBaseline, fails, recordBaseline } from "../../src/report/baseline.ts";
import { readBaseline } from "../../src/source/saved-documents.ts";
import { reportOn } from "../content-root.ts";
import { changed, clean } from "../format/clean-root.ts";

const inf = "controls/catalog/inf-7.md";
const oneGap = changed(clean, inf, "### raum-a: ja", "### raum-a: nein");
const twoGaps = changed(oneGap, inf, "### raum-b@rz-b: ja", "### raum-b@rz-b: nein");

describe("a baseline", () => {
  it("accepts what it knows up to its day, and no new finding", async () => {
    const before = await reportOn(oneGap);
    const baseline = recordBaseline(before, "2026-12-31", "de", null);
    expect(baseline.findings).toEqual([
      {
        fingerprint: before.findings[0]?.fingerprint,
        rule: "gap-without-action",
        message: before.findings[0]?.message.de,
        file: inf,
        severity: "error",
        until: "2026-12-31",
      },
    ]);
    const onLastDay = applyBaseline(await reportOn(oneGap, "2026-12-31"), baseline);
    expect(onLastDay.findings.filter(fails)).toEqual([]);
    expect(onLastDay.findings[0]?.accepted).toEqual({ until: "2026-12-31", holds: true });
    expect(onLastDay.baseline).toMatchObject({ accepted: 1, lapsed: 0, fresh: 0, gone: [] });

    const dayAfter = applyBaseline(await reportOn(oneGap, "2027-01-01"), baseline);
    expect(dayAfter.findings.filter(fails)).toHaveLength(1);
    expect(dayAfter.findings[0]?.accepted).toEqual({ until: "2026-12-31", holds: false });
    expect(dayAfter.baseline).toMatchObject({ accepted: 0, lapsed: 1, fresh: 0 });

    const more = applyBaseline(await reportOn(twoGaps), baseline);
    expect(more.findings.filter(fails).map(({ object }) => object)).toEqual(["raum-b"]);
    expect(more.baseline).toMatchObject({ accepted: 1, fresh: 1 });
  });

  it("accepts no finding that is graver than it was, until it is recorded anew", async () => {
    const weighed = (severity: string) =>
      changed(
        oneGap,
        "controls/domain.md",
        "interval-undefined: off",
        `interval-undefined: off, gap-without-action: ${severity}`,
      );
    const [mild, grave] = [await reportOn(weighed("warning")), await reportOn(oneGap)];
    const baseline = recordBaseline(mild, "2026-12-31", "de", null);
    expect(baseline.findings.map(({ severity }) => severity)).toEqual(["warning"]);
    const applied = applyBaseline(grave, baseline);
    expect(applied.findings.filter(fails)).toHaveLength(1);
    expect(applied.baseline).toMatchObject({ accepted: 0, lapsed: 0, fresh: 1, gone: [] });

    const anew = recordBaseline(grave, "2027-01-31", "de", baseline);
    expect(anew.findings).toMatchObject([{ severity: "error", until: "2027-01-31" }]);
    expect(applyBaseline(mild, anew).baseline).toMatchObject({ accepted: 1, fresh: 0 });
    // What is milder now keeps its day, and is accepted as that alone.
    expect(recordBaseline(mild, "2027-06-30", "de", anew).findings).toMatchObject([
      { severity: "warning", until: "2027-01-31" },
    ]);
  });

  it("of an earlier version, which recorded no severity, accepts what it did", async () => {
    const report = await reportOn(oneGap);
    const { findings, ...rest } = recordBaseline(report, "2026-12-31", "de", null);
    const old = { ...rest, findings: findings.map(({ severity: _, ...one }) => one) };
    expect(applyBaseline(report, readBaseline(JSON.stringify(old))).findings.filter(fails)).toEqual([]);
  });

  it("reports what is gone", async () => {
    const baseline = recordBaseline(await reportOn(twoGaps), "2026-12-31", "en", null);
    const report = applyBaseline(await reportOn(clean), baseline);
    expect(report.findings).toEqual([]);
    expect(report.baseline?.gone).toEqual(baseline.findings);
  });

  it("recorded anew prolongs nothing, and forgets what is gone", async () => {
    const first = recordBaseline(await reportOn(oneGap), "2026-12-01", "de", null);
    const second = recordBaseline(await reportOn(twoGaps), "2027-02-01", "de", first);
    expect(second.findings.map(({ until }) => until).sort()).toEqual(["2026-12-01", "2027-02-01"]);
    expect(recordBaseline(await reportOn(clean), "2027-02-01", "de", second).findings).toEqual([]);
  });

  it("is read back as it was written, and refused if it is something else", async () => {
    const baseline = recordBaseline(await reportOn(twoGaps), "2026-12-31", "de", null);
    expect(readBaseline(JSON.stringify(baseline))).toEqual(baseline);
    const broken = { ...baseline, findings: [{ ...baseline.findings[0], until: "bald" }] };
    for (const text of [
      "",
      "null",
      "[]",
      '{"format": "nachweis-report/1", "findings": []}',
      JSON.stringify(broken),
    ]) {
      expect(() => readBaseline(text), text).toThrow();
    }
  });
});
