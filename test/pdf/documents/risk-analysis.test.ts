import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { Language } from "../../../src/model/position.ts";
import type { Report } from "../../../src/model/report.ts";
import { withhold } from "../../../src/report/withhold/withhold.ts";
import { type Content, reportOn } from "../../content-root.ts";
import { domainFile, objectFile } from "../../format/clean-root.ts";
import { inputOf, produce } from "./produce.ts";

const ids = Array.from({ length: 12 }, (_, i) => `anlage-${i + 1}`);
const frequencies = ["rare", "medium", "frequent", "very-frequent"];
const impacts = ["negligible", "limited", "considerable", "existential"];

/** A root with so many risks on twelve objects above normal, each rated before and after, every fifth accepted. */
function rootWith(
  risks: number,
  more = "management: [Leitung]\nfurther-threats: {by: ISB, on: 2026-09-15}\n",
): Content {
  const high = "{confidentiality: normal, integrity: high, availability: high}";
  const none = Array.from(
    { length: 20 },
    (_, i) => `G 0.${i + 28}: {relevance: none, reason: ${i % 2 ? "Kein Personal vor Ort" : "Keine Daten"}}`,
  );
  const entries = ids.map((id, i) => [
    `controls/objects/${id}.md`,
    objectFile(
      `type: room\nsites: [rz-a]\nmodules: [INF.2]\nthreats: {${i % 2 ? none.join(", ") : ""}}`,
    ).replace(/protection: .*/, `protection: ${high}`),
  ]);
  const files = Array.from({ length: risks }, (_, i) => {
    const objects = [ids[i % ids.length], ...(i % 3 === 0 ? [ids[(i + 5) % ids.length]] : [])];
    const accepted =
      i % 5 === 0
        ? `accepted: {by: Leitung, on: 2026-09-30, until: 2027-0${(i % 9) + 1}-30}\n`.replace(
            "02-30",
            "02-28",
          )
        : "";
    return [
      `controls/risks/risiko-${String(i + 1).padStart(2, "0")}.md`,
      `---\ntitle: Ausfall der Kälteversorgung im Abschnitt ${i + 1} (Beispiel)\nobjects: [${objects.join(", ")}]\nthreats: [G 0.${(i % 20) + 1}, G 0.25, G 0.26]\nvalues: [integrity, availability]\nfrequency: ${frequencies[i % 4]}\nimpact: ${impacts[(i >> 1) % 4]}\ntreatment: ${i % 5 === 0 ? "accept" : "reduce"}\nmeasures: [INF.2.A${(i % 9) + 1}, INF.2.A11]\nresidual: {frequency: rare, impact: ${impacts[i % 3]}}\n${accepted}---\n\nEin Bauteil fällt aus (Beispiel). Die Betreuung tauscht es binnen eines Tages.\n`,
    ];
  });
  return {
    "controls/domain.md": domainFile([], ["INF.2"], more),
    "controls/sites/rz-a.md":
      "---\ntitle: Rechenzentrum A\nphases:\n  - {from: 2020-01-01, state: active}\n---\n",
    ...Object.fromEntries(entries),
    ...Object.fromEntries(files),
  };
}

