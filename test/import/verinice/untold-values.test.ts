import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addImportCommand } from "../../../src/cli/write/import.ts";
import { runWritingCommand } from "../../cli/run-writing-command.ts";
import { type Content, writeContent } from "../../content-root.ts";
import { clean, domainFile } from "../../format/clean-root.ts";
import { notTakenIn } from "../import-run.ts";
import { type Element, type Link, needs, object, requirement, vna } from "./vna-archive.ts";

const bare: Content = {
  "controls/domain.md": domainFile([], ["SYS.1.1"]),
  "controls/sites/rz-a.md": String(clean["controls/sites/rz-a.md"]),
};

async function imported(source: Uint8Array | string, root?: string) {
  const into = root ?? (await writeContent(bare)).root;
  const file = join(into, "quelle");
  await writeFile(file, source);
  const { stderr, refused } = await runWritingCommand(addImportCommand, [
    ...["import", "verinice", file, "--root", into],
  ]);
  expect(refused).toBeNull();
  const read = (path: string) => readFile(join(into, path), "utf8").catch(() => "");
  return {
    root: into,
    stderr,
    report: await read("import-report.md"),
    server: await read("controls/objects/server.md"),
    catalog: await read("controls/catalog/sys/sys-1-1.md"),
  };
}

const status = "bp_requirement_implementation_status";
const availability = "bp_itsystem_value_availability";
const name = "Zugriffsschutz und Nutzung";

function server(more: Element["attributes"], ...children: readonly Element[]): Element {
  return object("bp_itsystem", "S1", "Server", { ...needs("bp_itsystem", "high"), ...more }, { children });
}

function archive(more: Element["attributes"], links: readonly Link[] = []): Promise<Uint8Array> {
  return vna(
    [server({}, requirement("R1", "SYS.1.1.A1", "", { bp_requirement_name: name, ...more }))],
    links,
  );
}

describe("an archive of verinice in which nobody can tell what a value means", () => {
  it.each<[string, string | readonly string[], string]>([
    ["two statuses", [`${status}_yes`, `${status}_no`], "status-contradictory"],
    ["a status whose end alone is one", `${status}_mostly_yes`, "status-unknown"],
    ["a status of something else", "bp_safeguard_implementation_status_yes", "status-unknown"],
  ])("takes no assessment with %s", async (_, value, reason) => {
    const { report, catalog } = await imported(await archive({ [status]: value }));
    expect([...notTakenIn(report).values()]).toEqual([reason]);
    expect(catalog).toBe("");
  });

  it.each<[string, string | readonly string[]]>([
    ["that is none of the levels", `${availability}_catastrophic`],
    ["that stands there twice", [`${availability}_normal`, `${availability}_very_high`]],
  ])("names a need %s, and states none", async (_, value) => {
    const { report, server: file } = await imported(await vna([server({ [availability]: value })]));
    expect(report).toContain(`| ${availability} 1 | ${[value].flat().join(", ")} |`);
    expect(file).toContain("protection: {confidentiality: high, integrity: high}\n");
  });

  it("names a treatment whose end alone is one", async () => {
    const option = "bp_threat_risk_treatment_option";
    const attributes = { bp_threat_id: "G 0.8", bp_threat_name: "Stromausfall" };
    const threat = (id: string, treatment: string): Element => ({
      type: "bp_threat",
      id,
      attributes: {
        ...attributes,
        bp_threat_risk_without_additional_safeguards_risk: "risk02",
        [option]: treatment,
      },
    });
    const { report } = await imported(
      await vna([
        server({}, threat("T1", `${option}_no_risk_acceptance`), threat("T2", `${option}_risk_acceptance`)),
      ]),
    );
    expect(report).toContain("| risk_treatment_option 2 |");
    expect(report).not.toContain("| risk_treatment_option 3 |");
  });

  it("takes nothing that stands in an element with the id of another one", async () => {
    const other = object(
      "bp_itsystem",
      "S1",
      "Anderer Server",
      {},
      {
        children: [requirement("R2", "SYS.1.1.A2", "yes")],
        files: [{ id: "F1", name: "x.txt", bytes: "x" }],
      },
    );
    const first = server({}, requirement("R1", "SYS.1.1.A1", "no", { bp_requirement_name: name }));
    const { report, catalog, stderr } = await imported(await vna([first, other]));
    expect(stderr).toContain("read 5 = taken 2 + not taken 3");
    expect([...notTakenIn(report).values()]).toEqual(["duplicate", "duplicate", "duplicate"]);
    expect(catalog).not.toContain("SYS.1.1.A2");
  });
});

