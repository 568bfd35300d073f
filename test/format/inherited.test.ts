import { describe, expect, it } from "vitest";
import { type Content, expectMarked, itemOf, placesOf, reportOn, statesOf } from "../content-root.ts";
import {
  assessed,
  catalogFile,
  clean,
  domainFile,
  objectFile,
  proofA,
  proofB,
  sidecar,
  withA1,
  yes,
} from "./clean-root.ts";

/** FORMAT.md, Inherited: the certificate of rz-a's operator covers INF.7. */
const path = "evidence/rz-a/zertifikat.txt";
const a = "INF.7.A1 raum-a@rz-a";
const valid = {
  type: "certificate",
  issued: "2025-03-01",
  "valid-until": "2028-02-29",
  basis: "it-grundschutz",
  covers: "[INF.7]",
  sites: "[rz-a]",
  surveillance: "[2026-02-10]",
};
const certificate = (changes: Record<string, string | null> = {}, at = path): Content => ({
  [at]: "Zertifikat (Beispiel)",
  [`${at}.yaml`]: sidecar(
    Object.entries({ ...valid, ...changes })
      .flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]))
      .join("\n"),
  ),
});
const geerbt = (mark = "", at = path) => `- Geerbt: ${mark}[Zertifikat](../../${at})`;
const body = (mark = "", text = "Der Betreiber tut es.", heading = "### rz-a: ja") =>
  `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${heading}\n\n${text}\n\n${assessed}\n${geerbt(mark)}\n\n${yes("rz-b", "evidence/rz-b/begehung.txt")}`;

describe("credit", () => {
  it("makes an item proven without evidence of its own", async () => {
    const report = await expectMarked(withA1(body(), certificate()));
    expect(itemOf(report, a)).toMatchObject({
      state: "proven",
      evidence: [],
      inherited: path,
      responsibility: "provider",
    });
    expect(itemOf(report, "INF.7.A1 raum-b@rz-b")).toMatchObject({ inherited: null, responsibility: "own" });
  });

  it("is given by the English label and to teilweise too", async () => {
    const report = await expectMarked(
      withA1(
        body("", "Text.", "### rz-a: partial").replace(
          "- Geerbt:",
          "- Open: x; by 2027-01-01; Y\n- Inherited:",
        ),
        certificate(),
      ),
    );
    expect(itemOf(report, a)).toMatchObject({ declared: "partial", state: "open", inherited: path });
  });

  it("needs no required type either", async () => {
    const report = await expectMarked(
      withA1(body().replace("### rz-a", "- Nachweis: inspection\n\n### rz-a"), certificate()),
    );
    expect(statesOf(report)[a]).toBe("proven");
  });

  it.each([
    ["the requirement itself", { covers: "[INF.7.A1]" }],
    ["its module among others", { covers: "[INF.1, INF.7, INF.2.A3]" }],
    ["several sites", { sites: "[rz-b, rz-a]" }],
    ["nothing of its expiry", { "valid-until": null }],
    ["a duration", { "valid-until": null, "valid-for": "P3Y" }],
    ["a suspension to come", { suspended: "2026-11-24" }],
    ["more surveillance than needed", { surveillance: "[2025-09-01, 2026-02-10]" }],
    ["a duty of another requirement", { duties: "[INF.7.A2]" }],
  ])("is given by a certificate that says %s", async (_, changes) => {
    const report = await expectMarked(withA1(body(), certificate(changes)));
    expect(itemOf(report, a)).toMatchObject({ state: "proven", inherited: path });
  });

  it("is given by a certificate in domain/ and in a folder of another site, by the sites it names", async () => {
    for (const at of ["evidence/domain/z.txt", "evidence/rz-b/z.txt"]) {
      const report = await reportOn(withA1(body().replaceAll(path, at), certificate({}, at)));
      expect(placesOf(report)).toEqual([]);
      expect(itemOf(report, a)).toMatchObject({ state: "proven", inherited: at });
    }
  });
});

