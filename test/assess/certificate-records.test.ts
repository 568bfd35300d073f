import { describe, expect, it } from "vitest";
import type { CertificateRecord } from "../../src/model/certificate.ts";
import type { EvidenceData, ObjectData, SiteData } from "../../src/model/project.ts";
import { lapseText } from "../../src/reporters/certificate.ts";
import { type Content, reportOn } from "../content-root.ts";
import { changed, clean, sidecar } from "../format/clean-root.ts";
import { activeSite, assessedOn, type DescribedAssessment, projectOf } from "./in-memory-project.ts";

/** Issue "Two data centres", Inherited certificates. */

const day = "2026-11-23";
const path = "evidence/rz-b/zertifikat.pdf";
const certificate: Partial<EvidenceData> = {
  title: "Zertifikat (Beispiel)",
  type: "certificate",
  number: "BSI-IGZ-0000-BEISPIEL",
  issued: "2024-06-17",
  "valid-until": "2027-06-16",
  surveillance: ["2025-06-03", "2026-06-09"],
  basis: "it-grundschutz",
  covers: ["INF.7"],
  sites: ["rz-b"],
  duties: ["INF.7.A2"],
};
const objects: Record<string, Partial<ObjectData>> = {
  p: {
    type: "process",
    sites: ["rz-a", "rz-b"],
    redundancy: "active-active",
    critical: true,
    recovery: { rto: "PT4H", rpo: "PT1H", mtpd: "PT8H" },
    "depends-on": ["server"],
  },
  server: {
    type: "it-system",
    sites: ["rz-a", "rz-b"],
    redundancy: "active-active",
    modules: [{ id: "NET.3.4" }],
    "depends-on": ["raum-b"],
  },
  "raum-b": { type: "room", sites: ["rz-b"], modules: [{ id: "INF.7" }] },
  betreiberin: { type: "provider", modules: [{ id: "OPS.2.3" }] },
};
const inherited: DescribedAssessment = { status: "yes", inherited: path, evidence: [] };
const own: DescribedAssessment = { ...inherited, evidence: ["evidence/rz-b/beleg.txt"] };

function recordOf(
  more: Partial<EvidenceData> = {},
  assessments: Record<string, DescribedAssessment> = { "INF.7.A1": inherited, "INF.7.A2": own },
  siteB: Partial<SiteData> = activeSite,
): CertificateRecord {
  const project = projectOf({
    domain: { approach: "basic" },
    sites: { "rz-a": activeSite, "rz-b": siteB },
    objects,
    controls: {
      ...Object.fromEntries(Object.entries(assessments).map(([id, one]) => [id, { "rz-b": one }])),
      "NET.3.4.A1": { alle: { status: "yes", evidence: ["evidence/domain/konzept.txt"] } },
    },
    evidence: {
      [path]: { ...certificate, ...more },
      "evidence/rz-b/beleg.txt": { title: "Beleg", type: "document", issued: "2026-03-01" },
      "evidence/domain/konzept.txt": { title: "Konzept", type: "document", issued: "2026-03-01" },
      "evidence/domain/uebung.md": {
        type: "exercise",
        issued: "2026-06-13",
        scenario: { "lost-site": "rz-a" },
        processes: { p: { rto: "PT1H", rpo: "PT1H" } },
        passed: true,
      },
    },
  });
  const [record] = assessedOn(project, day).certificates;
  if (!record) throw new Error("no certificate");
  return record;
}

describe("what a certificate gives", () => {
  it("and what stays with the institution: duties, OPS.2.3, own systems", () => {
    const record = recordOf();
    expect(record.inherits.map(({ requirement, responsibility }) => [requirement, responsibility])).toEqual([
      ["INF.7.A1", "provider"],
      ["INF.7.A2", "shared"],
    ]);
    expect(record.mine.duties.map(({ requirement }) => requirement)).toEqual(["INF.7.A2"]);
    expect(new Set(record.mine.outsourcing.map(({ object }) => object))).toEqual(new Set(["betreiberin"]));
    expect(record.mine.outsourcing).toHaveLength(7);
    expect(record.mine.own).toEqual([
      { requirement: "NET.3.4.A1", object: "server", site: "rz-b", state: "proven" },
    ]);
  });

  it("is nothing if it is a plain ISO 27001 certificate, names another site or has lapsed", () => {
    for (const more of [
      { basis: "iso-27001" },
      { sites: ["rz-a"] },
      { "valid-until": "2026-11-22" },
      { suspended: day },
      { surveillance: ["2025-06-03"] },
    ] as const) {
      expect(recordOf(more)).toMatchObject({ inherits: [], cascade: null });
    }
    expect(recordOf({ basis: "iso-27001" }).lastDay).toBeNull();
  });
});

