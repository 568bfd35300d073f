import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { methodOf } from "../../../src/catalogue/methods.ts";
import { decisionsOf } from "../../../src/model/decisions.ts";
import { realisationPlanOf } from "../../../src/model/realisation-plan.ts";
import type { Report } from "../../../src/model/report.ts";
import { definePdf, pdfDocuments } from "../../../src/pdf/render-pdf.ts";
import { check } from "../../../src/pipeline.ts";
import { comingLapses } from "../../../src/report/forecast.ts";
import { changesSince } from "../../../src/report/withhold/changes-since.ts";
import { withhold } from "../../../src/report/withhold/withhold.ts";
import { addDays } from "../../../src/text/date.ts";
import { type Content, reportOn } from "../../content-root.ts";
import { clean } from "../../format/clean-root.ts";
import { inputOf, produce } from "./produce.ts";
import { exampleReport } from "./reports.ts";

/** The pages of the report as poppler reads them, blanks made one. */
async function pagesOf(report: Report, language: "de" | "en" = "de"): Promise<string[]> {
  const input = await produce("status", inputOf(report, language));
  const options = { input, encoding: "utf8", maxBuffer: 1 << 26 } as const;
  const text = execFileSync("pdftotext", ["-layout", "-enc", "UTF-8", "-", "-"], options);
  return text.split("\f").slice(0, -1);
}

/** The numbers of the first line that begins with a name. */
function numbersOf(text: string, name: string): number[] {
  const line = text.split("\n").find((one) => one.trim().startsWith(name));
  return (line?.trim().slice(name.length).match(/\d+/g) ?? []).map(Number);
}

const hasPoppler = spawnSync("pdftotext", ["-v"]).status === 0;