describe("a requirement that the source calls otherwise than the catalogue", () => {
  it.each([
    "Absicherung des Servers",
    "SYS.1.1.A1 Absicherung des Servers (B)",
  ])("is said: %s", async (title) => {
    const { report } = await imported(
      await archive({ [status]: `${status}_yes`, bp_requirement_name: title }),
    );
    expect(report).toContain(`| SYS.1.1.A1 heißt im Katalog „${name}“, in der Quelle „${title}“: Prüfen Sie`);
  });

  it.each([
    name,
    `SYS.1.1.A1 ${name} (B) [Planende]`,
    "zugriffsschutz  und nutzung",
    "",
  ])("is not said: %s", async (title) => {
    const { report } = await imported(
      await archive({ [status]: `${status}_yes`, bp_requirement_name: title }),
    );
    expect(report).toContain("`read 2 = taken 2 + not taken 0`");
    expect(report).not.toContain("heißt im Katalog");
  });
});

describe("a second import from verinice", () => {
  it("names assessments of which the source says nothing any more, all of them", async () => {
    const ids = Array.from({ length: 25 }, (_, i) => `SYS.1.1.A${i + 1}`);
    const all = ids.map((id) => requirement(`R-${id}`, id, "yes", { bp_requirement_name: "" }));
    const { root, catalog } = await imported(await vna([server({}, ...all)]));
    const taken = ids.filter((id) => catalog.includes(`## ${id} `));
    expect(taken.length).toBeGreaterThan(10);
    const { report } = await imported(await vna([server({}, ...all.slice(0, 1))]), root);
    const start = "Bewertungen früherer Importe, zu denen diese Quelle nichts sagt; im Inhalt bleiben sie: ";
    const line = report.split("\n").find((one) => one.startsWith(start)) ?? "";
    const left = taken.slice(1).map((id) => `${id}@server`);
    expect(line.slice(start.length).split(", ").sort()).toEqual(left.sort());
  });
});

describe("a unit of verinice.veo in which nobody can tell what a value means", () => {
  const level = (...names: readonly string[]) =>
    names.map((one, ordinalValue) => ({ ordinalValue, name: one }));
  const domain = (definition: string) => ({
    riskDefinitions: {
      [definition]: { categories: [{ id: "C", potentialImpacts: level("normal", "hoch", "sehr hoch") }] },
    },
  });
  const unit = {
    unit: { name: "Beispiel" },
    domains: [domain("GSRD"), domain("DSRA")],
    elements: [
      {
        type: "asset",
        id: "srv",
        name: "Server",
        domains: {
          "1": { subType: "AST_IT-System", riskValues: { GSRD: { potentialImpacts: { C: 2 } } } },
          "2": { subType: "AST_IT-System", riskValues: { DSRA: { potentialImpacts: { C: 0 } } } },
        },
      },
      { type: "scenario", id: "sc", name: "Stromausfall", abbreviation: "G 0.8" },
    ],
    risks: [
      {
        id: "ri",
        scenario: { targetUri: "x/sc" },
        asset: { targetUri: "x/srv" },
        domains: {
          "1": {
            riskDefinitions: {
              GSRD: { riskValues: [{ inherentRisk: 1, riskTreatments: ["RISK_TREATMENT_SHARING"] }] },
            },
          },
        },
      },
    ],
  };

  it("takes the highest need of several domains and names them, and a treatment that has no counterpart", async () => {
    const { report, server: file } = await imported(JSON.stringify(unit));
    expect(file).toContain("protection: {confidentiality: very-high}");
    expect(report).toContain("| potentialImpacts C 1 | very-high, normal |");
    expect(report).toContain('| riskTreatments 3 | "RISK_TREATMENT_SHARING" |');
  });
});
