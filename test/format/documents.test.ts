import { describe, expect, it } from "vitest";
import { withhold } from "../../src/report/withhold/withhold.ts";
import { type Content, expectMarked, reportOn } from "../content-root.ts";
import { changed, clean, objectFile } from "./clean-root.ts";

/** The clean root whose domain controls its documents with these lines. */
const controlled = (lines: string, content: Content = clean): Content =>
  changed(content, "controls/domain.md", "approach: basic", `approach: basic\ndocuments:\n  ${lines.trim()}`);

async function documentOf(id: string, content: Content) {
  const { domain } = await reportOn(content);
  const found = domain.documents.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

/** FORMAT.md, Second wave: document control and `document-outdated`. */
describe("a reference document", () => {
  it("is approved as long as it shows what was approved", async () => {
    const { digest } = await documentOf("A.1", clean);
    const content = controlled(`A.1: {approved: {by: Leitung, on: 2026-11-01, digest: ${digest}}}`);
    await expectMarked(content);
    expect(await documentOf("A.1", content)).toMatchObject({ state: "approved", digest });
    const moved = changed(content, "controls/sites/rz-a.md", "Rechenzentrum A", "Rechenzentrum Alt");
    expect(await documentOf("A.1", moved)).toMatchObject({ state: "changed" });
    const { findings, blockers } = await reportOn(moved);
    expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toContain(
      "document-outdated warning",
    );
    expect(blockers.map(({ text }) => text.de)).toContain(
      "A.1 zeigt nicht mehr, was am 01.11.2026 freigegeben wurde.",
    );
  });

  it("has a version in its history that was approved, or the digest says so", async () => {
    const versions = (on: string, approved: string) =>
      controlled(
        `A.1: {history: [{version: "1.0", on: 2026-02-01, what: neu}, {version: "2.0", on: ${on}, what: Umzug}], approved: {by: Leitung, on: 2026-10-01${approved}}}`,
      );
    const report = await expectMarked(versions("⟦document-outdated⟧2026-10-02", ""));
    expect(report.findings.map(({ severity }) => severity)).toEqual(["warning"]);
    await expectMarked(versions("2026-10-01", ""));
    const { digest } = await documentOf("A.1", versions("2026-10-02", ""));
    await expectMarked(versions("2026-10-02", `, digest: ${digest}`));
  });

  it("keeps its digest when what it does not show changes", async () => {
    const own = async (content: Content) =>
      Object.fromEntries((await reportOn(content)).domain.documents.map(({ id, digest }) => [id, digest]));
    const before = await own(clean);
    // The network plan of A.1 shows the needs, and A.5 says that the analysis is missing then.
    const needs = await own(
      changed(clean, "controls/objects/server.md", "availability: normal", "availability: high"),
    );
    expect(Object.keys(before).filter((id) => before[id] !== needs[id])).toEqual(["A.1", "A.2", "A.5"]);
    const link = (more: string) => ({
      ...clean,
      "controls/objects/strecke.md": objectFile(`type: network\nconnects: [rz-a]\n${more}`),
    });
    const linked = await own(link(""));
    const barred = await own(link("no-transfer: true"));
    // It is critical then, and marked so on the plan.
    expect(Object.keys(linked).filter((id) => linked[id] !== barred[id])).toEqual(["A.1", "A.2"]);
    const external = await own(link("external: true"));
    expect(Object.keys(linked).filter((id) => linked[id] !== external[id])).toEqual(["A.1", "A.2"]);
    const text = await own(changed(clean, "controls/catalog/net-3-4.md", "So ist es", "So ist es seit Mai"));
    expect(Object.keys(before).filter((id) => before[id] !== text[id])).toEqual(["A.4"]);
    const order = await own(
      changed(
        clean,
        "controls/objects/server.md",
        "type: it-system\nsites: [rz-a, rz-b]",
        "sites: [rz-a, rz-b]\ntype: it-system",
      ),
    );
    expect(order).toEqual(before);
  });

  it("that nobody approved, or without a digest, says so and is no finding", async () => {
    expect(await documentOf("A.3", clean)).toMatchObject({ state: "unapproved", approved: null });
    const without = controlled("A.3: {approved: {by: Leitung, on: 2026-11-01}}");
    await expectMarked(without);
    expect(await documentOf("A.3", without)).toMatchObject({ state: "unverifiable" });
    const later = controlled("A.3: {approved: {by: Leitung, on: 2026-12-01}}");
    expect(await documentOf("A.3", later)).toMatchObject({ state: "unapproved" });
  });

  it("that reports on every day may change, until its review", async () => {
    const old = "0".repeat(64);
    await expectMarked(controlled(`A.4: {approved: {by: Leitung, on: 2026-09-01, digest: ${old}}}`));
    expect(
      await documentOf("A.4", controlled(`A.4: {approved: {by: Leitung, on: 2026-09-01, digest: ${old}}}`)),
    ).toMatchObject({ state: "changed", since: 6 });
    await expectMarked(
      controlled(`A.4: {approved: {by: Leitung, on: ⟦document-outdated⟧2025-09-01, digest: ${old}}}`),
    );
    await expectMarked(
      controlled(
        `A.6: {approved: {by: Leitung, on: 2026-09-01}, next-review: ⟦document-outdated⟧2026-11-01}`,
      ),
    );
  });

  it("counts for the plan also what was accepted and closed since, and nothing that is still to come", async () => {
    const old = "0".repeat(64);
    const risk = (on: string): string =>
      `---\ntitle: Brand\nobjects: [raum-a]\nthreats: [G 0.1]\nfrequency: rare\nimpact: limited\ntreatment: accept\naccepted: {by: Leitung, on: ${on}, until: 2027-09-30}\n---\n`;
    const content = (on: string): Content => ({
      ...controlled(`A.6: {approved: {by: Leitung, on: 2026-09-20, digest: ${old}}}`),
      "controls/risks/brand.md": risk(on),
    });
    const sinceOf = async (on: string): Promise<number> => (await documentOf("A.6", content(on))).since;
    const before = await sinceOf("2026-09-10");
    expect(await sinceOf("2026-10-01")).toBe(before + 1);
    expect(await sinceOf("2026-12-24")).toBe(before);
  });

  it("has version, owner, check, history and distribution, which go with the domain", async () => {
    const content = controlled(
      `version: "2.0"\n  A.1: {version: "2.1", owner: ISB, checked: {by: QM, on: 2026-11-18}, next-review: 2027-09-30, history: [{version: "2.0", on: 2026-02-01, what: Umzug aufgenommen}], distribution: [ISB, Leitung]}`,
    );
    expect(await documentOf("A.1", content)).toMatchObject({
      version: "2.1",
      owner: "ISB",
      checked: { by: "QM", on: "2026-11-18" },
      nextReview: "2027-09-30",
      history: [{ what: "Umzug aufgenommen" }],
      distribution: ["ISB", "Leitung"],
    });
    expect(await documentOf("A.2", content)).toMatchObject({ version: "2.0", history: [] });
    const secret = changed(
      content,
      "controls/domain.md",
      "approach: basic",
      "approach: basic\nclassification: confidential",
    );
    const { domain } = withhold(await reportOn(secret), "internal");
    expect(domain.documents).toEqual([]);
    const { domain: shown } = withhold(await reportOn(content), "internal");
    expect(shown.documents.map(({ digest }) => digest)).toEqual(Array(6).fill(""));
    expect(JSON.stringify(domain)).not.toContain("Umzug");
  });

  it("of another name, or with a digest that is none, is a finding", async () => {
    await expectMarked(controlled('⟦front-matter-invalid⟧A.9: {version: "1"}'));
    await expectMarked(
      controlled("A.1: {approved: {by: Leitung, on: 2026-11-01, digest: ⟦front-matter-invalid⟧abc}}"),
    );
  });
});
