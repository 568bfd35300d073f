import { describe, expect, it } from "vitest";
import type { ForecastEntry, LapseKind } from "../../src/model/forecast.ts";
import type { Report } from "../../src/model/report.ts";
import { judge } from "../../src/pipeline.ts";
import { forecast, responsibleNames } from "../../src/report/forecast.ts";
import { readProject } from "../../src/source/read-project.ts";
import { addDays } from "../../src/text/date.ts";
import { type Content, reportOn } from "../content-root.ts";
import { assessed, catalogFile, changed, clean, sidecar } from "../format/clean-root.ts";

/** What the check says on the day after. */
const findingsAfter: Readonly<Partial<Record<LapseKind, string>>> = {
  action: "action-overdue",
  assessment: "assessment-stale",
  "audit-finding": "finding-overdue",
  certificate: "certificate-lapsed",
  evidence: "evidence-expired",
  exercise: "exercise-missing",
  interval: "evidence-expired",
  surveillance: "certificate-lapsed",
};

/** Rules that fire for the thing of an entry: in its file, about it as evidence, or for the loss that was exercised. */
function rulesFor(report: Report, { kind, file, sites }: ForecastEntry): string[] {
  return report.findings
    .filter((one) =>
      kind === "exercise" ? one.site === sites[0] : one.file === file || one.evidence === file,
    )
    .map(({ rule }) => rule);
}

describe("the forecast of the worked example", () => {
  it("comes true: on each day all is well, on the next the check finds it", async () => {
    const project = await readProject(".");
    const on = (asOf: string): Report => judge(project, { asOf, today: asOf, version: "0.0.0" });
    const { example } = project.domain.data;
    if (example === undefined) throw new Error("the example has no day");
    const { entries } = forecast(on(example), addDays(example, 220), null);
    const days = Map.groupBy(entries, ({ day }) => day);
    expect(days.size).toBeGreaterThan(15);
    for (const [day, lapsing] of days) {
      const after = on(addDays(day, 1));
      for (const entry of lapsing) {
        const rule = findingsAfter[entry.kind];
        if (rule === undefined) continue;
        expect(rulesFor(after, entry), `${day} ${entry.kind} ${entry.subject}`).toContain(rule);
      }
    }
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });
});

const content: Content = {
  ...changed(
    clean,
    "controls/catalog/net-3-4.md",
    "### alle: ja",
    "- Nachweis: document, P12M\n- Zuständig: Netzbetrieb\n\n### alle: ja",
  ),
  "controls/catalog/con-2.md": catalogFile(
    "CON.2",
    `## CON.2.A1 Umsetzung Standard-Datenschutzmodell

- Zuständig: Datenschutz

### verbund: nein

- Offen: Konzept schreiben; bis 2027-02-01; Leitung
- Offen: Konzept freigeben; bis 2027-03-01
${assessed}
`,
  ),
  "controls/risks/brand.md":
    "---\ntitle: Brand (Beispiel)\nobjects: [raum-a]\ntreatment: accept\naccepted: {by: Leitung, on: 2026-01-01, until: 2026-12-31}\n---\n",
  "controls/audits/2026.md":
    "---\ntitle: Audit 2026 (Beispiel)\nkind: internal\ndate: 2026-06-01\n---\n\n## F-01 Lücke\n\n- Schwere: geringfügig\n- Bereich: rz-a\n- Frist: 2026-11-01\n\n## F-02 Erledigt\n\n- Schwere: geringfügig\n- Frist: 2026-12-01\n- Erledigt: 2026-10-01\n",
  "evidence/rz-a/begehung.txt.yaml": sidecar("type: inspection\nissued: 2026-03-14\nvalid-until: 2027-01-15"),
  "evidence/domain/leitlinie.txt": "Leitlinie (Beispiel)\n",
  "evidence/domain/leitlinie.txt.yaml": sidecar(
    "type: document\nissued: 2026-03-14\ndocument: A.0.1\nnext-review: 2027-05-01",
  ),
};