describe("a certificate that a planned site will inherit", () => {
  const planned = (...phases: SiteData["phases"]): Partial<SiteData> => ({ title: "Neu", phases });
  const both = { "INF.7.A1": inherited, "INF.7.A2": own };
  const moving = planned(
    { from: "2027-01-15", state: "transition" },
    { from: "2027-03-01", state: "active" },
  );

  it("counts from the first day on which the site is in use, and its end would undo something then", () => {
    const record = recordOf({}, both, moving);
    expect(record).toMatchObject({ inherits: [], cascade: null });
    expect(record.upcoming?.on).toBe("2027-01-15");
    expect(record.upcoming?.inherits.map(({ requirement, site }) => [requirement, site])).toEqual([
      ["INF.7.A1", "rz-b"],
      ["INF.7.A2", "rz-b"],
    ]);
    expect(record.upcoming?.cascade.items.map(({ requirement, after }) => [requirement, after])).toEqual([
      ["INF.7.A1", "unproven"],
    ]);
    const text = lapseText(record, day, "de");
    expect(text).toContain("Am 2026-11-23 erbt noch niemand davon.");
    expect(text).toContain("Ab 2027-01-15 zählt es für rz-b (2 Anforderungen).");
    expect(text).not.toContain("ändert nichts");
  });

  it("is judged as if the surveillance audits due by then were passed, but not beyond its validity", () => {
    const due = { issued: "2024-12-01", "valid-until": "2027-11-30", surveillance: ["2025-11-20"] };
    expect(recordOf(due, both, moving).upcoming?.on).toBe("2027-01-15");
    const late = planned({ from: "2027-06-17", state: "active" });
    expect(recordOf({}, both, late).upcoming).toBeNull();
    expect(lapseText(recordOf({}, both, late), day, "de")).toContain("Sein Ende ändert nichts.");
  });

  it("is none where nobody claims anything from it, or the site is in use already", () => {
    expect(recordOf({}, {}, moving).upcoming).toBeNull();
    expect(recordOf().upcoming).toBeNull();
  });
});

describe("when it ends", () => {
  it.each<[string, Partial<EvidenceData>, string, string]>([
    ["by its validity", {}, "2027-06-16", "expired"],
    ["by a suspension to come", { suspended: "2026-12-24" }, "2026-12-23", "suspended"],
    [
      "by the next surveillance audit",
      { issued: "2024-12-01", surveillance: ["2025-11-20"] },
      "2026-12-01",
      "surveillance",
    ],
  ])("%s", (_, more, lastDay, endsBy) => {
    expect(recordOf(more)).toMatchObject({ lastDay, endsBy, lapsed: [] });
  });

  it("names the days by which surveillance audits must be passed", () => {
    expect(recordOf().surveillance).toEqual({
      passed: ["2025-06-03", "2026-06-09"],
      due: ["2025-06-17", "2026-06-17"],
      next: null,
    });
  });

  it.each<[string, Partial<EvidenceData>, string | null]>([
    ["ends on the eve of the anniversary", {}, null],
    ["ends on the anniversary", { "valid-until": "2027-06-17" }, null],
    ["goes on for a day", { "valid-until": "2027-06-18" }, "2027-06-17"],
    ["lacks an audit within its validity", { surveillance: ["2025-06-03"] }, "2026-06-17"],
  ])("asks for no audit after its end: it %s", (_, more, next) => {
    expect(recordOf(more).surveillance.next).toBe(next);
  });

  it("goes on asking for audits where a certificate names no end", () => {
    const { "valid-until": _, ...data } = certificate;
    const [record] = assessedOn(
      projectOf({ sites: {}, objects: {}, evidence: { [path]: data } }),
      day,
    ).certificates;
    expect(record?.surveillance.next).toBe("2027-06-17");
  });
});

