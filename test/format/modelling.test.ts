import { describe, expect, it } from "vitest";
import type { Report, ReportModule } from "../../src/model/report.ts";
import { type Content, expectMarked, reportOn } from "../content-root.ts";
import { changed, clean, cleanItems } from "./clean-root.ts";

/** FORMAT.md, Keys: `modules` with reason and contact, `excluded` with who and when; the brief forms as before. */
const domain = (from: string, to: string) => changed(clean, "controls/domain.md", from, to);
const room = (modules: string) => changed(clean, "controls/objects/raum-a.md", "modules: [INF.7]", modules);

function moduleOf({ modules }: Report, id: string): ReportModule {
  const found = modules.find((module) => module.id === id);
  if (!found) throw new Error(`no module ${id}`);
  return found;
}

describe("modules with reason and contact", () => {
  it("are those of the list, with the same items", async () => {
    const brief = await reportOn(clean);
    const report = await expectMarked({
      ...clean,
      ...room("modules: {INF.7: {reason: Büro der Leitwarte, contact: Haustechnik}}"),
    });
    expect(report.items).toEqual(brief.items);
    expect(moduleOf(report, "INF.7").holders).toEqual([
      { object: "raum-a", reason: "Büro der Leitwarte", contact: "Haustechnik" },
      { object: "raum-b", reason: null, contact: null },
    ]);
    expect(report.objects.find(({ id }) => id === "raum-a")?.modules).toEqual(["INF.7"]);
  });

  it("may be the domain's", async () => {
    const report = await expectMarked(
      domain("modules: [CON.2]", "modules:\n  CON.2:\n    reason: Personaldaten\n    contact: DSB"),
    );
    expect(moduleOf(report, "CON.2").holders).toEqual([
      { object: null, reason: "Personaldaten", contact: "DSB" },
    ]);
  });

  it.each([
    "modules: {INF.7: }",
    "modules: {INF.7: {}}",
    "modules: {INF.7: {reason: Büro}}",
  ])("need neither: %s", async (modules) => {
    await expectMarked(room(modules));
  });

  it.each([
    "modules: {INF.7: ⟦front-matter-invalid⟧Büro}",
    "modules: {INF.7: {⟦front-matter-invalid⟧grund: Büro}}",
    "modules: {INF.7: {reason: ⟦front-matter-invalid⟧[Büro]}}",
    "modules: {INF.7: {contact: ⟦front-matter-invalid⟧''}}",
    "modules: {INF.7: , ⟦module-unknown⟧INF.77: }",
  ])("stay modelled where something of them can't be read: %s", async (modules) => {
    const report = await expectMarked(room(modules));
    expect(report.items).toHaveLength(cleanItems.length);
    expect(moduleOf(report, "INF.7").objects).toEqual(["raum-a", "raum-b"]);
  });

  it("stand in their line: what nobody assessed is found there", async () => {
    const report = await reportOn(room("modules:\n  INF.7: {reason: Büro}\n  INF.8: {contact: Leitung}"));
    const unassessed = report.findings.filter(({ rule }) => rule === "status-unassessed");
    expect(unassessed.length).toBeGreaterThan(0);
    for (const { file, line, column } of unassessed)
      expect([file, line, column]).toEqual(["controls/objects/raum-a.md", 8, 3]);
  });
});

describe("excluded modules with who and when", () => {
  it("say so, and need neither", async () => {
    const report = await expectMarked({
      ...domain("IND.1: hier nicht", "IND.1: {reason: keine Anlagen, by: ISB, on: 2026-02-01}"),
    });
    expect(moduleOf(report, "IND.1")).toMatchObject({
      modelling: "excluded",
      reason: "keine Anlagen",
      decision: { by: "ISB", on: "2026-02-01" },
    });
    const brief = await expectMarked(domain("IND.1: hier nicht", "IND.1: {reason: hier nicht}"));
    expect(moduleOf(brief, "IND.1").decision).toEqual({ by: null, on: null });
    expect(moduleOf(brief, "CON.2").decision).toBeNull();
  });

  it.each([
    "IND.1: {by: ISB, on: 2026-02-01}",
    "IND.1: {reason: , by: ISB}",
    "IND.1: {reason: '  '}",
    "IND.1: {}",
  ])("are undecided without a reason: %s", async (entry) => {
    await expectMarked(
      changed(
        domain("IND.1: hier nicht", entry),
        "controls/domain.md",
        "modules:",
        "⟦module-unconsidered⟧modules:",
      ),
    );
  });

  it.each([
    "IND.1: {reason: ⟦front-matter-invalid⟧[], by: ISB}",
    "IND.1: {⟦front-matter-invalid⟧grund: keine Anlagen, by: ISB}",
    "IND.1: {reason: keine Anlagen, on: ⟦front-matter-invalid⟧01.02.2026}",
    "IND.1: {reason: keine Anlagen, by: ⟦front-matter-invalid⟧''}",
    "IND.1: ⟦front-matter-invalid⟧[keine Anlagen]",
  ])("have one finding where something of them can't be read: %s", async (entry) => {
    await expectMarked(domain("IND.1: hier nicht", entry));
  });

  it("count from the day of the decision", async () => {
    const later = domain(
      "IND.1: hier nicht",
      "IND.1: {reason: keine Anlagen, on: ⟦module-unconsidered⟧2026-12-01}",
    );
    const report = await expectMarked(later);
    expect(moduleOf(report, "IND.1")).toMatchObject({ modelling: "unconsidered", reason: null });
    expect(report.blockers.map(({ kind }) => kind)).toContain("module-undecided");
    expect(report.findings[0]?.message.de).toContain("liegt mit dem 2026-12-01 noch in der Zukunft");
    const onTheDay = await reportOn(domain("IND.1: hier nicht", "IND.1: {reason: x, on: 2026-11-23}"));
    expect(moduleOf(onTheDay, "IND.1").modelling).toBe("excluded");
  });
});

describe("what A.3 shows, as far as its approval goes", () => {
  const digestOf = async (content: Content) =>
    (await reportOn(content)).domain.documents.find(({ id }) => id === "A.3")?.digest;

  it("changes with why, contact, who and when, and not with the form", async () => {
    const before = await digestOf(clean);
    expect(await digestOf(room("modules: {INF.7: }"))).toBe(before);
    expect(await digestOf(domain("IND.1: hier nicht", "IND.1: {reason: hier nicht}"))).toBe(before);
    const others = [
      room("modules: {INF.7: {reason: Büro}}"),
      room("modules: {INF.7: {contact: Büro}}"),
      domain("IND.1: hier nicht", "IND.1: {reason: hier nicht, by: ISB}"),
      domain("IND.1: hier nicht", "IND.1: {reason: hier nicht, on: 2026-02-01}"),
    ];
    const digests = await Promise.all(others.map(digestOf));
    expect(new Set([before, ...digests]).size).toBe(others.length + 1);
  });
});
