import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addImportCommand } from "../../../src/cli/write/import.ts";
import { check } from "../../../src/pipeline.ts";
import { runWritingCommand } from "../../cli/run-writing-command.ts";
import { day, writeContent } from "../../content-root.ts";
import { clean, domainFile } from "../../format/clean-root.ts";
import { filesOf, notTakenIn } from "../import-run.ts";
import { zipOf } from "./vna-archive.ts";

const to = (id: string) => ({ targetUri: `https://api.example/x/${id}` });
const definition = {
  GSRD: { potentialImpacts: { C: 0, I: 1, A: 2 }, potentialImpactExplanations: { A: "Zahltag" } },
};

/** An element as a unit of version 2 has it: what it says in a domain stands below that. */
function element(type: string, subType: string, id: string, name: string, inDomain = {}, more = {}) {
  return { type, id, name, domains: { "1": { subType, ...inDomain } }, ...more };
}

const names = ["normal", "hoch", "sehr hoch"];
const levels = names.map((name, ordinalValue) => ({ ordinalValue, translations: { de: { name } } }));
const domains = [
  {
    riskDefinitions: {
      GSRD: { categories: ["C", "I", "A"].map((id) => ({ id, potentialImpacts: levels })) },
    },
  },
];

const implementation = (control: string, status: unknown, more = {}) => ({
  origin: to("srv"),
  control: to(control),
  status,
  ...more,
});

const unit = {
  unit: { name: "Beispiel" },
  domains,
  elements: [
    element(
      "scope",
      "SCP_InformationDomain",
      "dom",
      "Verbund",
      {},
      { members: [to("pro"), to("srv"), to("fehlt")] },
    ),
    element("process", "PRO_BusinessProcess", "pro", "Personalabrechnung", {
      riskValues: definition,
      links: { process_requires: [{ target: to("srv"), attributes: {} }] },
    }),
    element(
      "asset",
      "AST_IT-System",
      "srv",
      "Server",
      {
        links: { asset_room: [{ target: to("rm") }, { target: to("fehlt") }] },
        customAspects: { os: { name: "Linux" } },
      },
      {
        controlImplementations: [{ control: to("mod") }],
        requirementImplementations: [
          implementation("r1", "YES", { implementationStatement: "Seit 2024 so." }),
          implementation("r2", "PARTIAL", {
            implementationUntil: "2027-03-31",
            responsible: to("per"),
            cost: 5,
          }),
          implementation("r3", "UNKNOWN"),
          implementation("fehlt", "NO"),
          implementation("r1", { a: 1 }),
        ],
      },
    ),
    // The link is kept at the lower end: the need passes down all the same.
    element("asset", "AST_Room", "rm", "Serverraum", { links: { room_asset: [{ target: to("srv") }] } }),
    element("control", "CTL_Module", "mod", "Server", {}, { abbreviation: "SYS.1.1" }),
    ...["r1", "r2", "r3", "r4"].map((id, i) =>
      element(
        "control",
        "CTL_Requirement",
        id,
        "Anforderung",
        {},
        { abbreviation: `SYS.1.1.A${[1, 2, 5, 6][i]}` },
      ),
    ),
    element("person", "PER_Person", "per", "Leitung IT-Betrieb"),
    element("scenario", "SCN_Scenario", "sc", "Stromausfall", {}, { abbreviation: "G 0.8" }),
  ],
  risks: [
    {
      id: "ri",
      scenario: to("sc"),
      asset: to("srv"),
      mitigation: to("r1"),
      domains: {
        "1": {
          riskDefinitions: {
            GSRD: {
              probability: { effectiveProbability: 2 },
              impactValues: [{ category: "A", effectiveImpact: 3 }],
              riskValues: [
                {
                  category: "A",
                  inherentRisk: 3,
                  residualRisk: 1,
                  riskTreatments: ["RISK_TREATMENT_REDUCTION"],
                  riskTreatmentExplanation: "Zweite Einspeisung.",
                },
              ],
            },
          },
        },
      },
    },
  ],
};

async function importUnit(bytes: Uint8Array | string) {
  const { root } = await writeContent({
    "controls/domain.md": domainFile([], ["SYS.1.1"]),
    "controls/sites/rz-a.md": String(clean["controls/sites/rz-a.md"]),
  });
  await writeFile(join(root, "unit.json"), bytes);
  const run = await runWritingCommand(addImportCommand, [
    "import",
    "verinice",
    join(root, "unit.json"),
    "--root",
    root,
  ]);
  return { root, ...run, report: await readFile(join(root, "import-report.md"), "utf8").catch(() => "") };
}

