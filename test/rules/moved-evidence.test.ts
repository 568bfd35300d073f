import { describe, expect, it } from "vitest";
import { type Content, reportOn } from "../content-root.ts";
import { clean, without } from "../format/clean-root.ts";

const old = "evidence/rz-a/begehung.txt";

/** The clean root whose evidence of rz-a was moved by hand: two links lead to where it was. */
function movedTo(path: string, more: Content = {}): Content {
  return {
    ...without(clean, old, `${old}.yaml`),
    [path]: String(clean[old]),
    [`${path}.yaml`]: String(clean[`${old}.yaml`]),
    ...more,
  };
}

const broken = async (content: Content) =>
  (await reportOn(content)).findings.filter(({ rule }) => rule === "evidence-link-broken");

describe("evidence that was moved by hand", () => {
  it("is one finding for the file, which says where it is, with a safe fix of the links", async () => {
    const report = await reportOn(movedTo("evidence/rz-a/gebaeude/begehung.txt"));
    expect(report.findings).toMatchObject([
      {
        rule: "evidence-link-broken",
        message: { de: expect.stringContaining("liegt jetzt unter evidence/rz-a/gebaeude/begehung.txt") },
        fix: { text: "../../evidence/rz-a/gebaeude/begehung.txt" },
        // The other link.
        folded: 1,
      },
    ]);
  });

  it.each([
    ["into the folder of another site", movedTo("evidence/rz-b/x/begehung.txt")],
    ["into domain/", movedTo("evidence/domain/begehung.txt")],
    [
      "where another file has the name, too",
      movedTo("evidence/rz-a/x/begehung.txt", {
        "evidence/rz-a/y/begehung.txt": "y",
        "evidence/rz-a/y/begehung.txt.yaml": String(clean[`${old}.yaml`]),
      }),
    ],
    [
      "where it has other bytes than recorded",
      movedTo("evidence/rz-a/x/begehung.txt", {
        "evidence/rz-a/x/begehung.txt.yaml": String(clean[`${old}.yaml`]).replace("@sha256", "0".repeat(64)),
      }),
    ],
    [
      "and left its metadata behind",
      movedTo("evidence/rz-a/x/begehung.txt", {
        [`${old}.yaml`]: String(clean[`${old}.yaml`]).replace("@sha256", "0".repeat(64)),
      }),
    ],
    ["into the folder of another year", movedTo("evidence/rz-a/2026/begehung.txt")],
  ])("has no safe fix %s", async (_, content) => {
    const found = await broken(content);
    expect(found.length).toBeGreaterThan(0);
    for (const { fix } of found) expect(fix).toBeNull();
  });
});