describe("a certificate that ends soon", () => {
  it.each(["2026-11-23", "2027-02-21"])("on %s gives credit, with a warning at the link", async (until) => {
    const report = await expectMarked(
      withA1(body("⟦evidence-expiring site=rz-a⟧"), certificate({ "valid-until": until })),
    );
    expect(itemOf(report, a)).toMatchObject({ state: "proven", inherited: path });
  });

  it("after the time of `expiring` gives none", async () => {
    await expectMarked(withA1(body(), certificate({ "valid-until": "2027-02-22" })));
  });
});

describe("no credit, without evidence of its own: certificate-scope", () => {
  it.each([
    ["basis iso-27001", { basis: "iso-27001" }],
    ["no basis", { basis: null }],
    ["another module covered", { covers: "[INF.1]" }],
    ["another requirement covered", { covers: "[INF.7.A2]" }],
    ["nothing covered", { covers: null }],
    ["another site", { sites: "[rz-b]" }],
    ["no site", { sites: null }],
  ])("%s", async (_, changes) => {
    const report = await expectMarked(
      withA1(body("⟦certificate-scope site=rz-a object=raum-a requirement=INF.7.A1⟧"), certificate(changes)),
    );
    expect(itemOf(report, a)).toMatchObject({ state: "unproven", inherited: null });
    expect(report.findings[0]).toMatchObject({ evidence: path });
  });

  it("evidence that is no certificate", async () => {
    const report = await expectMarked(withA1(body("⟦certificate-scope⟧"), certificate({ type: "document" })));
    expect(itemOf(report, a)).toMatchObject({ state: "unproven", inherited: null });
  });
});

describe("no credit on the day: certificate-lapsed", () => {
  it.each([
    ["expired", { "valid-until": "2026-11-22" }],
    ["expired by its duration", { "valid-until": null, "valid-for": "P1Y" }],
    ["suspended on the day", { suspended: "2026-11-23" }],
    ["suspended before", { suspended: "2026-01-01" }],
    ["no surveillance", { surveillance: null }],
    ["surveillance to come", { surveillance: "[2026-11-24]" }],
    ["two years over, one surveillance", { issued: "2024-11-22", surveillance: "[2025-10-01]" }],
  ])("%s", async (_, changes) => {
    const report = await expectMarked(
      withA1(body("⟦certificate-lapsed site=rz-a object=raum-a requirement=INF.7.A1⟧"), certificate(changes)),
    );
    expect(itemOf(report, a)).toMatchObject({ state: "unproven", inherited: null });
  });

  it.each([
    ["2025-11-23", "[]", "proven"],
    ["2025-11-22", "[]", "unproven"],
    ["2025-11-22", "[2026-11-23]", "proven"],
    ["2024-11-23", "[2025-11-01]", "proven"],
    ["2024-11-22", "[2025-11-01]", "unproven"],
    ["2024-11-22", "[2025-11-01, 2026-11-01]", "proven"],
  ])("issued on %s with surveillance %s: %s", async (issued, surveillance, state) => {
    const report = await reportOn(withA1(body(), certificate({ issued, surveillance })));
    expect(statesOf(report)[a]).toBe(state);
    expect(placesOf(report)).toEqual(
      state === "proven" ? [] : ["certificate-lapsed controls/catalog/inf-7.md:13"],
    );
  });

  it.each([
    ["before it was issued", "2024-11-22", "[2024-10-01, 2025-11-01]", ["⟦certificate-lapsed⟧2024-10-01"]],
    ["on the day of issue", "2025-11-22", "[2025-11-22]", ["⟦certificate-lapsed⟧2025-11-22"]],
    ["named twice", "2024-11-22", "[2025-11-01, 2025-11-01]", ["2025-11-01, ⟦certificate-lapsed⟧2025-11-01"]],
  ])("by surveillance audits %s, which do not count", async (_, issued, surveillance, [marked = ""]) => {
    const dates = surveillance.replace(marked.replace("⟦certificate-lapsed⟧", ""), marked);
    const report = await expectMarked(
      withA1(body("⟦certificate-lapsed⟧"), certificate({ issued, surveillance: dates })),
    );
    expect(statesOf(report)[a]).toBe("unproven");
    const own = report.findings.filter(({ file }) => file.endsWith(".yaml"));
    expect(own.map(({ severity, evidence }) => [severity, evidence])).toEqual([["warning", path]]);
  });

  it("is not by a surveillance audit to come, which does not count before its day, and is said", async () => {
    const content = (marked = "") =>
      withA1(body(), certificate({ issued: "2025-11-24", surveillance: `[${marked}2026-11-24]` }));
    const report = await expectMarked(content("⟦certificate-lapsed⟧"));
    expect(statesOf(report)[a]).toBe("proven");
    expect(report.findings.map(({ severity }) => severity)).toEqual(["warning"]);
    expect(report.certificates[0]?.surveillance.passed).toEqual([]);
    const later = await reportOn(content(), "2026-11-24");
    expect(later.certificates[0]?.surveillance.passed).toEqual(["2026-11-24"]);
  });

  it("is no evidence-expired beside", async () => {
    const report = await reportOn(withA1(body("", proofA), certificate({ "valid-until": "2026-11-22" })));
    expect(placesOf(report)).toEqual(["certificate-lapsed controls/catalog/inf-7.md:13"]);
  });

  it.each([
    ["2026-11-23", "⟦evidence-expired site=rz-a⟧", "unproven"],
    ["2026-11-24", "", "proven"],
  ])("is no plain evidence either from its suspension on (%s): %s", async (suspended, mark, state) => {
    const [head, rest] = yes("rz-a", path).split("[Nachweis]");
    const text = `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${head}${mark}[Nachweis]${rest}\n${yes("rz-b", "evidence/rz-b/begehung.txt")}`;
    const report = await expectMarked(withA1(text, certificate({ suspended })));
    expect(itemOf(report, a).state).toBe(state);
  });

  it("is judged by its own evidence", async () => {
    const report = await expectMarked(
      withA1(body("⟦certificate-lapsed⟧", proofA), certificate({ suspended: "2026-01-01" })),
    );
    expect(itemOf(report, a)).toMatchObject({
      state: "proven",
      evidence: ["evidence/rz-a/begehung.txt"],
      inherited: null,
    });
  });
});

