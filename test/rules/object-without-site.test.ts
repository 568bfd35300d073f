import { describe, expect, it } from "vitest";
import { type Content, expectMarked, reportOn } from "../content-root.ts";
import { clean, objectFile } from "../format/clean-root.ts";

const object = (lines: string): Content => ({ ...clean, "controls/objects/x.md": objectFile(lines) });

describe("object-without-site", () => {
  it.each([
    "room",
    "building",
    "ics",
    "it-system",
  ])("is said of a %s, also of an empty list", async (type) => {
    const said = async (lines: string) =>
      (await reportOn(object(lines))).findings.filter(({ rule }) => rule === "object-without-site");
    expect(await said(`type: ${type}`)).toMatchObject([{ severity: "warning", object: "x", line: 1 }]);
    expect(await said(`type: ${type}\nsites: []`)).toMatchObject([{ line: 5 }]);
    expect(await said(`type: ${type}\nsites: [rz-a]`)).toEqual([]);
  });

  it.each(["provider", "network", "process"])("may be so of a %s", async (type) => {
    await expectMarked(object(`type: ${type}`));
  });

  it("is not said where the sites can't be read", async () => {
    await expectMarked(object("type: it-system\nmodules: [NET.3.4]\nsites: ⟦front-matter-invalid⟧rz-a"));
  });
});