describe.skipIf(!hasPoppler)("the two pages for the management, read by poppler", async () => {
  const report = await exampleReport();
  const text = hasPoppler ? (await pagesOf(report)).join("\n") : "";
  const line = text.replace(/\s+/g, " ");

  it("are two, in both languages, compared with an earlier state or not", async () => {
    const before = await check(".", { today: "2026-09-01", version: "0.0.0" });
    const changes = changesSince(before, report, { clearance: "internal", since: "day" });
    const compared = { ...withhold(report, "internal"), changes };
    for (const language of ["de", "en"] as const) {
      expect(await pagesOf(report, language)).toHaveLength(2);
      expect(await pagesOf(compared, language)).toHaveLength(2);
    }
    const told = (await pagesOf(compared)).join(" ").replace(/\s+/g, " ");
    const { total, proven, unproven } = changes;
    expect(told).toContain(
      `belegt: ${total.before.proven} von ${total.before.items} → ${total.after.proven} von ${total.after.items} (${proven.length} neu, ${unproven.length} nicht mehr)`,
    );
  });

  it("are followed by the course over the sealed states where there are seals, and by a warning where these are not whole", async () => {
    const counts = [
      ...report.sites.map(({ id, counts: own }) => ({ site: id, counts: own })),
      { site: null, counts: report.domainCounts },
    ];
    const none = { items: 7, proven: 3, unproven: 0, open: 4, dispensable: 0, unassessed: 0 };
    const seal = {
      digest: "0".repeat(64),
      revision: null,
      signers: [],
      files: 9,
      changed: null,
      changes: [],
    };
    const seals = [
      { ...seal, serial: 1, day: "2026-08-01", counts: [{ site: null, counts: none }] },
      { ...seal, serial: 2, day: "2026-09-01", counts: null },
      { ...seal, serial: 3, day: report.asOf, counts },
    ];
    const sealed = await pagesOf({ ...report, seals: { faults: [], differing: 0, seals } });
    expect(sealed).toHaveLength(3);
    const told = sealed[2] ?? "";
    expect(told.replace(/\s+/g, " ")).toMatch(/Siegel 1, 01\.08\.2026 .*Siegel 3, 23\.11\.2026/);
    expect(told).not.toContain("01.09.2026");
    const { proven, open, unproven } = report.domainCounts;
    expect(numbersOf(told, "ohne Standort")).toEqual([3, 4, 0, proven, open, unproven]);
    expect(told).not.toContain("stimmt etwas nicht");
    const broken = await pagesOf({ ...report, seals: { faults: ["chain: cut"], differing: 0, seals } });
    expect(broken.join("\n")).toContain("stimmt etwas nicht");
  });

  it("name what lapses by the forecast, whatever it is", async () => {
    const last = addDays(report.asOf, 90);
    const coming = comingLapses(report).filter(({ kind, day }) => kind !== "action" && day <= last);
    expect(new Set(coming.map(({ kind }) => kind)).size).toBeGreaterThan(2);
    expect(line).toContain(`und ${coming.length - 3} weitere`);
    const aged = await reportOn(clean, "2027-08-01");
    const kinds = new Set(comingLapses(aged).map(({ kind }) => kind));
    expect(kinds).toContain("assessment");
    expect(kinds).not.toContain("certificate");
    expect((await pagesOf(aged)).join("\n")).toContain("(Bewertung)");
  });

  it("begin with the one sentence about a certificate", () => {
    expect(report.blockers.length).toBeGreaterThan(0);
    expect(line).toContain(report.certificate.blockers.de);
  });

  it("count the items of the report in rows and columns that add up", () => {
    const { summary, sites, domainCounts, blockers } = report;
    const rows = {
      belegt: (counts: Report["domainCounts"]) => counts.proven,
      offen: (counts: Report["domainCounts"]) => counts.open,
      entbehrlich: (counts: Report["domainCounts"]) => counts.dispensable,
      Prüfpunkte: (counts: Report["domainCounts"]) => counts.items,
    };
    const places = [
      ...sites.filter(({ counts }) => counts.items > 0).map(({ counts }) => counts),
      domainCounts,
    ];
    for (const [name, number] of Object.entries(rows)) {
      const found = numbersOf(text.slice(text.indexOf("Kennzahl")), name);
      expect(found.slice(0, -1)).toEqual(places.map(number));
      expect(found.at(-1)).toBe(number(summary));
      expect(found.slice(0, -1).reduce((a, b) => a + b, 0)).toBe(found.at(-1));
    }
    expect(summary.unproven + summary.unassessed).toBe(0);
    const stopping = numbersOf(text, "davon im Weg");
    expect(stopping.at(-1)).toBe(blockers.filter(({ kind }) => kind === "requirement").length);
    expect(stopping.slice(0, -1).reduce((a, b) => a + b, 0)).toBe(stopping.at(-1));
  });

  it("tell the days and items of the move, the findings of audits, and the gaps, in sums that add up", () => {
    const [move] = report.relocations;
    const left = (Date.parse(move?.cutOver ?? "") - Date.parse(report.asOf)) / 86_400_000;
    const late = move?.missing.filter((item) => item.late).length;
    expect(line).toContain(`noch ${left} Tage; ${move?.missing.length} Prüfpunkte fehlen, ${late} zu spät`);
    const open = report.audits.flatMap(({ findings }) => findings.filter(({ state }) => state !== "closed"));
    expect(line).toContain(`${open.length} nicht behoben: `);
    const gaps = report.items.filter(({ declared }) => declared === "partial" || declared === "no");
    const [all, , ...parts] =
      /(\d+) Prüfpunkte sind teilweise oder nein \((\d+) davon unabdingbar\): (\d+) mit Aufgabe, (\d+) unter einem akzeptierten Risiko, (\d+) ohne beides/
        .exec(line)
        ?.slice(1)
        .map(Number) ?? [];
    expect(all).toBe(gaps.length);
    expect(parts.reduce((a, b) => a + b, 0)).toBe(all);
  });

  it("ask for the decisions that the report gives rise to, with day and amount", () => {
    const plan = realisationPlanOf(report, methodOf(report));
    const decisions = decisionsOf(report, plan, "2027-02-21");
    expect(decisions.map(({ kind }) => kind)).toEqual(["move", "acceptance-ends", "modules", "documents"]);
    const undecided = report.blockers.filter(({ kind }) => kind === "module-undecided");
    expect(line).toContain(`${undecided.length} Bausteine modellieren oder mit Grund ausschließen`);
    expect(line).toContain("2 Referenzdokumente prüfen und freigeben (A.2, A.5)");
    expect(line).toMatch(/15\.01\.2027 \d+ PT, [\d.]+ EUR/);
  });
});

/** No approval, no A.0.1, undecided modules, and nothing is assessed. */
const bare: Content = {
  "controls/domain.md":
    "---\ntitle: Verbund (Beispiel)\ncatalogue: kompendium-2023\napproach: standard\nmodules: [ISMS.1]\n---\n",
  "controls/sites/rz-a.md": "---\ntitle: Zentrum A\nphases:\n  - {from: 2020-01-01, state: active}\n---\n",
};

describe("the status of a root without approvals", () => {
  it("shows no green sign", async () => {
    const report = await reportOn(bare);
    expect(report.blockers.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["module-undecided", "document-missing"]),
    );
    for (const language of ["de", "en"] as const) {
      const document = pdfDocuments.find(({ id }) => id === "status");
      if (!document) throw new Error("No status report");
      const definition = definePdf(document, inputOf(report, language));
      const told = JSON.stringify([...definition.body()], (_, value: unknown) =>
        typeof value === "object" && value !== null && Symbol.iterator in value && !Array.isArray(value)
          ? [...(value as Iterable<unknown>)]
          : value,
      );
      expect(told).toContain('"danger"');
      expect(told).not.toContain('"success"');
      expect(told).not.toContain('"check"');
    }
  });
});
