import { describe, expect, it } from "vitest";
import { reportOn } from "../content-root.ts";
import { changed, clean } from "../format/clean-root.ts";

const sidecar = "evidence/rz-a/begehung.txt.yaml";

/** What is said of evidence of rz-a whose sidecar has another line, and the states of the items. */
async function judged(line: string, file = sidecar): Promise<{ said: string[]; states: string[] }> {
  const { findings, items } = await reportOn(changed(clean, file, "issuer:", `${line}\nissuer:`));
  const said = findings.filter(({ rule }) => rule === "evidence-wrong-site");
  return {
    said: said.map((one) => `${one.severity} ${one.file}:${one.line} ${one.site}`),
    states: items.map(({ state }) => state),
  };
}

describe("evidence of a site that names sites", () => {
  it("is said where it names only others; its folder counts", async () => {
    const { said, states } = await judged("sites: [rz-b]");
    expect(said).toEqual([`warning ${sidecar}:4 rz-a`]);
    expect(new Set(states)).toEqual(new Set(["proven"]));
  });

  it.each([
    ["sites: [rz-a]", sidecar],
    ["sites: [rz-b, rz-a]", sidecar],
    ["sites: []", sidecar],
    ["sites: [rz-a]", "evidence/domain/konzept.txt.yaml"],
  ])("is not where both may be meant: %s in %s", async (line, file) => {
    expect((await judged(line, file)).said.filter((one) => one.startsWith("warning"))).toEqual([]);
  });
});
