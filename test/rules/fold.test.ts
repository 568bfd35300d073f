import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Finding, Missing } from "../../src/model/finding.ts";
import type { Severity } from "../../src/model/vocabulary.ts";
import { foldConsequences, type LinkedFinding } from "../../src/rules/fold.ts";
import { reportOn } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";

const text = { de: "", en: "" };

function linked(
  rule: string,
  severity: Severity,
  takes: readonly Missing[],
  lacks: readonly Missing[] = [],
): LinkedFinding {
  const nothing = { site: null, object: null, requirement: null, evidence: null, module: null };
  const place = {
    file: "x.md",
    line: 1,
    column: 1,
    excerpt: null,
    related: [],
    fix: null,
    suggestion: null,
    stops: null,
  };
  return {
    finding: { rule, severity, message: text, help: text, ...place, ...nothing } as Finding,
    takes,
    lacks,
  };
}

const shown = (all: readonly LinkedFinding[]) =>
  foldConsequences(all).map(({ finding, consequences }) => [
    finding.rule,
    ...consequences.map(({ rule }) => rule),
  ]);

describe("folding", () => {
  it("puts a consequence below what takes what it lacks, along a chain", () => {
    const chain = [
      linked("c", "error", [], ["place:b"]),
      linked("a", "error", ["place:a"]),
      linked("b", "error", ["place:b"], ["place:a"]),
    ];
    expect(shown(chain)).toEqual([["a", "c", "b"]]);
  });

  it("lets no mild cause hide a grave consequence", () => {
    const two = [linked("cause", "warning", ["place:a"]), linked("grave", "error", [], ["place:a"])];
    expect(shown(two)).toEqual([["cause"], ["grave"]]);
  });

  it("takes the gravest of several causes, of these the first", () => {
    const several = [
      linked("mild", "info", ["place:a"], ["place:a"]),
      linked("first", "error", ["place:a"], ["place:a"]),
      linked("second", "error", ["place:a"], ["place:a"]),
    ];
    expect(shown(several)).toEqual([["first", "mild", "second"]]);
  });

  it("leaves a circle as it is", () => {
    const circle = [
      linked("a", "error", ["place:a"], ["place:b"]),
      linked("b", "error", ["place:b"], ["place:a"]),
    ];
    expect(shown(circle)).toEqual([["a"], ["b"]]);
  });

  it("loses nothing, doubles nothing, and every consequence weighs no more than its cause", () => {
    const missing = fc.constantFrom<Missing>("place:a", "place:b", "risk:c", "evidence:d", "severity:e");
    const one = fc.record({
      severity: fc.constantFrom<Severity>("error", "warning", "info"),
      takes: fc.array(missing, { maxLength: 2 }),
      lacks: fc.array(missing, { maxLength: 2 }),
    });
    const weight = { info: 0, warning: 1, error: 2 };
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (drafts) => {
        const all = drafts.map(({ severity, takes, lacks }, i) => linked(`r${i}`, severity, takes, lacks));
        const causes = foldConsequences(all);
        const found = causes.flatMap(({ finding, consequences }) => [finding, ...consequences]);
        expect(new Set(found)).toEqual(new Set(all.map(({ finding }) => finding)));
        expect(found).toHaveLength(all.length);
        for (const { finding, consequences } of causes)
          for (const one of consequences)
            expect(weight[one.severity]).toBeLessThanOrEqual(weight[finding.severity]);
      }),
    );
  });
});

describe("one cause is one finding", () => {
  it("a site whose file has another name now", async () => {
    const { "controls/sites/rz-b.md": site = "", ...others } = clean;
    const report = await reportOn({ ...others, "controls/sites/rz-neu.md": site });
    const unknown = report.findings.filter(({ rule }) => rule === "reference-unknown");
    expect(unknown).toHaveLength(1);
    expect(unknown[0]?.folded).toBeGreaterThan(3);
    expect(report.summary.errors).toBe(report.findings.filter(({ severity }) => severity === "error").length);
  });
});
