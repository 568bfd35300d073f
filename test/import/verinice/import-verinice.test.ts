import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addImportCommand } from "../../../src/cli/write/import.ts";
import { dayOfMilliseconds } from "../../../src/import/verinice/vna-attributes.ts";
import { check } from "../../../src/pipeline.ts";
import { runWritingCommand } from "../../cli/run-writing-command.ts";
import { type Content, day, sha256, writeContent } from "../../content-root.ts";
import { clean, domainFile } from "../../format/clean-root.ts";
import { filesOf, notTakenIn } from "../import-run.ts";
import {
  type Element,
  type Link,
  needs,
  object,
  requirement,
  veriniceXml,
  vna,
  zipOf,
} from "./vna-archive.ts";

/** Two sites and a domain, and nothing else. */
const bare: Content = {
  "controls/domain.md": domainFile([], ["SYS.1.1", "INF.1", "INF.2"]),
  "controls/sites/rz-a.md": String(clean["controls/sites/rz-a.md"]),
  "controls/sites/rz-b.md": String(clean["controls/sites/rz-b.md"]),
};

const map = "sites: {Serverraum: rz-a}\n";

async function importInto(
  root: string,
  bytes: Uint8Array | string,
  sites: string,
  ...more: readonly string[]
) {
  await writeFile(join(root, "v.vna"), bytes);
  await writeFile(join(root, "map.yaml"), sites);
  const words = ["import", "verinice", join(root, "v.vna"), "--map", join(root, "map.yaml"), "--root", root];
  const run = await runWritingCommand(addImportCommand, [...words, ...more]);
  return { root, ...run, report: await readFile(join(root, "import-report.md"), "utf8").catch(() => "") };
}

async function importArchive(elements: readonly Element[], links: readonly Link[] = [], sites = map) {
  const { root } = await writeContent(bare);
  return importInto(root, await vna(elements, links), sites);
}

const text = (root: string, path: string): Promise<string> => readFile(join(root, path), "utf8");
const reportOf = (root: string) => check(root, { today: day, version: "0.0.0" });

const process = object(
  "bp_businessprocess",
  "P1",
  "Personalabrechnung",
  needs("bp_businessprocess", "very_high"),
);
const server = object(
  "bp_itsystem",
  "S1",
  "Server: Nord & Süd",
  {
    ...needs("bp_itsystem", "very_high", true),
    bp_itsystem_description: "# Kein Titel\n- Geprüft: 2026-01-01",
  },
  { children: [requirement("R1", "SYS.1.1.A1", "yes"), requirement("R2", "SYS.1.1.A2", "partially")] },
);
const room = object("bp_room", "Z1", "Serverraum", needs("bp_room", "very_high", true), {
  children: [requirement("R3", "INF.2.A3", "no", { bp_requirement_implementation_by_date: "1806101999000" })],
  files: [{ id: "F1", name: "../../Wartung ÜSV.PDF", bytes: "%PDF-1.7 Beispiel" }],
});
const structure: readonly Link[] = [
  ["P1", "S1", "rel_bp_businessprocess_bp_itsystem"],
  ["S1", "Z1", "rel_bp_itsystem_bp_room"],
];

