import { describe, expect, it } from "vitest";
import { formerModules } from "../../src/catalogue/former-modules.ts";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { reportOn } from "../content-root.ts";
import { changed, clean } from "../format/clean-root.ts";

const catalogue = loadCatalogue("kompendium-2023");

describe("modules of earlier editions", () => {
  it("are none of the catalogue, and their successors are", () => {
    for (const { id, successors } of formerModules) {
      expect(catalogue.module(id)).toBeUndefined();
      for (const successor of successors) expect(catalogue.module(successor)?.id).toBe(successor);
    }
  });

  it("are found by their own id and those of their requirements, and by nothing that merely begins alike", () => {
    expect(catalogue.formerModule("OPS.2.1")?.successors).toEqual(["OPS.2.3"]);
    expect(catalogue.formerModule("OPS.2.1.A3")?.id).toBe("OPS.2.1");
    expect(catalogue.formerModule("OPS.2.10")).toBeUndefined();
    expect(catalogue.formerModule("INF.2")).toBeUndefined();
  });

  it("are named by the finding, with what became of them and the source, and nothing that looks alike is suggested", async () => {
    const content = changed(clean, "controls/objects/raum-a.md", "INF.7", "OPS.2.4");
    const found = (await reportOn(content)).findings.find(({ rule }) => rule === "module-unknown");
    expect(found?.message.de).toContain("sein Gegenstand steht heute in OPS.1.2.5 Fernwartung (Fachwissen");
    expect(found?.suggestion).toBeNull();
    const dropped = changed(clean, "controls/catalog/net-3-4.md", "NET.3.4.A1", "SYS.2.2.2.A1");
    const lost = (await reportOn(dropped)).findings.find(({ rule }) => rule === "requirement-unknown");
    expect(lost?.message.en).toContain(
      "its module SYS.2.2.2 was dropped since an earlier edition, without a successor",
    );
  });
});
