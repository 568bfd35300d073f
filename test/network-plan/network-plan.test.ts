import { beforeEach, describe, expect, it } from "vitest";
import type { Report, ReportObject } from "../../src/model/report.ts";
import { type NetworkPlan, networkPlan } from "../../src/network-plan/network-plan.ts";
import type { PlanPicture } from "../../src/network-plan/plan-picture.ts";
import { documentFonts } from "../../src/pdf/layout/font-metrics.ts";
import { check } from "../../src/pipeline.ts";
import { withhold } from "../../src/report/withhold/withhold.ts";
import { day, reportOn } from "../content-root.ts";
import fc from "../properties.ts";
import { largeRoot } from "./large-root.ts";
import { faultsOf, touchedBy } from "./plan-geometry.ts";

const fonts = documentFonts();

function pictureOf(report: Report, language: "de" | "en" = "de"): PlanPicture {
  const { picture } = networkPlan(report, language, fonts);
  if (!picture) throw new Error("no picture");
  return picture;
}

const textsOf = ({ texts }: PlanPicture): string => texts.map(({ text }) => text).join(" ");

describe("the network plan of the worked example and of 130 target objects", () => {
  let example: Report;
  let large: Report;
  beforeEach(async () => {
    example ??= await check(".", { asOf: day, today: day, version: "0.0.0" });
    large ??= await reportOn(largeRoot());
  }, 120_000);

  it("is readable: no line crosses a box or a text, no text leaves its box, nothing overlaps", () => {
    expect(large.objects).toHaveLength(130);
    for (const report of [example, large])
      for (const language of ["de", "en"] as const) expect(faultsOf(pictureOf(report, language))).toEqual([]);
  });

  it("is large enough on A3: letters of 5.5 points at least", () => {
    const { width, height, texts } = pictureOf(large);
    const scale = Math.min(1071 / width, 620 / height);
    expect(Math.min(...texts.map(({ size }) => size)) * scale).toBeGreaterThan(5.5);
  });

  it("is the same each time", () => {
    expect(pictureOf(large)).toEqual(pictureOf(large));
  });

  it("joins each link with what it joins, at each site where that stands", () => {
    const { content, picture } = networkPlan(large, "de", fonts);
    for (const { object } of content.links) {
      const boxes = touchedBy(object.id, picture as PlanPicture);
      expect(boxes.filter(({ kind }) => kind === "link").map((box) => box.object)).toEqual([object.id]);
    }
    const joined = (id: string) => touchedBy(id, picture as PlanPicture).map((box) => box.object ?? box.kind);
    expect(joined("faser-nord").sort()).toEqual(["faser-nord", "kern-a", "kern-b"]);
    expect(joined("speichernetz").sort()).toEqual([
      "kern-a",
      "kern-b",
      "speicher",
      "speicher",
      "speichernetz",
    ]);
    expect(joined("landesnetz").sort()).toEqual(["firewall-a", "foreign", "landesnetz"]);
  });

  it("puts like objects together and no others", () => {
    const { groups } = networkPlan(large, "de", fonts).content;
    const key = (object: ReportObject) =>
      JSON.stringify([
        object.type,
        object.sites,
        object.modules,
        ["confidentiality", "integrity", "availability"].map(
          (value) => object.protection[value as "integrity"].value,
        ),
        large.objects.filter(({ connects }) => connects.includes(object.id)).map(({ id }) => id),
      ]);
    const drawn = groups.flatMap(({ objects }) => objects);
    expect(new Set(drawn).size).toBe(drawn.length);
    for (const { objects } of groups) expect(new Set(objects.map(key)).size).toBe(1);
    expect(new Set(groups.map(({ objects }) => key(objects[0] as ReportObject))).size).toBe(groups.length);
    expect(groups.some(({ objects }) => objects.length > 1)).toBe(true);
    for (const object of large.objects)
      if (object.type === "it-system") expect(drawn.map(({ id }) => id)).toContain(object.id);
  });

  it("tells critical and external links by more than colour", () => {
    const picture = pictureOf(example);
    const critical = picture.boxes.filter(({ kind, marked, object }) => kind === "link" && marked && object);
    expect(critical.map(({ object }) => object).sort()).toEqual([
      "glasfaser-lwl-alt",
      "glasfaser-lwl-citeq",
      "netz-verbund",
      "netzuebergang-extern",
    ]);
    // One sign each, and one in the key.
    expect(picture.signs).toHaveLength(critical.length + 1);
    const dashed = new Map(picture.lines.map(({ net, external }) => [net, external] as const));
    expect(dashed.get("glasfaser-lwl-alt")).toBe(false);
    expect(dashed.get("glasfaser-lwl-citeq")).toBe(true);
    expect(textsOf(picture)).toContain("kritische Verbindung");
  });

  it("marks what is German in an English plan: titles and the catalogue's layers", () => {
    const german = pictureOf(large, "en").texts.flatMap((text) => (text.german ? text.text : []));
    for (const text of ["Netze und", "2 × Kernswitch A", "6 × Allgemeiner Server"])
      expect(german).toContain(text);
    for (const text of ["Sites", "Foreign networks", "Key", "kern-a"]) expect(german).not.toContain(text);
  });

  it("says in words what it shows", () => {
    const { inWords } = networkPlan(example, "en", fonts);
    expect(inWords).toContain("Rechenzentrum LWL (verbleibend): ");
    expect(inWords).toContain("6 × Firewall-Verbund (firewall)");
    expect(inWords).toContain(
      "glasfaser-lwl-citeq (critical: external link, high confidentiality, high integrity, high availability): Rechenzentrum LWL (verbleibend), Rechenzentrum im Stadthaus (citeq)",
    );
  });
});