describe("import verinice, an archive of verinice 1.x", () => {
  it("takes objects with sites, dependencies and needs, statuses and actions, and accounts for every entry", async () => {
    const { root, stderr, refused, report } = await importArchive([process, server, room], structure);
    expect(refused).toBeNull();
    expect(stderr).toContain("read 9 = taken 9 + not taken 0");
    expect(await text(root, "controls/objects/personalabrechnung.md")).toBe(`---
title: Personalabrechnung
type: process
sites: [rz-a]
depends-on: [server-nord-sued]
protection: {confidentiality: very-high, integrity: very-high, availability: very-high}
source: P1
---
`);
    const system = await text(root, "controls/objects/server-nord-sued.md");
    // The need follows from the process, here as there.
    expect(system).not.toContain("protection");
    expect(system).toContain('title: "Server: Nord & Süd"');
    expect(system).toContain("modules: [SYS.1.1]");
    const found = await reportOf(root);
    expect(found.objects.find(({ id }) => id === "serverraum")?.protection.availability.value).toBe(
      "very-high",
    );
    expect(
      found.findings.filter(({ rule }) => rule === "front-matter-invalid").map(({ file }) => file),
    ).toEqual(Array(2).fill("evidence/rz-a/verinice/wartung-uesv.pdf.yaml"));
    const declared = found.items.flatMap(({ requirement: id, object: on, declared: status, state }) =>
      status === null ? [] : [`${id} ${on} ${status} ${state}`],
    );
    expect(declared.sort()).toEqual([
      "INF.2.A3 serverraum no open",
      "SYS.1.1.A1 server-nord-sued yes unproven",
      "SYS.1.1.A2 server-nord-sued partial unproven",
    ]);
    expect(await text(root, "controls/catalog/inf/inf-2.md")).toMatch(
      /- Offen: Einsatz einer .*; bis 2027-03-26/,
    );
    expect(report).toContain("evidence/rz-a/verinice/wartung-uesv.pdf");
  });

  it("files attachments with their hash, without a day: the one of the upload is not what it speaks for", async () => {
    const { root } = await importArchive([process, server, room], structure);
    expect(await text(root, "evidence/rz-a/verinice/wartung-uesv.pdf")).toBe("%PDF-1.7 Beispiel");
    expect(await text(root, "evidence/rz-a/verinice/wartung-uesv.pdf.yaml")).toBe(
      `title: ../../Wartung ÜSV.PDF\nsha256: ${sha256("%PDF-1.7 Beispiel")}\nsource: F1\n`,
    );
  });

  it("passes a need on to a building by the link that leads there", async () => {
    const network = object("bp_network", "N1", "Netz", needs("bp_network", "very_high"));
    const building = object("bp_room", "G1", "Gebäude", needs("bp_room", "very_high", true), {
      children: [requirement("R1", "INF.1.A1", "yes")],
    });
    const { root } = await importArchive(
      [network, building],
      [["N1", "G1", "rel_bp_network_bp_room"]],
      "sites: {G1: rz-b}\n",
    );
    const found = (await reportOf(root)).objects.find(({ id }) => id === "gebaeude");
    expect(found).toMatchObject({ type: "building", sites: ["rz-b"] });
    expect(found?.protection.availability).toMatchObject({ value: "very-high", inherited: "very-high" });
    expect(await text(root, "controls/objects/gebaeude.md")).not.toContain("protection");
  });

  it("states a need where less would be inherited than the source says", async () => {
    const { root } = await importArchive([
      object("bp_itsystem", "S1", "Server", needs("bp_itsystem", "high", true)),
    ]);
    expect(await text(root, "controls/objects/server.md")).toContain("availability: high");
  });

  it("knows an action by its name wherever it stands, and keeps apart those with different days", async () => {
    const safeguard: Element = {
      type: "bp_safeguard",
      id: "M1",
      attributes: { bp_safeguard_id: "M-17", bp_safeguard_name: "Strang B abnehmen" },
    };
    const rooms = ["Z1", "Z2"].map((id) =>
      object("bp_room", id, `Raum ${id}`, {}, { children: [requirement(`R${id}`, "INF.2.A3", "no")] }),
    );
    const links = ["Z1", "Z2"].map((id): Link => [`R${id}`, "M1", "rel_bp_requirement_bp_safeguard"]);
    const sites = "sites: {Z1: rz-a, Z2: rz-b}\n";
    const { root, stderr } = await importArchive([...rooms, safeguard], links, sites);
    expect(stderr).toContain("read 7 = taken 7 + not taken 0");
    const catalog = await text(root, "controls/catalog/inf/inf-2.md");
    expect(catalog.match(/- Offen: M-17: Strang B abnehmen$/gm)).toHaveLength(2);
    expect((await reportOf(root)).findings.map(({ rule }) => rule)).not.toContain("action-differs");

    const dated = rooms.map((one, i) => ({
      ...one,
      children: [
        requirement(`R${one.id}`, "INF.2.A3", "no", {
          bp_requirement_implementation_by_date: String(1806101999000 + i * 864e5),
        }),
      ],
    }));
    const other = await importArchive([...dated, safeguard], links, sites);
    expect(await text(other.root, "controls/catalog/inf/inf-2.md")).not.toContain("M-17:");
  });

  it("makes of a group of like rooms one object at each of its sites, with its assessments", async () => {
    const group = object(
      "bp_room",
      "Z1",
      "Technikraum",
      {},
      { children: [requirement("R1", "INF.2.A3", "yes")] },
    );
    const system = object("bp_itsystem", "S1", "Server", needs("bp_itsystem", "normal"));
    const { root } = await importArchive(
      [group, system],
      [["S1", "Z1", "rel_bp_itsystem_bp_room"]],
      "sites: {technikraum: 'rz-a, rz-b'}\n",
    );
    const found = await reportOf(root);
    const on = found.items
      .filter(({ declared }) => declared !== null)
      .map(({ object: id, site }) => `${id}@${site}`);
    expect(on).toEqual(["technikraum-rz-a@rz-a", "technikraum-rz-b@rz-b"]);
    expect(await text(root, "controls/objects/server.md")).toContain(
      "depends-on: [technikraum-rz-a, technikraum-rz-b]",
    );
  });

  it("rates risks by the matrix, with what is left, and claims no acceptance", async () => {
    const rating = (when: string, frequency: string, impact: string, risk: string) => ({
      [`bp_threat_risk_${when}_frequency`]: `frequency${frequency}`,
      [`bp_threat_risk_${when}_impact`]: `impact${impact}`,
      [`bp_threat_risk_${when}_risk`]: `risk${risk}`,
    });
    const threat: Element = {
      type: "bp_threat",
      id: "T1",
      attributes: {
        bp_threat_id: "G 0.8",
        bp_threat_name: "Stromausfall",
        ...rating("without_additional_safeguards", "03", "03", "03"),
        ...rating("with_additional_safeguards", "01", "09", "01"),
        bp_threat_risk_treatment_option: "bp_threat_risk_treatment_option_risk_acceptance",
      },
    };
    const unrated: Element = {
      type: "bp_threat",
      id: "T2",
      attributes: { bp_threat_id: "G 0.9", bp_threat_name: "Netzausfall" },
    };
    const { root, report, stderr } = await importArchive(
      [process, server, room, threat, unrated],
      [...structure, ["T1", "S1", "rel_bp_threat_bp_itsystem"], ["R1", "T1", "rel_bp_requirement_bp_threat"]],
    );
    expect(await text(root, "controls/risks/stromausfall-server-nord-sued.md")).toBe(`---
title: Stromausfall
objects: [server-nord-sued]
threats: [G 0.8]
frequency: frequent
impact: considerable
category: high
treatment: accept
measures: [SYS.1.1.A1]
residual: {frequency: rare, category: low}
source: T1
---
`);
    expect(stderr).toContain("read 13 = taken 12 + not taken 1");
    expect([...notTakenIn(report).values()]).toEqual(["unrated"]);
    expect(report).toContain("| residual impact 8 | 9 |");
  });

  it("says what has no place, which ends are missing, and what contradicts itself", async () => {
    const { report, stderr, root } = await importArchive(
      [
        object("bp_itnetwork", "V1", "Verbund"),
        room,
        object("bp_room", "Z2", "Unbekannt"),
        object(
          "bp_room",
          "Z3",
          "Serverraum",
          { bp_room_colour: "rot" },
          {
            children: [
              requirement("R10", "INF.2.A3", "yes"),
              requirement("R11", "INF.2.A3", "no"),
              requirement("R12", "INF.2.A99", "yes"),
              requirement("R13", "INF.2.A18", "yes"),
              requirement("R14", "INF.2.A4", ""),
              requirement("R15", "INF.2.A5", "maybe"),
            ],
          },
        ),
        requirement("R16", "INF.2.A6", "yes"),
      ],
      [
        ["Z3", "Z9", "rel_bp_room_bp_room"],
        ["Z3", "Z3", "rel_bp_room_bp_room"],
        ["R16", "Z9", "rel_bp_requirement_bp_room"],
      ],
    );
    expect(stderr).toContain("read 16 = taken 4 + not taken 12");
    expect([...notTakenIn(report).values()].sort()).toEqual(
      [
        "no-place", // the domain itself
        "scope-unclear",
        "status-contradictory",
        "status-contradictory",
        "requirement-unknown",
        "requirement-withdrawn",
        "status-missing",
        "status-unknown",
        "scope-unknown",
        "link-end-missing",
        "no-place", // a link of an object with itself
        "link-end-missing",
      ].sort(),
    );
    expect(report).toContain("bp\\_room\\_colour (1)".replaceAll("\\", ""));
    expect([...(await filesOf(root)).keys()]).not.toContain("controls/objects/unbekannt.md");
  });

  it("takes a status that rests on safeguards only if they are implemented", async () => {
    const safeguard: Element = { type: "bp_safeguard", id: "M1", attributes: { bp_safeguard_name: "Zaun" } };
    const { report } = await importArchive(
      [
        object(
          "bp_room",
          "Z1",
          "Serverraum",
          {},
          {
            children: [requirement("R1", "INF.2.A3", "yes", { bp_requirement_implementation_deduce: "1" })],
          },
        ),
        safeguard,
      ],
      [["R1", "M1", "rel_bp_requirement_bp_safeguard"]],
    );
    expect([...notTakenIn(report).values()]).toContain("status-contradictory");
  });
});