/** The pages of A.5 as poppler reads them, blanks made one. */
async function pagesOf(report: Report, language: Language = "de"): Promise<string[]> {
  const input = await produce("A.5", inputOf(report, language));
  const text = execFileSync("pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return text
    .split("\f")
    .slice(0, -1)
    .map((page) => page.replaceAll("\u00ad", "").replace(/\s+/g, " "));
}

describe.skipIf(spawnSync("pdftotext", ["-v"]).error)("A.5", () => {
  it.each([
    "de",
    "en",
  ] as const)("takes ten pages at most for 70 risks on 12 objects, without its annexes (%s)", async (language) => {
    const pages = await pagesOf(await reportOn(rootWith(70)), language);
    const annex = language === "de" ? "Anhang: Gefährdungen" : "Annex: threats";
    const at = pages.findLastIndex((page) => page.includes(annex));
    expect(at).toBeGreaterThan(3);
    // A page on which the annex begins counts too, unless nothing but its running head stands above the annex.
    const above = (pages[at] ?? "").split(annex)[0] ?? "";
    expect(above.length > 100 ? at + 1 : at).toBeLessThanOrEqual(10);
    const body = pages.slice(1, at + 1).join(" ");
    for (let i = 1; i <= 70; i++) expect(body).toContain(`Abschnitt ${i} (Beispiel)`);
  }, 60_000);

  it("signs exactly what is accepted, until when, and nothing where nothing is", async () => {
    const report = await reportOn(rootWith(6));
    const text = (await pagesOf(report)).join(" ");
    expect(text).toContain("akzeptiert die folgenden 2 Risiken");
    expect(text).toContain("bis 30.01.2027: risiko-01; bis 30.06.2027: risiko-06. Kein anderes Risiko");
    expect(text).toContain("Unterschrift der Leitung");
    const nobody = (
      await pagesOf({ ...report, risks: report.risks.filter(({ accepted }) => accepted === null) })
    ).join(" ");
    expect(nobody).toContain("Zu unterzeichnen ist nichts.");
    expect(nobody).not.toContain("Unterschrift der Leitung");
  });

  it("does not sign an acceptance by somebody who may not accept, nor one that is withheld", async () => {
    const other = (await pagesOf(await reportOn(rootWith(6, "management: [Vorstand]\n")))).join(" ");
    expect(other).toContain("nicht durch die Leitung");
    expect(other).not.toContain("Unterschrift der Leitung");
    const report = await reportOn(rootWith(6));
    const secret = {
      ...report,
      risks: report.risks.map((risk) =>
        risk.id === "risiko-06" ? { ...risk, classification: "confidential" as const } : risk,
      ),
    };
    const shown = (await pagesOf(withhold(secret, "internal"))).join(" ");
    expect(shown).toContain("akzeptiert das folgende Risiko");
    expect(shown).toContain(
      "Nicht Gegenstand dieser Unterschrift ist, was in dieser Ausgabe fehlt: 1 Risiko.",
    );
    expect(shown).not.toContain("risiko-06");
    const none = withhold(
      {
        ...report,
        risks: report.risks.map((risk) => ({ ...risk, classification: "confidential" as const })),
      },
      "internal",
    );
    expect((await pagesOf(none)).join(" ")).not.toContain("Unterschrift der Leitung");
  });

  it("names the matrix as the standard's or the institution's own, with the risks in its cells before and after", async () => {
    const standard = (await pagesOf(await reportOn(rootWith(6)))).join(" ");
    expect(standard).toContain("nach der Matrix des BSI-Standards 200-3 (Standardwert)");
    expect(standard).toMatch(
      /Risiken vor der Behandlung .* vernachlässigbar gering risiko-01 gering risiko-02/,
    );
    const own = `risk-matrix:\n  frequency: [{id: rare, title: fast nie}, {id: medium, title: ab und an}, {id: frequent, title: oft}, {id: very-frequent, title: dauernd}]\n  impact: [{id: negligible, title: egal}, {id: limited, title: lästig}, {id: considerable, title: arg}, {id: existential, title: fatal}]\n  categories: [{id: green, title: grün}, {id: red, title: rot, means: sofort handeln}]\n  table: {negligible: [green, green, green, green], limited: [green, green, red, red], considerable: [green, red, red, red], existential: [red, red, red, red]}\n`;
    const text = (await pagesOf(await reportOn(rootWith(6, own)))).join(" ");
    expect(text).toContain("nach der Matrix der Institution");
    expect(text).toContain("rot: sofort handeln");
    expect(text).toMatch(
      /Risiken vor der Behandlung Auswirkung fast nie ab und an oft dauernd fatal rot rot rot rot/,
    );
  });

  it("calls no threat “none” that nobody judged, and says that the cross-reference is missing", async () => {
    const text = (await pagesOf(await reportOn(rootWith(6)))).join(" ");
    expect(text).toContain("Die Kreuzreferenz des BSI");
    expect(text).toContain("Bei 12 Zielobjekten mit Baustein");
    expect(text).toContain("hat ISB am 15.09.2026 gesucht");
    expect(text).toContain("Nicht relevant: G 0.28, G 0.30");
    expect(text).toMatch(/\(Keine Daten\); G 0\.29[^;]*\(Kein Personal vor Ort\)\./);
    const silent = (await pagesOf(await reportOn(rootWith(2, "")))).join(" ");
    expect(silent).toContain("ist für den Verbund nicht angegeben");
    expect(silent).toContain("Ohne Risikoanalyse, obwohl der Schutzbedarf über normal liegt");
  });
});