describe("a certificate whose file is at fault gives no credit", () => {
  it.each([
    ["broken", "⟦evidence-link-broken⟧", {}],
    ["not yet valid", "⟦evidence-not-yet-valid⟧", certificate({ issued: "2026-11-24", surveillance: null })],
  ])("%s", async (_, mark, files) => {
    const report = await expectMarked(withA1(body(mark), files as Content));
    expect(itemOf(report, a)).toMatchObject({ state: "unproven", inherited: null });
  });

  it("altered", async () => {
    const report = await reportOn(
      withA1(body(), {
        ...certificate(),
        [`${path}.yaml`]: String(certificate()[`${path}.yaml`]).replace("@sha256", "0".repeat(64)),
      }),
    );
    expect(placesOf(report)).toEqual([`evidence-altered ${path}.yaml:2`]);
    expect(itemOf(report, a)).toMatchObject({ state: "unproven", inherited: null });
  });

  it("without metadata", async () => {
    const report = await reportOn(withA1(body(), { [path]: "x" }));
    expect(placesOf(report)).toEqual([`evidence-without-metadata ${path}:1`]);
    expect(statesOf(report)[a]).toBe("unproven");
  });
});

describe("a duty of the customer", () => {
  const duty = certificate({ duties: "[INF.7.A1]" });

  it("needs evidence of its own", async () => {
    const report = await expectMarked(
      withA1(body("⟦certificate-scope site=rz-a requirement=INF.7.A1⟧"), duty),
    );
    expect(statesOf(report)[a]).toBe("unproven");
  });

  it("with evidence of its own is shared", async () => {
    const report = await expectMarked(withA1(body("", proofA), duty));
    expect(itemOf(report, a)).toMatchObject({
      state: "proven",
      evidence: ["evidence/rz-a/begehung.txt"],
      inherited: path,
      responsibility: "shared",
    });
  });

  it("with evidence that has expired is unproven", async () => {
    const report = await reportOn(
      withA1(body("", "[x](../../evidence/rz-a/alt.txt)"), {
        ...duty,
        "evidence/rz-a/alt.txt": "x",
        "evidence/rz-a/alt.txt.yaml": sidecar(
          "type: inspection\nissued: 2026-03-14\nvalid-until: 2026-03-15",
        ),
      }),
    );
    expect(placesOf(report)).toEqual(["evidence-expired controls/catalog/inf-7.md:10"]);
    expect(statesOf(report)[a]).toBe("unproven");
  });

  it("needs the required type of it", async () => {
    const report = await reportOn(
      withA1(body("", proofA).replace("### rz-a", "- Nachweis: test\n\n### rz-a"), duty),
    );
    expect(placesOf(report)).toContain("evidence-missing controls/catalog/inf-7.md:10");
    expect(statesOf(report)[a]).toBe("unproven");
  });
});