describe("a forecast", () => {
  it("says what lapses when, and who must act", async () => {
    const { entries } = forecast(await reportOn(content), "2027-12-31", null);
    const short = entries
      .filter(({ kind }) => kind !== "assessment")
      .map(({ day, past, kind, subject, responsible }) => [day, past, kind, subject, responsible.join()]);
    expect(short).toEqual([
      ["2026-11-01", true, "audit-finding", "F-01 Lücke", ""],
      ["2026-12-31", false, "risk", "Brand (Beispiel)", "Leitung"],
      ["2027-01-15", false, "evidence", "Nachweis (Beispiel)", ""],
      ["2027-02-01", false, "action", "Konzept schreiben", "Leitung"],
      ["2027-03-01", false, "action", "Konzept freigeben", "Datenschutz"],
      ["2027-03-14", false, "interval", "Nachweis (Beispiel)", "Netzbetrieb"],
      ["2027-05-01", false, "document", "Nachweis (Beispiel)", ""],
    ]);
    const assessments = entries.filter(({ kind }) => kind === "assessment");
    expect(assessments.map(({ day, sites }) => [day, sites])).toEqual([
      ["2027-09-14", []],
      ["2027-09-14", ["rz-a", "rz-b"]],
      ["2027-09-14", ["rz-a", "rz-b"]],
    ]);
    const lapsing = entries.find(({ kind }) => kind === "evidence");
    expect(lapsing).toMatchObject({ sites: ["rz-a"], requirements: ["INF.7.A1", "INF.7.A2"] });
  });

  it("has the actions of audit findings that are open, once each, and the reviews of reference documents", async () => {
    const domain = String(clean["controls/domain.md"]).replace(
      "rules:",
      "contact: ISB\ndocuments: {A.1: {owner: Planung, next-review: 2027-06-01}, A.2: {next-review: 2027-06-02}}\nrules:",
    );
    const audit = `---\ntitle: Audit\nkind: internal\ndate: 2026-06-01\n---

## F-01 Lücke

- Schwere: geringfügig
- Zuständig: Haustechnik
- Bereich: rz-a
- Frist: 2026-12-01
- Offen: Schild anbringen; bis 2026-12-10; Werkstatt
- Offen: M-1
- Offen: Schlüssel zählen; bis 2026-12-11

## F-02 Erledigt

- Schwere: geringfügig
- Erledigt: 2026-10-01
- Offen: Nichts mehr; bis 2026-12-12
`;
    const con = catalogFile(
      "CON.2",
      `## CON.2.A1 Umsetzung Standard-Datenschutzmodell\n\n### verbund: nein\n\n- Offen: M-1: Konzept schreiben; bis 2027-02-01; Leitung\n${assessed}\n`,
    );
    const more = {
      ...clean,
      "controls/domain.md": domain,
      "controls/audits/a.md": audit,
      "controls/catalog/con-2.md": con,
    };
    const { entries } = forecast(await reportOn(more), "2027-12-31", null);
    expect(
      entries
        .filter(({ kind }) => kind !== "assessment")
        .map(({ day, kind, subject, responsible }) => [day, kind, subject, responsible.join()]),
    ).toEqual([
      ["2026-12-01", "audit-finding", "F-01 Lücke", "Haustechnik"],
      ["2026-12-10", "action", "Schild anbringen", "Werkstatt"],
      ["2026-12-11", "action", "Schlüssel zählen", "Haustechnik"],
      ["2027-02-01", "action", "Konzept schreiben", "Leitung"],
      ["2027-06-01", "document", "A.1", "Planung"],
      ["2027-06-02", "document", "A.2", "ISB"],
    ]);
    const after = await reportOn(more, "2026-12-12");
    expect(
      after.findings.flatMap(({ rule, file, line }) =>
        rule === "action-overdue" ? [`${file}:${line}`] : [],
      ),
    ).toEqual(["controls/audits/a.md:13", "controls/audits/a.md:15"]);
  });

  it("names the files that were not read: what lapses in them is missing", async () => {
    expect(forecast(await reportOn(content), "2027-12-31", null).unread).toEqual([]);
    const unread = { ...content, "controls/audits/zwei.md": "---\ntitle: [\n---\n" };
    expect(forecast(await reportOn(unread), "2027-12-31", null).unread).toEqual(["controls/audits/zwei.md"]);
  });

  it("ends on its day, and is for one responsible if asked", async () => {
    const report = await reportOn(content);
    const days = (until: string): string[] => forecast(report, until, null).entries.map(({ day }) => day);
    expect(days("2027-02-01").at(-1)).toBe("2027-02-01");
    expect(days("2027-01-31").at(-1)).toBe("2027-01-15");
    expect(responsibleNames(report)).toEqual(["Datenschutz", "Leitung", "Netzbetrieb"]);
    const own = forecast(report, "2027-12-31", "leitung").entries;
    expect(own.map(({ subject }) => subject)).toEqual(["Brand (Beispiel)", "Konzept schreiben"]);
  });

  it("knows the end of an inherited certificate, its suspension and its surveillance audits", async () => {
    const certificate = (lines: string): Content => ({
      ...changed(
        clean,
        "controls/catalog/inf-7.md",
        "So ist es: [Nachweis](../../evidence/rz-b/begehung.txt).\n\n- Geprüft: 2026-09-14, A. Beispiel\n\n## INF.7.A2",
        "- Geerbt: [Zertifikat](../../evidence/domain/zertifikat.txt)\n- Geprüft: 2026-09-14, A. Beispiel\n\n## INF.7.A2",
      ),
      "evidence/domain/zertifikat.txt": "Zertifikat (Beispiel)\n",
      "evidence/domain/zertifikat.txt.yaml": sidecar(
        `type: certificate\nholder: Betreiberin\nbasis: it-grundschutz\ncovers: [INF.7]\nsites: [rz-b]\n${lines}`,
      ),
    });
    const lapses = async (lines: string): Promise<string[]> =>
      forecast(await reportOn(certificate(lines)), "2029-12-31", null)
        .entries.filter(({ file }) => file.endsWith("zertifikat.txt"))
        .map(({ kind, day }) => `${kind} ${day}`);
    const issued = "issued: 2025-06-01\nvalid-until: 2028-05-31";
    expect(await lapses(`${issued}\nsurveillance: [2026-05-20]`)).toEqual([
      "surveillance 2027-06-01",
      "certificate 2028-05-31",
    ]);
    expect(await lapses(`${issued}\nsurveillance: [2026-05-20]\nsuspended: 2027-01-01`)).toEqual([
      "certificate 2026-12-31",
    ]);
  });

  it("knows when a certificate that is linked as evidence is to be suspended", async () => {
    const path = "evidence/rz-b/begehung.txt.yaml";
    const lines = "type: certificate\nissued: 2026-03-14\nvalid-until: 2027-05-31\nsuspended: 2027-01-01";
    const report = await reportOn({ ...clean, [path]: sidecar(lines) });
    const ofIt = forecast(report, "2027-12-31", null).entries.filter(({ file }) => path.startsWith(file));
    expect(ofIt.map(({ kind, day }) => `${kind} ${day}`)).toEqual(["evidence 2026-12-31"]);
  });
});
