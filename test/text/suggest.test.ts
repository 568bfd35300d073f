import { describe, expect, test } from "vitest";
import { suggest } from "../../src/text/suggest.ts";
import { processorSeconds } from "../processor-time.ts";

const requirements = ["INF.2.A1", "INF.2.A3", "INF.2.A5", "INF.2.A23", "ISMS.1.A1"];
const modules = ["SYS.2.4", "OPS.1.1.4", "APP.4.2", "CON.3", "INF.2", "IND.3.2", "NET.3.1"];
const sites = ["rz-nord", "rz-sued", "rz-a", "rz-b", "aussenlager-1"];

describe("a slip of the pen is recognised", () => {
  test.each([
    ["inf.2.a3", requirements, "INF.2.A3"],
    ["INF2.A3", requirements, "INF.2.A3"],
    ["INF.2.A03", requirements, "INF.2.A3"],
    ["IMSS.1.A1", requirements, "ISMS.1.A1"],
    ["rz-nrod", sites, "rz-nord"],
    ["rz-süd", sites, "rz-sued"],
    ["rzb", sites, "rz-b"],
    ["außenlager-1", sites, "aussenlager-1"],
    ["aussenlger-1", sites, "aussenlager-1"],
    ["evidence-expird", ["evidence-expired", "evidence-missing"], "evidence-expired"],
    ["evidence/rz-a/wartng.pdf", ["evidence/rz-a/wartung.pdf"], "evidence/rz-a/wartung.pdf"],
  ])("%s", (word, known, meant) => expect(suggest(word, known)).toBe(meant));
});

describe("what differs in a digit, a single letter or a word of its own is another name", () => {
  test.each([
    ["INF.2.A33", requirements],
    ["INF.2.A2", requirements],
    ["INF.2.A4", requirements],
    ["XYZ.9.A9", requirements],
    ["rz-west", ["rz-ost"]],
    ["rz-c", sites],
    ["rz-b", ["rz-a"]],
    ["raum-a", ["raum-b", "raum"]],
    ["rz-nord-2", ["rz-nord", "rz-nord-1"]],
    ["it-netz", ["ot-netz"]],
    ["netz-intern", ["netz-extern"]],
    ["nord", sites],
    // Modules of older editions of the Kompendium, which have no successor of their own name.
    ["OPS.2.4", modules],
    ["INF.3.2", modules],
    ["SYS.3.1", modules],
    ["exercise-missing", ["evidence-missing", "exercise-held"]],
    ["evidence/rz-b/usv.pdf", ["evidence/rz-a/usv.pdf"]],
    ["evidence/rz-a/usv-2025.pdf", ["evidence/rz-a/usv-2026.pdf"]],
    ["", sites],
    ["—", sites],
  ])("%s", (word, known) => expect(suggest(word, known)).toBeNull());
});

test("what may be either of two is neither", () => {
  expect(suggest("wartng", ["wartung", "wartang"])).toBeNull();
});

test("thousands of words are looked up among thousands of names in no time worth speaking of", async () => {
  const names = Array.from({ length: 5_000 }, (_, i) => `SYS.${i % 7}.A${i}`);
  const words = names.map((name) => name.replace("SYS", "SSY"));
  const seconds = await processorSeconds(() => {
    expect(words.map((word) => suggest(word, names))).toEqual(names);
  });
  expect(seconds).toBeLessThan(10);
});
