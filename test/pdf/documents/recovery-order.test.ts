import { describe, expect, it } from "vitest";
import { recoveryOrderOf, recoveryTarget } from "../../../src/pdf/documents/recovery-order.ts";
import { reportOn } from "../../content-root.ts";
import { clean } from "../../format/clean-root.ts";

const needs = "protection: {confidentiality: normal, integrity: normal, availability: normal}";

const process = (id: string, dependsOn: string, rto: string) => ({
  [`controls/objects/${id}.md`]: `---
title: ${id}
type: process
critical: true
depends-on: ${dependsOn}
recovery: {rto: ${rto}, rpo: PT1H, mtpd: P2D}
${needs}
---
`,
});

const object = (id: string, dependsOn: string, more = "") => ({
  [`controls/objects/${id}.md`]: `---\ntitle: ${id}\ntype: application\ndepends-on: ${dependsOn}\n${needs}\n${more}---\n`,
});

async function orderOf(files: Readonly<Record<string, string>>) {
  const report = await reportOn({ ...clean, ...files });
  return recoveryOrderOf(report).map(({ object: { id }, stage, serves }) => ({ id, stage, serves }));
}

/** BSI-Standard 200-4: recovery in the order of the dependencies. */
describe("the order of recovery", () => {
  it("has what critical processes need, what is needed first, of one stage the most urgent first", async () => {
    const order = await orderOf({
      ...process("langsam", "[app-langsam]", "PT8H"),
      ...process("schnell", "[app-schnell, [alt-a, alt-b]]", "PT1H"),
      ...object("app-langsam", "[unten]"),
      ...object("app-schnell", "[unten]"),
      ...object("unten", "[]"),
      ...object("alt-a", "[]"),
      ...object("alt-b", "[]"),
      ...object("fremd", "[unten]"),
    });
    expect(order).toEqual([
      { id: "alt-a", stage: 1, serves: ["schnell"] },
      { id: "alt-b", stage: 1, serves: ["schnell"] },
      { id: "unten", stage: 1, serves: ["langsam", "schnell"] },
      { id: "app-schnell", stage: 2, serves: ["schnell"] },
      { id: "app-langsam", stage: 2, serves: ["langsam"] },
    ]);
  });

  it("ends where objects depend on each other in a circle, and on what there is not", async () => {
    const order = await orderOf({
      ...process("prozess", "[eins, nirgends]", "PT1H"),
      ...object("eins", "[zwei]"),
      ...object("zwei", "[eins, drei]"),
      ...object("drei", "[]"),
    });
    expect(order.map(({ id, stage }) => `${id} ${stage}`)).toEqual(["drei 1", "eins 2", "zwei 2"]);
  });

  it("takes the shorter of an object's own time and the one that it inherits", async () => {
    const report = await reportOn({
      ...clean,
      ...process("prozess", "[eigen, geerbt]", "PT4H"),
      ...object("eigen", "[]", "recovery: {rto: PT2H, rpo: PT2H, mtpd: P1D}\n"),
      ...object("geerbt", "[]"),
    });
    const target = (id: string, key: "rto" | "rpo") => {
      const found = report.objects.find((one) => one.id === id);
      return found && recoveryTarget(found, key);
    };
    expect(target("eigen", "rto")).toEqual({ value: "PT2H", path: ["eigen"] });
    expect(target("eigen", "rpo")).toEqual({ value: "PT1H", path: ["prozess", "eigen"] });
    expect(target("geerbt", "rto")).toEqual({ value: "PT4H", path: ["prozess", "geerbt"] });
    expect(target("raum-a", "rto")).toBe(null);
  });
});
