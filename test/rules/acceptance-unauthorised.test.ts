import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { type Content, placesOf, reportOn } from "../content-root.ts";
import { changed, clean } from "../format/clean-root.ts";

const domain = (lines: string): Content =>
  changed(clean, "controls/domain.md", "modules:", `${lines}\nmodules:`);
const guideline = (by: string): Content => ({
  "evidence/domain/leitlinie.txt": "Leitlinie (Beispiel)\n",
  "evidence/domain/leitlinie.txt.yaml": `title: Leitlinie (Beispiel)\ntype: document\nissued: 2026-02-01\nissuer: ISB\nsha256: "@sha256"\nreviewed: {by: B. Beispiel, on: 2026-03-20}\ndocument: A.0.1\napproved: {by: ${by}, on: 2026-02-01}\n`,
});

const stateOf = (report: Report, id: string) =>
  report.domain.documents.find((document) => document.id === id)?.state;
const found = (report: Report) => placesOf(report).filter((place) => place.startsWith("acceptance-"));

describe("an approval by somebody who may not approve", () => {
  it("leaves one document, or all of them, unapproved and is said", async () => {
    const one = await reportOn(
      domain(
        "management: [Leitung]\ndocuments:\n  approved: {by: Leitung, on: 2026-09-30}\n  A.1: {approved: {by: ISB, on: 2026-09-30}}",
      ),
    );
    expect(found(one)).toEqual(["acceptance-unauthorised controls/domain.md:8"]);
    expect([stateOf(one, "A.1"), stateOf(one, "A.2")]).toEqual(["unapproved", "unverifiable"]);
    const all = await reportOn(
      domain("management: [Leitung]\ndocuments: {approved: {by: ISB, on: 2026-09-30}}"),
    );
    expect(found(all)).toEqual(["acceptance-unauthorised controls/domain.md:6"]);
    expect(all.domain.documents.map(({ state }) => state)).toEqual(Array(6).fill("unapproved"));
  });

  it("does not concern guidelines, which may be signed by who stands above", async () => {
    const report = await reportOn({ ...domain("management: [Leitung]"), ...guideline("Vorstand") });
    expect(found(report)).toEqual([]);
  });

  it("is none where the domain does not say who may", async () => {
    const report = await reportOn({
      ...domain("documents: {approved: {by: ISB, on: 2026-09-30}}"),
      ...guideline("ISB"),
    });
    expect(found(report)).toEqual([]);
    expect(stateOf(report, "A.1")).toBe("unverifiable");
  });
});

describe("a document that one person has checked and approved", () => {
  it.each([
    [
      "its own approval",
      "A.1: {checked: {by: 'QM, A. B', on: 2026-09-01}, approved: {by: qm a. b, on: 2026-09-30}}",
    ],
    ["that of all", "approved: {by: QM, on: 2026-09-30}\n  A.1: {checked: {by: QM, on: 2026-09-01}}"],
  ])("by %s counts as approved and is said", async (_, lines) => {
    const report = await reportOn(domain(`documents:\n  ${lines}`));
    expect(report.findings).toMatchObject([{ rule: "acceptance-unauthorised", severity: "warning" }]);
    expect(report.findings[0]?.related).toHaveLength(1);
    expect(stateOf(report, "A.1")).toBe("unverifiable");
  });

  it("is none where another has approved it", async () => {
    const lines =
      "approved: {by: QM, on: 2026-09-30}\n  A.1: {checked: {by: QM, on: 2026-09-01}, approved: {by: Leitung, on: 2026-09-30}}";
    expect(found(await reportOn(domain(`documents:\n  ${lines}`)))).toEqual([]);
  });
});