describe("a certificate for one of two sites", () => {
  it("leaves the other to its own evidence", async () => {
    const both = (text: string, mark: string) =>
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n${mark}### alle: ja\n\n${text}\n\n${assessed}\n${geerbt()}\n`,
        certificate(),
      );
    expect(statesOf(await expectMarked(both(proofB, "")))).toMatchObject({
      [a]: "proven",
      "INF.7.A1 raum-b@rz-b": "proven",
    });
    expect(statesOf(await expectMarked(both("Text.", "⟦evidence-missing site=rz-b⟧")))).toMatchObject({
      [a]: "proven",
      "INF.7.A1 raum-b@rz-b": "unproven",
    });
  });
});

describe("OPS.2.3", () => {
  it("is never inherited", async () => {
    const ids = [1, 2, 3, 4, 5, 6, 7].map((n) => `OPS.2.3.A${n}`);
    const report = await reportOn({
      "controls/domain.md": domainFile([], ["OPS.2.3"]),
      "controls/sites/rz-a.md": String(clean["controls/sites/rz-a.md"]),
      "controls/objects/citeq.md": objectFile("type: provider\nmodules: [OPS.2.3]"),
      "controls/objects/hier.md": objectFile("type: provider\nsites: [rz-a]\nmodules: [OPS.2.3]"),
      "controls/catalog/ops.md": catalogFile(
        "OPS.2.3",
        `## EIGEN-1 Alle\n\n- Anforderungen: ${ids.join(", ")}\n\n### alle: ja\n\nText.\n\n${assessed}\n${geerbt()}\n`,
      ),
      ...certificate({ covers: "[OPS.2.3]" }),
    });
    expect(placesOf(report)).toEqual(["certificate-scope controls/catalog/ops.md:15"]);
    expect(report.summary).toMatchObject({ items: 14, unproven: 14 });
  });
});

describe("an item without a site", () => {
  it("gets no credit: no certificate names its site", async () => {
    const report = await reportOn({
      ...clean,
      "controls/catalog/con-2.md": catalogFile(
        "CON.2",
        `## CON.2.A1 Umsetzung Standard-Datenschutzmodell\n\n### verbund: ja\n\nText.\n\n${assessed}\n${geerbt()}\n`,
      ),
      ...certificate({ covers: "[CON.2]" }),
      "evidence/domain/konzept.txt": String(clean["evidence/domain/konzept.txt"]),
    });
    expect(placesOf(report)).toEqual(["certificate-scope controls/catalog/con-2.md:13"]);
  });
});

describe("a certificate that is only linked, not inherited", () => {
  it("is evidence like any other", async () => {
    const report = await reportOn(
      withA1(
        `## INF.7.A1 Geeignete Auswahl und Nutzung eines Büroraumes\n\n### rz-a: ja\n\n[Zertifikat](../../${path})\n\n${assessed}\n\n${yes("rz-b", "evidence/rz-b/begehung.txt")}`,
        certificate({ basis: "iso-27001" }),
      ),
    );
    expect(placesOf(report)).toEqual([]);
    expect(itemOf(report, a)).toMatchObject({ state: "proven", evidence: [path], inherited: null });
  });

  it("is not an orphan when it is inherited alone", async () => {
    expect(placesOf(await reportOn(withA1(body(), certificate())))).toEqual([]);
  });
});
