import { describe, expect, test } from "vitest";
import { correct, suggest } from "../../src/text/suggest.ts";

describe("correct names a word only if there is no doubt", () => {
  const requirements = ["INF.2.A1", "INF.2.A3", "INF.2.A23", "ISMS.1.A1"];

  test.each([
    ["inf.2.a3", "INF.2.A3"],
    ["INF2.A3", "INF.2.A3"],
    ["INF.2.A03", "INF.2.A3"],
    ["IMSS.1.A1", "ISMS.1.A1"],
  ])("%s is %s", (word, meant) => expect(correct(word, requirements)).toBe(meant));

  test.each(["INF.2.A33", "INF.2.A2", "XYZ.9.A9"])("%s may be anything", (word) =>
    expect(correct(word, requirements)).toBeNull());

  test("two words that are equally near are for a person to choose from", () => {
    expect(suggest("san-c", ["san-a", "san-b"])).not.toBeNull();
    expect(correct("san-c", ["san-a", "san-b"])).toBeNull();
  });
});