describe("a second import from verinice", () => {
  it("writes nothing for the same source", async () => {
    const { root } = await importArchive([process, server, room], structure);
    const before = await filesOf(root);
    const again = await importInto(root, await vna([process, server, room], structure), map, "--dry-run");
    expect(again.stdout).toContain("Geschrieben würde nichts.");
    expect(await filesOf(root)).toEqual(before);
  });

  it("changes what the source has changed, leaves what officers wrote, and shows what both changed", async () => {
    const { root } = await importArchive([process, server, room], structure);
    const file = join(root, "controls/objects/server-nord-sued.md");
    const edited = (await readFile(file, "utf8")).replace(
      "modules: [SYS.1.1]",
      "modules: [SYS.1.1, SYS.1.3]\nowner: IT-Betrieb",
    );
    await writeFile(file, edited);
    const process2 = object(
      "bp_businessprocess",
      "P1",
      "Personalabrechnung",
      needs("bp_businessprocess", "high"),
    );
    const server2 = {
      ...server,
      attributes: { ...server.attributes, bp_itsystem_name: "Server Nord" },
      children: [requirement("R1", "SYS.1.1.A1", "no"), requirement("R2", "SYS.1.1.A2", "partially")],
    };
    const before = await filesOf(root);
    const again = await importInto(root, await vna([process2, server2, room], structure), map);
    expect(again.stderr).toContain("read 9 = taken 9 + not taken 0");
    const after = await filesOf(root);
    const changes = [...after].flatMap(([path, now]) =>
      path.startsWith("controls/") && before.get(path) !== now
        ? now
            .split("\n")
            .filter((line) => !before.get(path)?.split("\n").includes(line))
            .map((line) => `${path} ${line}`)
        : [],
    );
    expect(changes.sort()).toEqual([
      "controls/catalog/sys/sys-1-1.md ### server-nord-sued: nein",
      "controls/objects/personalabrechnung.md protection: {confidentiality: high, integrity: high, availability: high}",
      "controls/objects/server-nord-sued.md protection: {confidentiality: very-high, integrity: very-high, availability: very-high}",
      "controls/objects/server-nord-sued.md title: Server Nord",
    ]);
    expect(after.get("controls/objects/server-nord-sued.md")).toContain(
      "modules: [SYS.1.1, SYS.1.3]\nowner: IT-Betrieb",
    );

    await writeFile(
      file,
      String(after.get("controls/objects/server-nord-sued.md")).replace("Server Nord", "Server Mitte"),
    );
    const third = { ...server2, attributes: { ...server2.attributes, bp_itsystem_name: "Server Ost" } };
    const conflict = await importInto(root, await vna([process2, third, room], structure), map);
    expect(conflict.report).toMatch(/title 2 \| Konflikt/);
    expect(await readFile(file, "utf8")).toContain("title: Server Mitte");
  });

  it("makes nothing again that was deleted, deletes nothing that the source lost, and overwrites no file", async () => {
    const { root } = await importArchive([process, server, room], structure);
    const changed = { ...room, files: [{ id: "F1", name: "x.pdf", bytes: "%PDF-1.7 anders" }] };
    const { report } = await importInto(root, await vna([process, changed]), map);
    expect(report).toContain(
      "Früher übernommen und nicht mehr in der Quelle; im Inhalt bleibt es: object:S1",
    );
    expect([...notTakenIn(report).values()]).toEqual(["conflict"]);
    expect(await text(root, "evidence/rz-a/verinice/wartung-uesv.pdf")).toBe("%PDF-1.7 Beispiel");
  });
});

