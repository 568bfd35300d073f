import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { deletedAmong } from "../../src/source/content-state.ts";
import { type Content, expectMarked, reportOn, statesOf, writeContent } from "../content-root.ts";
import { changed, clean, without } from "./clean-root.ts";

const file = "evidence/rz-a/begehung.txt";
const sidecar = `${file}.yaml`;
const remains = `title: Begehung (Beispiel)
type: inspection
issued: 2026-03-14
deleted: {on: 2026-11-02, by: Datenschutz, reason: frist}
`;
const deleted: Content = { ...without(clean, file), [sidecar]: remains };
const a1 = "controls/catalog/inf-7.md";

/** The content with marks at the assessments of the room in site A, which have no evidence any more. */
function unproven(content: Content): Content {
  return changed(
    changed(content, a1, "### rz-a: ja", "⟦evidence-missing⟧### rz-a: ja"),
    a1,
    "### raum-a: ja",
    "⟦evidence-missing⟧### raum-a: ja",
  );
}

describe("evidence that was deleted lawfully", () => {
  it("counts for nothing, and its link is not broken", async () => {
    const report = await expectMarked(unproven(deleted));
    expect(statesOf(report)).toMatchObject({
      "INF.7.A1 raum-a@rz-a": "unproven",
      "INF.7.A1 raum-b@rz-b": "proven",
    });
    expect(report.evidence.find(({ path }) => path === file)).toMatchObject({
      type: "inspection",
      issued: "2026-03-14",
      classification: "internal",
      digest: null,
      flaw: { kind: "deleted", proves: false },
    });
  });

  it("leaves proven what other evidence proves", async () => {
    const beside = changed(
      { ...deleted, "evidence/rz-a/neu.txt": "Neu\n", "evidence/rz-a/neu.txt.yaml": String(clean[sidecar]) },
      a1,
      "[Nachweis](../../evidence/rz-a/begehung.txt).\n\n- Geprüft: 2026-09-14, A. Beispiel\n\n### rz-b",
      "[Nachweis](../../evidence/rz-a/begehung.txt), [neu](../../evidence/rz-a/neu.txt).\n\n- Geprüft: 2026-09-14, A. Beispiel\n\n### rz-b",
    );
    expect(statesOf(await reportOn(beside))).toMatchObject({
      "INF.7.A1 raum-a@rz-a": "proven",
      "INF.7.A2 raum-a@rz-a": "unproven",
    });
  });

  it("proves nothing while the file is still there, which is a finding", async () => {
    const there = {
      ...deleted,
      [file]: clean[file] ?? "",
      [sidecar]: remains.replace("deleted:", "sha256: @sha256\n⟦front-matter-invalid⟧deleted:"),
    };
    const report = await expectMarked(unproven(there));
    expect(statesOf(report)).toMatchObject({ "INF.7.A1 raum-a@rz-a": "unproven" });
  });

  it.each([
    ["without a reason", "{on: 2026-11-02, by: Datenschutz}"],
    ["with a reason that is none", "{on: 2026-11-02, by: Datenschutz, reason: laune}"],
    ["with yes alone", "ja"],
  ])("is a loss %s", async (_, value) => {
    const content = { ...deleted, [sidecar]: remains.replace(/deleted: .*/, `deleted: ${value}`) };
    const report = await reportOn(content);
    expect(statesOf(report)).toMatchObject({ "INF.7.A1 raum-a@rz-a": "unproven" });
    expect(report.findings.map(({ rule }) => rule)).toContain("evidence-link-broken");
    const { root } = await writeContent(content);
    expect(await deletedAmong(root, [file])).toEqual(new Set());
  });

  it("keeps its classification", async () => {
    const report = await reportOn({ ...deleted, [sidecar]: `${remains}classification: confidential\n` });
    expect(report.evidence.find(({ path }) => path === file)?.classification).toBe("confidential");
  });

  it("is told from a loss", async () => {
    const { root } = await writeContent(deleted);
    expect(await deletedAmong(root, [file, "evidence/rz-b/fort.txt"])).toEqual(new Set([file]));
    await writeFile(join(root, file), "wieder da");
    expect(await deletedAmong(root, [file])).toEqual(new Set());
    await rm(join(root, file));
    await rm(join(root, sidecar));
    expect(await deletedAmong(root, [file])).toEqual(new Set());
  });
});

describe("keep-until", () => {
  const kept = (day: string): Content =>
    changed(clean, sidecar, "issuer: ", `keep-until: ⟦evidence-retention-over⟧${day}\nissuer: `);

  it("is over from the day after", async () => {
    await expectMarked(kept("2026-11-22"));
    await expectMarked(changed(kept("2026-11-23"), sidecar, "⟦evidence-retention-over⟧", ""));
  });

  it("does not matter once it is deleted", async () => {
    await expectMarked(unproven({ ...deleted, [sidecar]: `${remains}keep-until: 2026-10-31\n` }));
  });
});
