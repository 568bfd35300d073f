import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { type Content, reportOn } from "../content-root.ts";
import { changed, clean, sidecar, without } from "../format/clean-root.ts";

/** Rule and fingerprint of every finding, sorted. */
function fingerprintsOf(report: Report): string[] {
  return report.findings.map(({ rule, fingerprint }) => `${rule} ${fingerprint}`).sort();
}

async function fingerprints(content: Content, day?: string): Promise<string[]> {
  return fingerprintsOf(await reportOn(content, day));
}

const inf = "controls/catalog/inf-7.md";

/** Findings of many rules: expired and unreviewed evidence, a gap, a misspelt label, an unassessed item, wrong keys. */
const faulty: Content = {
  ...changed(
    changed(
      changed(
        clean,
        inf,
        "## INF.7.A2 Geschlossene Fenster und abgeschlossene Türen",
        "- Zuständigg: Haustechnik\n\n## INF.7.A2 Geschlossene Fenster und abgeschlossene Türen",
      ),
      inf,
      "### raum-a: ja",
      "### raum-a: nein",
    ),
    inf,
    "### raum-b@rz-b: ja",
    "### raum-b@rz-c: ja",
  ),
  "controls/objects/server.md": String(clean["controls/objects/server.md"]).replace("title: Objekt\n", ""),
  "evidence/rz-a/begehung.txt.yaml": sidecar("type: inspection\nissued: 2025-03-14\nvalid-for: P12M").replace(
    /reviewed:.*\n/,
    "",
  ),
};

describe("fingerprints", () => {
  it("differ between findings", async () => {
    const found = await fingerprints(faulty);
    expect(found.length).toBeGreaterThan(6);
    expect(new Set(found).size).toBe(found.length);
    for (const one of found) expect(one).toMatch(/^[a-z-]+ [0-9a-f]{32}$/);
  });

  it("hold when lines move", async () => {
    const text = String(faulty[inf]);
    const [frontMatter = "", controls = ""] = text.split(/(?=## INF\.7\.A1)/);
    const [first = "", second = ""] = controls.split(/(?=## INF\.7\.A2)/);
    const moved = { ...faulty, [inf]: `${frontMatter}\nEinleitung.\n\n\n${second}\n${first}` };
    expect(await fingerprints(moved)).toEqual(await fingerprints(faulty));
  });

  it("hold when catalogues are renamed and moved", async () => {
    const text = String(faulty[inf]).replaceAll("../../evidence", "../../../evidence");
    const moved = { ...without(faulty, inf), "controls/catalog/a/büro.md": text };
    expect(await fingerprints(moved)).toEqual(await fingerprints(faulty));
  });

  it("hold when evidence is renamed along with its links", async () => {
    const renamed = Object.fromEntries(
      Object.entries(faulty).map(([path, text]) => [
        path.replace("rz-a/begehung", "rz-a/2026/rundgang"),
        typeof text === "string" ? text.replaceAll("rz-a/begehung", "rz-a/2026/rundgang") : text,
      ]),
    );
    expect(await fingerprints(renamed)).toEqual(await fingerprints(faulty));
  });

  it("hold from one day to the next", async () => {
    expect(await fingerprints(faulty, "2026-11-24")).toEqual(await fingerprints(faulty));
  });

  it("change with the evidence itself", async () => {
    const before = await fingerprints(faulty);
    const after = await fingerprints({ ...faulty, "evidence/rz-a/begehung.txt": "Ein anderer Rundgang\n" });
    const fresh = after.filter((one) => !before.includes(one));
    expect(fresh.map((one) => one.split(" ")[0])).toContain("evidence-expired");
    expect(after.filter((one) => before.includes(one)).length).toBeGreaterThan(2);
  });

  it("number what is alike: one more is a new finding", async () => {
    const twice = changed(
      faulty,
      inf,
      "- Zuständigg: Haustechnik\n",
      "- Zuständigg: Haustechnik\n- Zuständigg: Haustechnik\n",
    );
    const before = await fingerprints(faulty);
    const after = await fingerprints(twice);
    expect(after.filter((one) => !before.includes(one))).toHaveLength(1);
    expect(before.filter((one) => !after.includes(one))).toEqual([]);
  });
});