describe("a date of verinice", () => {
  it.each([
    ["1773442800000", "2026-03-14"], // midnight in winter
    ["1784152800000", "2026-07-16"], // midnight in summer
    ["1806101999000", "2027-03-26"], // a second before midnight
    ["1806199200000", "2027-03-28"], // an hour after the clock was put forward
    ["0", "1970-01-01"],
    ["heute", null],
    ["99999999999999", null],
  ])("%s is the day %s, as seen from Central Europe", (milliseconds, expected) => {
    expect(dayOfMilliseconds(milliseconds)).toBe(expected);
  });
});

describe("a hostile archive of verinice", () => {
  const xml = veriniceXml([room], []);
  const deep = (levels: number): Element =>
    levels === 0 ? room : { type: "bp_room_group", id: `D${levels}`, children: [deep(levels - 1)] };

  it.each([
    ["is no archive", "Text", /kein Archiv von verinice/],
    ["lacks its document", zipOf({ "readme.txt": "" }), /kein Archiv von verinice/],
    ["is something else", zipOf({ "verinice.xml": "<svg/>" }), /kein Archiv von verinice/],
    [
      "defines entities",
      zipOf({ "verinice.xml": xml.replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>') }),
      /Dokumenttyp/,
    ],
    ["names entities", zipOf({ "verinice.xml": xml.replace("Serverraum", "&b;") }), /beschädigt/],
    ["is cut off", zipOf({ "verinice.xml": xml.slice(0, -20) }), /beschädigt/],
    ["is nested without end", vna([deep(200)]), /beschädigt/],
    ["is a bomb", zipOf({ "verinice.xml": xml.replace("Serverraum", "a".repeat(5_000_000)) }), /zu groß/],
  ])("that %s is refused, and nothing is written", async (_what, bytes, why) => {
    const { root } = await writeContent(bare);
    const { refused } = await importInto(root, await bytes, map);
    expect(refused).toMatch(why);
    expect([...(await filesOf(root)).keys()].filter((path) => path.startsWith("import-"))).toEqual([]);
  });

  it("that goes round in circles, repeats ids and hides markup in texts ends, and stays text", async () => {
    const evil = object("bp_itsystem", "S1", "---\nrules: {evidence-missing: off}", {
      bp_itsystem_description: "---\n## INF.2.A3 x\n<script>alert(1)</script> [x](../../../etc/passwd)",
    });
    const { root, stderr, refused } = await importArchive(
      [room, evil, { ...evil, id: "S2" }, evil],
      [
        ["S1", "S2", "rel_bp_itsystem_bp_itsystem"],
        ["S2", "S1", "rel_bp_itsystem_bp_itsystem"],
      ],
    );
    expect(refused).toBeNull();
    expect(stderr).toContain("read 8 = taken 7 + not taken 1");
    const found = await reportOf(root);
    expect(found.findings.map(({ rule }) => rule)).toContain("dependency-cycle");
    expect(
      found.findings.filter(
        ({ file, rule }) => file.startsWith("controls/objects/") && rule === "front-matter-invalid",
      ),
    ).toEqual([]);
    const object1 = await text(root, "controls/objects/rules-evidence-missing-off.md");
    expect(object1.split("\n").filter((line) => line === "---")).toHaveLength(2);
    expect(found.findings.map(({ rule }) => rule)).not.toContain("evidence-outside");
  });
});
