import { describe, expect, it } from "vitest";
import type { Content } from "../content-root.ts";
import { writeContent } from "../content-root.ts";
import { assessed, catalogFile, domainFile, objectFile, sidecar } from "../format/clean-root.ts";
import { runNachweis } from "./run-nachweis.ts";

/** `failover`, `relocation` and `certificate` on a small content: `alt` moves into `neu`, which a certificate covers. */

const asOf = ["--as-of", "2026-11-23"];
const site = (phases: string, more = "") =>
  `---\ntitle: Rechenzentrum (Beispiel)\nphases: [${phases}]\n${more}---\n`;
const active = "{from: 2020-01-01, state: active}";
const certificate = "evidence/neu/zertifikat.txt";
const content: Content = {
  "controls/domain.md": domainFile([], ["INF.7"]),
  "controls/sites/bleibt.md": site(active, "location: {latitude: 51.96, longitude: 7.62}\n"),
  "controls/sites/alt.md": site(
    `${active}, {from: 2027-01-15, state: retired}`,
    "location: {latitude: 51.95, longitude: 7.64}\n",
  ),
  "controls/sites/neu.md": site(
    "{from: 2026-10-01, state: transition}, {from: 2027-01-15, state: active}",
    "replaces: alt\n",
  ),
  "controls/objects/lohn.md": objectFile(
    "type: process\nsites: [bleibt, alt, neu]\nredundancy: active-passive\ncritical: true\nrecovery: {rto: PT4H, rpo: PT1H, mtpd: PT24H}\ndepends-on: [raum-neu, netz]",
  ),
  "controls/objects/netz.md": objectFile("type: network"),
  "controls/objects/raum-neu.md": objectFile("type: room\nsites: [neu]\nmodules: [INF.7]\nowner: Haus"),
  "controls/catalog/inf-7.md": catalogFile(
    "INF.7",
    `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes

### neu: ja

${assessed}
- Geerbt: [Zertifikat](../../${certificate})

## INF.7.A2 Geschlossene Fenster und abgeschlossene Türen

### neu: nein

${assessed}
- Offen: Schlösser tauschen; bis 2027-01-20; Haustechnik`,
  ),
  [certificate]: "Zertifikat (Beispiel)\n",
  [`${certificate}.yaml`]: sidecar(
    "type: certificate\nissued: 2026-03-14\nvalid-until: 2029-03-13\nnumber: BSI-IGZ-0000-BEISPIEL\nholder: Stadt (Beispiel)\nbasis: it-grundschutz\ncovers: [INF.7]\nsites: [neu]",
  ),
  "evidence/domain/uebung.md":
    "---\ntitle: Übung (Beispiel)\ntype: exercise\nissued: 2026-06-13\nscenario: {lost-site: alt, carried-by: [bleibt]}\nprocesses: {lohn: {rto: PT1H30M, rpo: PT0S}}\npassed: true\n---\n",
};

async function run(...args: string[]) {
  const { root } = await writeContent(content);
  return runNachweis([...args, "--root", root, ...asOf]);
}

describe("nachweis failover", () => {
  it("says each verdict with its reasons, and what would remove them", async () => {
    const { code, stdout } = await run("failover");
    expect(code).toBe(0);
    expect(stdout).toMatchSnapshot();
  });

  it("speaks English too", async () => {
    expect((await run("failover", "--lang", "en")).stdout).toMatchSnapshot();
  });

  it("prints its part of the report", async () => {
    const { stdout } = await run("failover", "--json");
    const { asOf: day, processes } = JSON.parse(stdout);
    expect([day, processes.map(({ lost, verdict }: Record<string, string>) => [lost, verdict])]).toEqual([
      "2026-11-23",
      [
        ["alt", "sufficient"],
        ["bleibt", "not-shown"],
      ],
    ]);
  });
});

describe("nachweis relocation", () => {
  it("says what is there, what is missing and what else the move asks for", async () => {
    const { code, stdout } = await run("relocation", "--to", "neu");
    expect(code).toBe(0);
    expect(stdout).toMatchSnapshot();
  });

  it("speaks English too, and prints its part of the report", async () => {
    expect((await run("relocation", "--to", "neu", "--lang", "en")).stdout).toMatchSnapshot();
    const { stdout } = await run("relocation", "--to", "neu", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ asOf: "2026-11-23", to: "neu", cutOver: "2027-01-15" });
    const { draft, letters, structure } = JSON.parse(stdout).notice;
    expect(draft).toBe(true);
    // No evidence says which certificate the domain holds itself: nothing is invented.
    expect(letters).toMatchObject([
      { kind: "holder-to-bsi", certificate: null },
      {
        kind: "customer-to-holder",
        certificate: { number: "BSI-IGZ-0000-BEISPIEL" },
        inherits: ["INF.7.A1"],
      },
    ]);
    expect(Object.keys(structure)).toEqual(["added", "removed", "moved", "links"]);
  });

  it.each([
    ["neuu", "nachweis: --to: den Standort „neuu“ gibt es nicht; meinten Sie „neu“?\n"],
    [
      "alt",
      "nachweis: --to: nach „alt“ zieht nichts um: Dazu braucht er „replaces“ und eine Phase „active“\n",
    ],
  ])("to %s is no relocation", async (to, message) => {
    const { code, stdout, stderr } = await run("relocation", "--to", to);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.endsWith(message)).toBe(true);
  });
});

describe("nachweis certificate", () => {
  it("says what is inherited and what stays with the institution", async () => {
    expect((await run("certificate")).stdout).toMatchSnapshot();
    expect((await run("certificate", certificate, "--lang", "en")).stdout).toMatchSnapshot();
  });

  it("says what its lapse would undo", async () => {
    expect((await run("certificate", "BSI-IGZ-0000-BEISPIEL", "--lapse")).stdout).toMatchSnapshot();
    const { stdout } = await run("certificate", "BSI-IGZ-0000-BEISPIEL", "--lapse", "--json");
    expect(JSON.parse(stdout).certificates).toMatchObject([
      {
        number: "BSI-IGZ-0000-BEISPIEL",
        cascade: { items: [{ requirement: "INF.7.A1", after: "unproven" }], processes: ["lohn"] },
      },
    ]);
  });

  it("does not know every number", async () => {
    const { code, stderr } = await run("certificate", "BSI-IGZ-0000-BEISPIE");
    expect(code).toBe(2);
    expect(stderr).toContain("meinten Sie „BSI-IGZ-0000-BEISPIEL“?");
  });
});
