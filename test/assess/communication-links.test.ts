import { describe, expect, it } from "vitest";
import type { ReportLink } from "../../src/model/communication-link.ts";
import { reportOn } from "../content-root.ts";
import { clean, objectFile } from "../format/clean-root.ts";

const normal = "{confidentiality: normal, integrity: normal, availability: normal}";

/** What a network with these lines is as a link, and whether the report calls it external. */
async function linkWith(lines: string, protection = normal): Promise<ReportLink | null> {
  const file = objectFile(`type: network\n${lines}`).replace(/protection: .*/, `protection: ${protection}`);
  const { objects } = await reportOn({ ...clean, "controls/objects/strecke.md": file });
  const found = objects.find(({ id }) => id === "strecke");
  expect(found?.external).toBe(found?.link?.criticality.includes("external") ?? false);
  return found?.link ?? null;
}

describe("a communication link", () => {
  it("is what joins something, leads outside, or must not carry everything", async () => {
    expect(await linkWith("")).toBeNull();
    expect(await linkWith("external: false")).toBeNull();
    expect(await linkWith("external: true")).not.toBeNull();
    expect(await linkWith("no-transfer: true")).not.toBeNull();
  });

  it.each([
    ["two sites", "connects: [rz-a, rz-b]", true],
    ["rooms of two sites", "connects: [raum-a, raum-b]", true],
    ["a site and what stands at it too", "connects: [rz-a, server]", false],
    ["one site", "connects: [rz-a]", false],
    ["what stands at both", "connects: [server]", false],
    ["three ends, one of them at both sites", "connects: [server, raum-a, rz-b]", true],
  ])("joins %s", async (_, lines, between) => {
    const link = await linkWith(lines);
    expect(link?.betweenSites).toBe(between);
    expect(link?.criticality).toEqual(between ? ["external"] : []);
  });

  it("between sites is external unless it is said not to be, and why", async () => {
    const sites = "connects: [rz-a, rz-b]\nexternal: ";
    expect((await linkWith(`${sites}false`))?.criticality).toEqual(["external"]);
    expect((await linkWith(`${sites}false\nexternal-reason: Ein Grundstück`))?.criticality).toEqual([]);
    expect((await linkWith(`${sites}true\nexternal-reason: Ein Grundstück`))?.criticality).toEqual([
      "external",
    ]);
  });

  it("is critical by its needs, and by what must not go over it", async () => {
    const protection = "{confidentiality: high, integrity: normal, availability: very-high}";
    expect((await linkWith("connects: [rz-a]\nno-transfer: true", protection))?.criticality).toEqual([
      "confidentiality",
      "availability",
      "no-transfer",
    ]);
  });
});