describe("what an edition withholds is neither drawn nor counted", () => {
  const secret = "classification: vs-nfd";
  const system = (title: string, more = "") =>
    `---\ntitle: ${title}\ntype: it-system\nsites: [rz-a]\nmodules: [SYS.1.1]\nprotection: {confidentiality: normal, integrity: normal, availability: normal}\n${more}\n---\n`;
  const link = (title: string, connects: string, more = "") =>
    `---\ntitle: ${title}\ntype: network\nconnects: [${connects}]\nprotection: {confidentiality: normal, integrity: normal, availability: normal}\n${more}\n---\n`;
  const large = largeRoot();
  const open = {
    "controls/domain.md": large["controls/domain.md"] ?? "",
    "controls/sites/rz-a.md": large["controls/sites/rz-a.md"] ?? "",
    "controls/objects/eins.md": system("Rechner"),
    "controls/objects/zwei.md": system("Rechner"),
    "controls/objects/drei.md": system("Schalter"),
    "controls/objects/leitung.md": link("Leitung", "drei, verborgen"),
  };
  const hidden = {
    "controls/objects/verborgen.md": system("Rechner", secret),
    "controls/objects/geheimleitung.md": link("Geheimleitung", "eins, zwei", `external: true\n${secret}`),
  };

  it("is as if it were not there", async () => {
    const whole = await reportOn({ ...open, ...hidden });
    const without = await reportOn(open);
    expect(textsOf(pictureOf(whole))).toContain("geheimleitung");
    const edition = networkPlan(withhold(whole, "internal"), "de", fonts);
    const bare = networkPlan(without, "de", fonts);
    expect(edition.picture).toEqual(bare.picture);
    expect(edition.inWords).toBe(bare.inWords);
    expect(edition.content.groups.map(({ quantity }) => quantity)).toEqual(
      bare.content.groups.map(({ quantity }) => quantity),
    );
  });
});

describe("the network plan of any content", () => {
  let base: Report;
  beforeEach(async () => {
    base ??= await reportOn(largeRoot());
  }, 120_000);
  const sites = ["rz-a", "rz-b"];
  const names = [
    "Server",
    "Virtualisierungsserver für sehr lange Bezeichnungen",
    "Ü",
    "Donaudampfschifffahrtsgesellschaftskapitän",
  ];

  /** A report with these objects and links, the rest as it was. */
  function reportWith(
    systems: readonly { site: number; name: number; module: number }[],
    links: readonly { ends: readonly number[]; external: boolean; critical: boolean }[],
  ): Report {
    const template = base.objects.find(({ id }) => id === "kern-a") as ReportObject;
    const objects = systems.map(
      ({ site, name, module }, i): ReportObject => ({
        ...template,
        id: `s${String(i).padStart(2, "0")}`,
        title: names[name % names.length] ?? "",
        sites: site === 3 ? [] : site === 2 ? sites : [sites[site] ?? ""],
        modules: [["SYS.1.1", "NET.3.1", "IND.2.1"][module % 3] ?? ""],
        link: null,
        connects: [],
      }),
    );
    const ends = [...objects.map(({ id }) => id), ...sites];
    const joined = links.map(
      ({ ends: chosen, external, critical }, i): ReportObject => ({
        ...template,
        id: `eine-leitung-${i}`,
        type: "network",
        sites: [],
        connects: [
          ...new Set(
            chosen.map((end) =>
              end > 90 ? `eine-leitung-${end % links.length}` : (ends[end % ends.length] ?? ""),
            ),
          ),
        ],
        link: {
          betweenSites: false,
          externalReason: null,
          criticality: [
            ...(external ? (["external"] as const) : []),
            ...(critical ? (["integrity"] as const) : []),
          ],
        },
      }),
    );
    return { ...base, objects: [...objects, ...joined] };
  }

  it("is readable", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ site: fc.nat(3), name: fc.nat(9), module: fc.nat(9) }), {
          minLength: 1,
          maxLength: 16,
        }),
        fc.array(
          fc.record({
            ends: fc.array(fc.nat(99), { maxLength: 5 }),
            external: fc.boolean(),
            critical: fc.boolean(),
          }),
          { maxLength: 10 },
        ),
        (systems, links) => {
          const { picture } = networkPlan(reportWith(systems, links), "de", fonts);
          expect(faultsOf(picture as PlanPicture)).toEqual([]);
        },
      ),
      { numRuns: 30, seed: 1, endOnFailure: true },
    );
  }, 120_000);

  it("is no picture where nobody could read it, in no time", () => {
    const systems = Array.from({ length: 2000 }, (_, i) => ({ site: i % 2, name: i, module: i }));
    const links = Array.from({ length: 400 }, (_, i) => ({
      ends: [i % 90],
      external: false,
      critical: false,
    }));
    const plan: NetworkPlan = networkPlan(reportWith(systems, links), "de", fonts);
    expect(plan.picture).toBeNull();
  });
});
