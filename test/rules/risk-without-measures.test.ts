import { describe, expect, it } from "vitest";
import { type Content, reportOn } from "../content-root.ts";
import { changed, clean, proofA } from "../format/clean-root.ts";

const feuer = "controls/risks/feuer.md";
const risk = (keys: string, text = ""): Content => ({
  ...clean,
  [feuer]: `---
title: Feuer
objects: [server]
threats: [G 0.1]
frequency: rare
impact: limited
${keys}
---
${text}`,
});

async function found(content: Content): Promise<string[]> {
  const { findings } = await reportOn(content);
  return findings
    .filter(({ rule }) => rule === "risk-without-measures")
    .map(({ line, severity, message }) => `${line} ${severity} ${message.de}`);
}

describe("a risk of which nothing says what treats it", () => {
  it("is named where it is to be reduced or transferred", async () => {
    expect(await found(risk("treatment: reduce"))).toEqual([
      "7 warning Das Risiko „Feuer“ soll reduziert werden, aber nichts sagt, wodurch.",
    ]);
    expect(await found(risk("treatment: reduce\nmeasures: []\nrequirements: []"))).toHaveLength(1);
    expect(await found(risk("treatment: transfer", "\nWird versichert.\n"))).toEqual([
      "7 warning Das Risiko „Feuer“ soll übertragen werden, aber nichts sagt, auf wen und wodurch.",
    ]);
  });

  it("is not where it is avoided or borne, or nobody has decided yet: that is told otherwise", async () => {
    for (const keys of ["treatment: avoid", "treatment: accept", ""])
      expect(await found(risk(keys)), keys).toEqual([]);
  });

  it("is not where measures, requirements, a link or an assessment say it", async () => {
    expect(await found(risk("treatment: reduce\nmeasures: [INF.7.A1]"))).toEqual([]);
    expect(await found(risk("treatment: reduce\nrequirements: [INF.7.A1]"))).toEqual([]);
    expect(await found(risk("treatment: transfer", `\n[Police](../../${proofA}).\n`))).toEqual([]);
    const assessed = changed(
      risk("treatment: reduce"),
      "controls/catalog/inf-7.md",
      "### raum-a: ja\n",
      "### raum-a: ja\n\n- Risiko: feuer\n",
    );
    expect(await found(assessed)).toEqual([]);
  });

  it("is not where what may say it can't be read", async () => {
    expect(await found(risk("treatment: reduce\nmeasures: 5"))).toEqual([]);
  });
});
