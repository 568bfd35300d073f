import { describe, expect, it } from "vitest";
import { type Content, reportOn } from "../content-root.ts";
import { assessed, catalogFile, clean, objectFile, yes } from "../format/clean-root.ts";

/** Places of the findings of a rule. */
async function places(rule: string, content: Content): Promise<string[]> {
  const { findings } = await reportOn(content);
  return findings.filter((f) => f.rule === rule).map((f) => `${f.file}:${f.line}:${f.column}`);
}

const process = (protection: string, more = "") =>
  objectFile(`type: process\nsites: [rz-a]\ndepends-on: [server]\n${more}`).replace(
    /protection: .*/,
    `protection: ${protection}`,
  );
const high = "{confidentiality: high, integrity: high, availability: high}";

const server = (lines: string) => `---
title: Server
type: it-system
sites: [rz-a, rz-b]
redundancy: active-active
modules: [NET.3.4]
${lines}---
`;

const dependent = (protection: string, lines: string): Content => ({
  ...clean,
  "controls/objects/ablauf.md": process(protection),
  "controls/objects/server.md": server(lines),
});

describe("protection-unjustified", () => {
  const find = (lines: string) => places("protection-unjustified", dependent(high, lines));

  it("fires at each value that differs, lower or higher", async () => {
    expect(await find("protection:\n  availability: normal\n  integrity: very-high\n")).toEqual([
      "controls/objects/server.md:8:17",
      "controls/objects/server.md:9:14",
    ]);
  });

  it("does not at what is inherited, given anew as it is, or justified", async () => {
    expect(await find("")).toEqual([]);
    expect(await find("protection: {availability: high}\n")).toEqual([]);
    expect(await find("protection: {availability: normal}\nprotection-reason: Last verteilt sich\n")).toEqual(
      [],
    );
  });

  it("is content with a reason of that value alone", async () => {
    const differing = "protection: {availability: normal, integrity: very-high}\n";
    expect(await find(`${differing}protection-reasons: {integrity: {reason: Es häuft sich}}\n`)).toEqual([
      "controls/objects/server.md:7:28",
    ]);
    expect(
      await find(
        `${differing}protection-reasons: {integrity: {reason: Es häuft sich}, availability: {reason: Es verteilt sich}}\n`,
      ),
    ).toEqual([]);
  });

  it("does not where nothing depends on the object", async () => {
    const found = await places("protection-unjustified", dependent(high, ""));
    expect(found.filter((place) => place.startsWith("controls/objects/ablauf.md"))).toEqual([]);
  });
});

describe("risk-analysis-missing", () => {
  const risk = `---\ntitle: Brand\nobjects: [ablauf]\n---\n`;

  it("counts inherited needs: at 1:1 where the object gives none", async () => {
    expect(await places("risk-analysis-missing", dependent(high, ""))).toEqual([
      "controls/objects/ablauf.md:3:1",
      "controls/objects/server.md:1:1",
    ]);
  });

  it("is content with a risk that names the object", async () => {
    const content = { ...dependent(high, ""), "controls/risks/brand.md": risk };
    expect(await places("risk-analysis-missing", content)).toEqual(["controls/objects/server.md:1:1"]);
  });

  it("does not ask for normal needs", async () => {
    expect(await places("risk-analysis-missing", clean)).toEqual([]);
  });
});

describe("recovery-inconsistent", () => {
  const at = (rto: string, mtpd: string) =>
    places("recovery-inconsistent", {
      ...clean,
      "controls/objects/ablauf.md": process(high, `recovery: {rto: ${rto}, rpo: PT1H, mtpd: ${mtpd}}`),
    });

  it("fires where the RTO is as long as the MTPD, in whatever unit", async () => {
    expect(await at("PT24H", "P1D")).toEqual(["controls/objects/ablauf.md:7:17"]);
    expect(await at("P2D", "PT24H")).toHaveLength(1);
    expect(await at("PT23H59M", "P1D")).toEqual([]);
  });
});

describe("a time of an object longer than of what depends on it", () => {
  const of = (own: string): Content => ({
    ...clean,
    "controls/objects/ablauf.md": process(high, "recovery: {rto: PT4H, rpo: PT1H, mtpd: PT24H}"),
    "controls/objects/server.md": server(
      `protection: {confidentiality: high, integrity: high, availability: high}\nrecovery: ${own}\n`,
    ),
  });

  it("is said at each time, as a warning", async () => {
    const { findings } = await reportOn(of("{rto: PT5H, rpo: PT2H, mtpd: PT24H}"));
    const found = findings.filter(({ rule }) => rule === "recovery-inconsistent");
    expect(found.map(({ severity, object, line, column }) => [severity, object, line, column])).toEqual([
      ["warning", "server", 8, 17],
      ["warning", "server", 8, 28],
    ]);
    expect(await places("recovery-inconsistent", of("{rto: PT240M, rpo: PT60M, mtpd: PT24H}"))).toEqual([]);
  });
});

describe("interval-undefined", () => {
  const control = (attributes: string, assessment: string): Content => ({
    ...clean,
    // The clean root switches the rule off.
    "controls/domain.md": String(clean["controls/domain.md"]).replace("interval-undefined: off", ""),
    "controls/objects/server.md": server(
      "protection: {confidentiality: normal, integrity: normal, availability: normal}\n",
    ).replace("NET.3.4", "NET.3.4, SYS.1.8"),
    "controls/catalog/sys-1-8.md": catalogFile(
      "SYS.1.8",
      `## SYS.1.8.A10 Erstellung und Pflege eines Betriebshandbuchs\n\n${attributes}\n\n${assessment}`,
    ),
  });
  const find = async (attributes: string, assessment: string) => {
    const found = await places("interval-undefined", control(attributes, assessment));
    return found.filter((place) => place.startsWith("controls/catalog/sys-1-8.md"));
  };
  const met = yes("alle", "evidence/domain/konzept.txt");

  it("fires at the heading of a control without a duration", async () => {
    expect(await find("", met)).toEqual(["controls/catalog/sys-1-8.md:6:1"]);
    expect(await find("- Nachweis: document", met)).toEqual(["controls/catalog/sys-1-8.md:6:1"]);
  });

  it("is content with a duration", async () => {
    expect(await find("- Nachweis: document, P12M", met)).toEqual([]);
  });

  it("does not ask for an interval of what is dispensable, or nobody has assessed", async () => {
    expect(await find("", `### alle: entbehrlich\n\nSo etwas gibt es nicht.\n\n${assessed}`)).toEqual([]);
    expect(await find("", "")).toEqual([]);
  });
});