describe("import verinice, a unit of verinice.veo", () => {
  it("takes objects, links whichever end keeps them, needs, statuses and risks, and accounts for every entry", async () => {
    const { root, report, stderr, refused } = await importUnit(JSON.stringify(unit));
    expect(refused).toBeNull();
    // 11 elements, 3 members, 4 links, 5 statuses, a risk.
    expect(stderr).toContain("read 24 = taken 16 + not taken 8");
    expect(Object.fromEntries(Map.groupBy(notTakenIn(report).values(), (one) => one))).toEqual({
      "no-place": Array(3).fill("no-place"), // the domain itself, a person, and a requirement that nobody assessed
      "link-end-missing": Array(3).fill("link-end-missing"),
      "status-missing": ["status-missing"],
      "status-unknown": ["status-unknown"],
    });
    expect(await readFile(join(root, "controls/objects/personalabrechnung.md"), "utf8")).toBe(`---
title: Personalabrechnung
type: process
sites: [rz-a]
depends-on: [server]
protection: {confidentiality: normal, integrity: high, availability: very-high}
protection-reasons: {availability: {reason: Zahltag}}
source: pro
---
`);
    expect(await readFile(join(root, "controls/risks/stromausfall-server.md"), "utf8")).toBe(`---
title: Stromausfall
objects: [server]
threats: [G 0.8]
frequency: frequent
impact: {availability: existential}
category: very-high
treatment: reduce
measures: [SYS.1.1.A1]
residual: {category: medium}
source: ri
---

Zweite Einspeisung\\.
`);
    const found = await check(root, { today: day, version: "0.0.0" });
    expect(found.objects.find(({ id }) => id === "serverraum")?.protection.availability.value).toBe(
      "very-high",
    );
    expect(found.findings.map(({ rule }) => rule)).not.toContain("dependency-cycle");
    const catalog = await readFile(join(root, "controls/catalog/sys/sys-1-1.md"), "utf8");
    expect(catalog).toContain("### server: ja\n\nSeit 2024 so.");
    expect(catalog).toContain("; bis 2027-03-31; Leitung IT-Betrieb");
    expect(report).toContain("cost (1)");
    expect(report).toContain("customAspects.os (1)");
  });

  it("reads a unit in a ZIP file too, and one of version 1 with its links at the top", async () => {
    const old = {
      ...unit,
      elements: unit.elements.map(({ domains: below, ...rest }) => {
        const { links, ...others } = below["1"] as { links?: unknown };
        return { ...rest, links, domains: { "1": others } };
      }),
    };
    const [now, then] = [
      await importUnit(JSON.stringify(unit)),
      await importUnit(await zipOf({ "unit.json": JSON.stringify(old) })),
    ];
    expect(then.stderr).toBe(now.stderr);
    const content = async ({ root }: { root: string }) =>
      [...(await filesOf(root))].filter(([path]) => path.startsWith("controls/")).sort();
    expect(await content(then)).toEqual(await content(now));
  });

  it("does not take how large damage is for a protection need", async () => {
    const others = {
      ...domains[0],
      riskDefinitions: {
        GSRD: { categories: [{ id: "A", potentialImpacts: [{ ordinalValue: 2, name: "beträchtlich" }] }] },
      },
    };
    const { root, report } = await importUnit(JSON.stringify({ ...unit, domains: [others] }));
    expect(await readFile(join(root, "controls/objects/personalabrechnung.md"), "utf8")).not.toContain(
      "protection:",
    );
    expect(report).toContain("potentialImpacts A 2");
  });

  it.each([
    ["is no JSON", "{", /keine Unit von verinice.veo/],
    ["is something else", '{"elements": []}', /keine Unit von verinice.veo/],
    ["is nested without end", `{"unit": ${"[".repeat(100_000)}`, /zu groß/],
    ["is no text", new Uint8Array([0x7b, 0xff, 0xfe]), /keine Unit von verinice.veo/],
    [
      "is a bomb",
      zipOf({ "unit.json": `{"unit": {}, "elements": [], "x": "${"a".repeat(5_000_000)}"}` }),
      /zu groß/,
    ],
    ["holds several", zipOf({ "a.json": "{}", "b.json": "{}" }), /keine Unit von verinice.veo/],
  ])("refuses one that %s", async (_what, bytes, why) => {
    const { refused, root } = await importUnit(await bytes);
    expect(refused).toMatch(why);
    expect([...(await filesOf(root)).keys()]).not.toContain("import-report.md");
  });

  it("ends for wrong types everywhere, circles, and names of what JavaScript has in every object", async () => {
    const hostile = {
      unit: {},
      domains: [1, { riskDefinitions: [{ categories: {} }] }],
      elements: [
        null,
        "x",
        {},
        { id: 5, type: [], domains: { "1": { subType: {} } } },
        element("asset", "AST_Room", "constructor", "__proto__", {
          links: { x: [{ target: to("b") }, 7, null] },
          riskValues: { __proto__: 1 },
        }),
        element(
          "asset",
          "AST_Room",
          "b",
          "",
          { links: { x: [{ target: to("constructor") }, { target: 9 }] } },
          { parts: [to("b"), to("b")], requirementImplementations: {} },
        ),
        element("asset", "AST_Room", "b", "doppelt"),
      ],
      risks: [{}, { scenario: to("constructor"), domains: [] }, 3],
    };
    const { refused, stderr } = await importUnit(JSON.stringify(hostile));
    expect(refused).toBeNull();
    const [, read, taken, left] = /read (\d+) = taken (\d+) \+ not taken (\d+)/.exec(stderr) ?? [];
    expect(Number(read)).toBe(Number(taken) + Number(left));
    expect(Number(taken)).toBe(4);
  });
});
