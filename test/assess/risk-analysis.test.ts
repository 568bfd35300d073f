import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import type { ThreatCoverage } from "../../src/model/assessed.ts";
import type { Catalogue } from "../../src/model/catalogue.ts";
import type { ObjectData } from "../../src/model/project.ts";
import { activeSite, projectOf } from "./in-memory-project.ts";

const needs = { confidentiality: "normal", integrity: "normal", availability: "normal" } as const;

/** Coverage of one object, with what a cross-reference marks; undefined: none was imported. */
function coverageOf(
  data: Partial<ObjectData>,
  crossReference?: Catalogue["crossReference"],
): ThreatCoverage | undefined {
  const project = projectOf({
    sites: { "rz-a": activeSite },
    objects: { server: { title: "Server", type: "it-system", sites: ["rz-a"], protection: needs, ...data } },
  });
  const { data: catalogue } = project.catalogue;
  const marked = crossReference ? { ...catalogue, crossReference } : catalogue;
  return assess({ ...project, catalogue: { ...project.catalogue, data: marked } }, "2026-11-23").threats.get(
    "server",
  );
}

describe("the threats that are to be judged for an object", () => {
  it("are all elementary ones where no module fits it", () => {
    expect(coverageOf({})).toMatchObject({ source: "all", begun: false });
    expect(coverageOf({})?.undecided).toHaveLength(47);
  });

  it("are those that the cross-reference marks for its modules, in the catalogue's order", () => {
    const marks = { "NET.3.4": ["G 0.14", "G 0.9"], "SYS.1.1": ["G 0.9", "G 0.8"], "APP.4.2": ["G 0.1"] };
    const covered = coverageOf(
      { modules: [{ id: "NET.3.4" }, { id: "SYS.1.1" }], threats: { "G 0.14": { relevance: "direct" } } },
      marks,
    );
    expect(covered).toMatchObject({ source: "cross-reference", undecided: ["G 0.8", "G 0.9"], begun: true });
  });

  it.each([
    ["was not imported", undefined],
    ["lacks one of its modules", { "SYS.1.1": ["G 0.8"] }],
    ["has the name of no module", { constructor: ["G 0.8"] }],
  ])("nobody can say where the cross-reference %s: none is called undecided, and none “not relevant”", (_what, marks) => {
    const covered = coverageOf({ modules: [{ id: "NET.3.4" }, { id: "SYS.1.1" }] }, marks);
    expect(covered).toMatchObject({ source: "written", judged: [], undecided: [] });
  });

  it.each([
    ["process", {}],
    ["provider", {}],
    ["network", { connects: ["rz-a", "rz-b"] }],
  ] as const)("are not asked for of a %s", (type, more) => {
    expect(
      coverageOf({ type, modules: [{ id: "SYS.1.1" }], ...more }, { "SYS.1.1": ["G 0.8"] }),
    ).toMatchObject({
      source: "not-asked",
      undecided: [],
    });
  });
});