describe("its lapse would undo", () => {
  it("the items that rest on it alone, the processes above them, and failover verdicts", () => {
    const { cascade } = recordOf();
    expect(cascade?.items).toEqual([
      { requirement: "INF.7.A1", object: "raum-b", site: "rz-b", before: "proven", after: "unproven" },
    ]);
    expect(cascade?.processes).toEqual(["p"]);
    expect(cascade?.verdicts).toEqual([
      { process: "p", lost: "rz-a", before: "sufficient", after: "not-sufficient", until: null },
      { process: null, lost: "rz-a", before: "sufficient", after: "not-sufficient", until: null },
    ]);
  });

  it("nothing that has evidence of its own", () => {
    const { cascade } = recordOf({}, { "INF.7.A1": own, "INF.7.A2": own });
    expect(cascade).toEqual({ items: [], processes: [], verdicts: [] });
  });

  it("just what a check finds once it has lapsed", () => {
    const { cascade } = recordOf();
    const lapsed = recordOf({ "valid-until": "2026-11-22" });
    expect(lapsed.mine.own.map(({ requirement, state }) => [requirement, state])).toContainEqual([
      cascade?.items[0]?.requirement,
      cascade?.items[0]?.after,
    ]);
  });
});

describe("a certificate that does not hold", () => {
  const told = (more: Partial<EvidenceData>): string => {
    const record = recordOf(more);
    expect(record).toMatchObject({ lastDay: null });
    return lapseText(record, day, "de");
  };

  it("is not said to be valid, or to count until a day, before it was issued", () => {
    expect(told({ issued: "2026-12-01" })).toContain("gilt nicht: noch nicht ausgestellt");
    expect(told({ issued: "2026-12-01" })).not.toContain("Zählt bis");
  });

  it("has taken already what its end takes: that changes nothing is not said", () => {
    for (const more of [{ "valid-until": "2026-11-22" }, { suspended: "2026-11-01" }])
      expect(told(more)).toContain("Was sein Ende nimmt, ist schon genommen.");
    expect(told({ issued: "2026-12-01" })).not.toContain("ändert nichts");
  });

  it("nor where its file is another, or nobody knows its day", async () => {
    const certificateFile: Content = {
      ...clean,
      "evidence/rz-b/zertifikat.txt": "Zertifikat (Beispiel)\n",
      "evidence/rz-b/zertifikat.txt.yaml": sidecar(
        "type: certificate\nissued: 2026-03-14\nvalid-until: 2029-03-13\nbasis: it-grundschutz\ncovers: [INF.7]\nsites: [rz-b]",
      ),
    };
    const path = "evidence/rz-b/zertifikat.txt.yaml";
    const altered = changed(certificateFile, path, "sha256: @sha256", `sha256: ${"0".repeat(64)}`);
    const dayless = changed(certificateFile, path, "valid-until: 2029-03-13", "valid-until: bald");
    const empty = { ...certificateFile, "evidence/rz-b/zertifikat.txt": "" };
    const without: Content = Object.fromEntries(
      Object.entries(certificateFile).filter(([name]) => name !== path),
    );
    expect((await reportOn(certificateFile)).certificates).toMatchObject([
      { lapsed: [], lastDay: "2027-03-14" },
    ]);
    for (const content of [altered, dayless, empty])
      expect((await reportOn(content)).certificates).toMatchObject([
        { lapsed: ["not-holding"], lastDay: null },
      ]);
    expect((await reportOn(without)).certificates).toEqual([]);
  });

  it("undoes something by its end, too, where it is linked as evidence and nothing is inherited", () => {
    const linked: DescribedAssessment = { status: "yes", evidence: [path] };
    const record = recordOf({}, { "INF.7.A1": linked });
    expect(record.inherits).toEqual([]);
    expect(record.cascade?.items).toEqual([
      { requirement: "INF.7.A1", object: "raum-b", site: "rz-b", before: "proven", after: "unproven" },
    ]);
    expect(lapseText(record, day, "de")).not.toContain("ändert nichts");
  });
});
