import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import { type Content, expectMarked, placesOf, reportOn } from "../content-root.ts";
import { assessed, catalogFile, objectFile, sidecar } from "./clean-root.ts";

/** A root with all 111 modules is checked completely, in each approach, on the domain and on objects. */
const { modules, requirements } = loadCatalogue("kompendium-2023").data;
const active = requirements.filter(({ withdrawn }) => !withdrawn);
const processes = modules.filter(({ kind }) => kind === "process").map(({ id }) => id);
const systems = modules.filter(({ kind }) => kind === "system").map(({ id }) => id);
const count = (ids: readonly string[], levels: string) =>
  active.filter(({ module, level }) => ids.includes(module) && levels.includes(level)).length;

const base = (approach: string, domain: readonly string[]): Content => ({
  "controls/domain.md": `---\ntitle: V\ncatalogue: kompendium-2023\napproach: ${approach}\nmodules: [${domain.join(", ")}]\nrules: {interval-undefined: off}\n---\n`,
  "controls/sites/rz-a.md": "---\ntitle: A\nphases: [{from: 2020-01-01, state: active}]\n---\n",
  "controls/sites/rz-b.md": "---\ntitle: B\nphases: [{from: 2020-01-01, state: transition}]\n---\n",
});
const object = (modulesOfIt: readonly string[], sites: string) =>
  objectFile(
    `type: it-system\nsites: [${sites}]\nredundancy: active-active\nmodules: [${modulesOfIt.join(", ")}]`,
  );

describe("all 111 modules", () => {
  it.each([
    ["basic", "B"],
    ["standard", "BS"],
    ["core", "BS"],
  ])("on the domain, %s", async (approach, levels) => {
    const all = modules.map(({ id }) => id);
    const report = await reportOn(base(approach, all));
    expect(all).toHaveLength(111);
    expect(report.summary).toMatchObject({ items: count(all, levels), unassessed: count(all, levels) });
    expect(report.findings.filter(({ rule }) => rule === "status-unassessed")).toHaveLength(
      count(all, levels),
    );
    expect(report.findings).toHaveLength(count(all, levels));
  });

  it("on domain and objects of two sites, everything assessed, all levels, withdrawn ones left out", async () => {
    const catalogues = Object.fromEntries(
      modules.map(({ id }) => [
        `controls/catalog/${id.toLowerCase().replaceAll(".", "-")}.md`,
        catalogFile(
          id,
          active
            .filter(({ module }) => module === id)
            .map((requirement) => {
              const links = id.startsWith("INF.")
                ? "[a](../../evidence/rz-a/x.txt) [b](../../evidence/rz-b/x.txt)"
                : "[d](../../evidence/domain/x.txt)";
              return `## ${requirement.id} ${requirement.title}\n\n### alle: ja\n\nSo: ${links}.\n\n${assessed}\n`;
            })
            .join("\n"),
        ),
      ]),
    );
    const report = await expectMarked({
      ...base("standard", processes),
      "controls/objects/a.md": object(systems, "rz-a, rz-b"),
      ...catalogues,
      ...Object.fromEntries(
        ["rz-a", "rz-b", "domain"].flatMap((folder) => [
          [`evidence/${folder}/x.txt`, folder],
          [`evidence/${folder}/x.txt.yaml`, sidecar()],
        ]),
      ),
    });
    const items = count(processes, "BSH") + 2 * count(systems, "BSH");
    expect(items).toBe(559 + 2 * 1276);
    expect(report.summary).toMatchObject({ items, proven: items });
  });

  it("excluded with reasons, none is left to consider", async () => {
    const report = await reportOn({
      ...base("core", []),
      "controls/domain.md": `---\ntitle: V\ncatalogue: kompendium-2023\napproach: core\nexcluded:\n${modules.map(({ id }) => `  ${id}: nein\n`).join("")}---\n`,
    });
    expect(placesOf(report)).toEqual([]);
    expect(report.summary.items).toBe(0);
  });

  it("considered nowhere, each is a warning", async () => {
    const report = await reportOn(base("core", []));
    expect(report.findings.map(({ rule }) => rule)).toEqual(Array(111).fill("module-unconsidered"));
    expect(report.summary).toMatchObject({ errors: 0, warnings: 111 });
  });
});
