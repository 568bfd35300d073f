import { describe, expect, it } from "vitest";
import type { Finding, Missing } from "../../src/model/finding.ts";
import type { Severity } from "../../src/model/vocabulary.ts";
import { foldConsequences, type LinkedFinding } from "../../src/rules/fold.ts";
import { type Content, reportOn, sha256 } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";
import fc from "../properties.ts";

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

  it("takes, of several that weigh the same, the one that does not lack it itself", () => {
    const several = [
      linked("first", "error", ["place:a"], ["place:a"]),
      linked("root", "error", ["place:a"]),
    ];
    expect(shown(several)).toEqual([["root", "first"]]);
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

/** The clean root with some of its files elsewhere, as text or bytes, or not there. */
function moved(changes: Readonly<Record<string, string | Uint8Array | null>>): Content {
  const left = Object.entries({ ...clean, ...changes }).filter(([, text]) => text !== null);
  return Object.fromEntries(left) as Content;
}

const textOf = (path: string): string => String(clean[path]);
const domain = textOf("controls/domain.md");
const catalogue = textOf("controls/catalog/inf-7.md");
const siteB = textOf("controls/sites/rz-b.md");
const proof = "evidence/rz-b/begehung.txt";
const proofB = {
  text: textOf(proof),
  metadata: textOf(`${proof}.yaml`).replace("@sha256", sha256(textOf(proof))),
};
const unreviewed = Object.fromEntries(
  Object.entries(clean).map(([path, text]) => [path, String(text).replace(/^reviewed: .*\n/m, "")]),
);
const rules = "rules: {interval-undefined: off}";

describe("one cause is one finding", () => {
  it.each<[string, Content, string, number]>([
    [
      "a site whose file has another name now",
      moved({ "controls/sites/rz-b.md": null, "controls/sites/rz-neu.md": siteB }),
      "reference-unknown controls/catalog/inf-7.md:14",
      4,
    ],
    [
      "a site whose file has a name that is no id",
      moved({ "controls/sites/rz-b.md": null, "controls/sites/RZ B.md": siteB }),
      "front-matter-invalid controls/sites/RZ B.md:1",
      5,
    ],
    [
      "the misspelt name of a rule",
      {
        ...unreviewed,
        "controls/domain.md": domain.replace(
          rules,
          "rules: {interval-undefined: off, evidence-unreviwed: off}",
        ),
      },
      "front-matter-invalid controls/domain.md:7",
      3,
    ],
    [
      "a severity that there is not",
      {
        ...unreviewed,
        "controls/domain.md": domain.replace(
          rules,
          "rules: {interval-undefined: off, evidence-unreviewed: aus}",
        ),
      },
      "front-matter-invalid controls/domain.md:7",
      3,
    ],
    [
      "the key `rules` misspelt",
      moved({ "controls/domain.md": domain.replace(rules, rules.replace("rules", "ruls")) }),
      "front-matter-invalid controls/domain.md:7",
      1,
    ],
    [
      "rules as a list",
      moved({ "controls/domain.md": domain.replace(rules, "rules:\n  - interval-undefined: off") }),
      "front-matter-invalid controls/domain.md:8",
      1,
    ],
    [
      "metadata of the domain that are no YAML",
      moved({ "controls/domain.md": domain.replace("approach", "\tapproach") }),
      "front-matter-invalid controls/domain.md:4",
      1,
    ],
    [
      "the domain under another name",
      moved({ "controls/domain.md": null, "controls/verbund.md": domain }),
      "file-unread controls/verbund.md:1",
      1,
    ],
    [
      "a catalogue in another encoding",
      moved({ "controls/catalog/inf-7.md": Buffer.from(catalogue.replace("Fenster", "Fenstür"), "latin1") }),
      "file-unreadable controls/catalog/inf-7.md:1",
      4,
    ],
    [
      "a catalogue in UTF-16",
      moved({ "controls/catalog/inf-7.md": Buffer.from(`\uFEFF${catalogue}`, "utf16le") }),
      "file-unreadable controls/catalog/inf-7.md:1",
      4,
    ],
    [
      "a catalogue with too many marks",
      moved({ "controls/catalog/inf-7.md": `${catalogue}\n${"[".repeat(5000)}\n` }),
      "file-unreadable controls/catalog/inf-7.md:34",
      4,
    ],
    [
      "a catalogue with another ending",
      moved({ "controls/catalog/inf-7.md": null, "controls/catalog/inf-7.txt": catalogue }),
      "file-unread controls/catalog/inf-7.txt:1",
      4,
    ],
    [
      "a catalogue whose front matter has no end",
      moved({ "controls/catalog/inf-7.md": catalogue.replace("\n---\n", "\n") }),
      "front-matter-invalid controls/catalog/inf-7.md:1",
      0,
    ],
    [
      "a copy beside its original",
      moved({ "controls/catalog/inf-7 (1).md": catalogue }),
      "file-unread controls/catalog/inf-7 (1).md:1",
      0,
    ],
    [
      "evidence that was moved to the domain",
      moved({
        [proof]: null,
        [`${proof}.yaml`]: null,
        "evidence/domain/begehung.txt": proofB.text,
        "evidence/domain/begehung.txt.yaml": proofB.metadata,
      }),
      "evidence-link-broken controls/catalog/inf-7.md:16",
      1,
    ],
    [
      "a folder of evidence with another name",
      moved({
        [proof]: null,
        [`${proof}.yaml`]: null,
        "evidence/rz-neu/begehung.txt": proofB.text,
        "evidence/rz-neu/begehung.txt.yaml": proofB.metadata,
      }),
      "reference-unknown evidence/rz-neu:1",
      2,
    ],
    [
      "evidence that is gone from beside its metadata",
      moved({ [proof]: null, [`${proof}.yaml`]: proofB.metadata }),
      "evidence-link-broken controls/catalog/inf-7.md:16",
      1,
    ],
  ])("%s", async (_, content, place, folded) => {
    const report = await reportOn(content);
    expect(report.findings.map((one) => `${one.rule} ${one.file}:${one.line} ${one.folded}`)).toEqual([
      `${place} ${folded}`,
    ]);
    expect(report.summary.errors).toBe(1);
  });

  it("suggests for a record that is missing at one site not that of the other", async () => {
    const report = await reportOn(moved({ [proof]: null, [`${proof}.yaml`]: null }));
    expect(report.findings.map(({ suggestion }) => suggestion)).toEqual([null, null]);
  });
});
