import { describe, expect, it } from "vitest";
import { failoverText } from "../../../src/reporters/failover.ts";
import { relocationText } from "../../../src/reporters/relocation.ts";
import { type Content, reportOn } from "../../content-root.ts";
import { assessed, catalogFile, changed, clean, objectFile, without } from "../../format/clean-root.ts";

/** FORMAT.md, Failover, where something that it rests on can't be read: no loss counts as survived then. */

const both = "sites: [rz-a, rz-b]\nredundancy: active-active";
const exercise = (lost: string): string => `---
title: Übung (Beispiel)
type: exercise
issued: 2026-06-13
location: E-Akte 1
scenario: {lost-site: ${lost}}
processes: {personal: {rto: PT1H, rpo: PT5M}}
passed: true
---
`;
const site = (more: string): string =>
  `---\ntitle: Rechenzentrum\nphases:\n  - {from: 2020-01-01, state: active}\nemergency: {holds: P30D}\n${more}---\n`;
const server = "controls/objects/server.md";
const process = "controls/objects/personal.md";
const siteB = "controls/sites/rz-b.md";
const root: Content = {
  ...clean,
  [siteB]: site("operator: Betreiber\n"),
  [process]: objectFile(
    `type: process\n${both}\ncritical: true\nrecovery: {rto: PT4H, rpo: PT1H, mtpd: PT24H}\ndepends-on: [server]\nowner: Haus`,
  ),
  "evidence/domain/uebung-a.md": exercise("rz-a"),
  "evidence/domain/uebung-b.md": exercise("rz-b"),
};

/** Verdict on the loss of each site, for the process alone and for all at once. */
async function verdictsOf(content: Content): Promise<Record<string, readonly string[]>> {
  const { failover } = await reportOn(content);
  return Object.fromEntries(
    failover.losses.map(({ lost, verdict, reasons }) => [
      lost,
      [
        ...failover.processes.filter((one) => one.lost === lost).map((one) => one.verdict),
        verdict,
        ...reasons.map(({ kind }) => kind),
      ],
    ]),
  );
}

const sufficient = ["sufficient", "sufficient"];
const notShown = ["not-shown", "not-shown", "unread"];

describe("a loss is not shown to be survived", () => {
  it("is shown without this test's slips, and with one that says nothing of a loss", async () => {
    const all = { "rz-a": sufficient, "rz-b": sufficient };
    expect(await verdictsOf(root)).toEqual(all);
    expect(await verdictsOf(changed(root, process, "owner: Haus", "owner: [Haus]"))).toEqual(all);
    expect(await verdictsOf(changed(root, siteB, "operator: Betreiber", "operator: [Betreiber]"))).toEqual(
      all,
    );
  });

  it.each([
    ["an object is no YAML", server, "type: it-system", "type: ["],
    [
      "an object names a site that there is not",
      "controls/objects/raum-b.md",
      "sites: [rz-b]",
      "sites: [rz-x]",
    ],
    ["its modules can't be read", "controls/objects/raum-b.md", "modules: [INF.7]", "modules: INF"],
    ["a key may be a misspelt one", process, "depends-on:", "depend-on:"],
    ["what is needed does not exist", process, "depends-on: [server]", "depends-on: [servr]"],
    ["what is needed can't be read", process, "depends-on: [server]", "depends-on: 5"],
    ["redundancy can't be read", server, "redundancy: active-active", "redundancy: ja"],
    ["a recovery time can't be read", process, "rto: PT4H", "rto: 4h"],
  ])("where %s", async (_, file, from, to) => {
    expect(await verdictsOf(changed(root, file, from, to))).toEqual({ "rz-a": notShown, "rz-b": notShown });
  });

  it("where the days of the site that remains can't be read, or how long it must hold", async () => {
    const unread = { "rz-a": notShown, "rz-b": sufficient };
    expect(await verdictsOf(changed(root, siteB, "from: 2020-01-01", "from: bald"))).toEqual(unread);
    expect(await verdictsOf(changed(root, siteB, "holds: P30D", "holds: 30 Tage"))).toEqual(unread);
    expect(await verdictsOf(changed(root, siteB, "holds: P30D", "holds: P0D"))).toEqual(unread);
  });

  it("where no object is made of a file", async () => {
    const content = { ...root, "controls/objects/Neues System.md": objectFile("type: it-system") };
    expect(await verdictsOf(content)).toEqual({ "rz-a": notShown, "rz-b": notShown });
  });
});

it("one readable alternative is enough: another that does not exist makes nothing better", async () => {
  const content = changed(root, process, "depends-on: [server]", "depends-on: [[server, servr]]");
  expect(await verdictsOf(content)).toEqual({ "rz-a": sufficient, "rz-b": sufficient });
});

it("where nobody can read which process is critical, none is not said to be the reason", async () => {
  const report = await reportOn(changed(root, process, "critical: true", "critical: ja"));
  const text = failoverText(report, "de");
  expect(text).toContain("Angaben zu Objekt (personal) fehlen oder sind nicht lesbar (critical)");
  expect(text).not.toContain("Kein kritischer Prozess");
  expect(failoverText(await reportOn(without(root, process)), "de")).toContain("Kein kritischer Prozess");
});

describe("a move", () => {
  const next = site("")
    .replace("2020-01-01, state: active", "2027-01-15, state: active")
    .replace("---\n", "---\nreplaces: rz-b\n");
  const moving: Content = {
    ...root,
    "controls/sites/rz-neu.md": next,
    "controls/objects/raum-neu.md": objectFile("type: room\nsites: [rz-neu]\nmodules: [INF.7]"),
    "controls/catalog/neu.md": catalogFile(
      "INF.7",
      `## NEU-1 Neuer Standort\n\n- Anforderungen: INF.7.A1, INF.7.A2\n\n### rz-neu: entbehrlich\n\nNoch leer.\n\n${assessed}`,
    ),
  };
  const told = async (content: Content, asOf?: string): Promise<string> => {
    const report = await reportOn(content, asOf);
    return report.relocations.map((one) => relocationText(one, report, "de")).join("");
  };

  it("lacks nothing only where the new site has items, and all of them could be formed", async () => {
    expect(await told(moving)).toContain("in dieser Reihenfolge:\n  Nichts.");
    expect(await told(without(moving, "controls/objects/raum-neu.md"))).toContain(
      "in dieser Reihenfolge:\n  Der neue Standort hat hier keinen Prüfpunkt",
    );
    expect(await told(changed(moving, server, "type: it-system", "type: ["))).toContain(
      "in dieser Reihenfolge:\n  Prüfpunkte von 1 Zielobjekt konnten nicht gebildet werden",
    );
  });

  it("lacks nothing on its day of cut-over, and is not said to afterwards", async () => {
    expect(await told(moving, "2027-01-15")).toContain("in dieser Reihenfolge:\n  Nichts.");
    const after = await told(moving, "2027-01-16");
    expect(after).toContain(
      "Was am Tag der Umschaltung fehlte, in der Reihenfolge:\n  Am Tag der Umschaltung nichts.",
    );
    expect(after).not.toContain("fehlt noch");
  });

  it("exposes no process only where there is a critical one, and proves no site for one that can't be read", async () => {
    expect(await told(without(moving, process))).toContain("kein kritischer Prozess gezeigt");
    expect(await told(changed(moving, process, "depends-on: [server]", "depends-on: 5"))).toContain(
      "personal: 2027-01-15 bis auf Weiteres, belegt: keiner",
    );
  });
});
