import { describe, expect, it } from "vitest";
import { sitesWithoutHolds } from "../../src/model/holds-unsaid.ts";
import { definePdf, pdfDocuments } from "../../src/pdf/render-pdf.ts";
import { failoverText } from "../../src/reporters/failover.ts";
import { type Content, reportOn } from "../content-root.ts";
import { changed, clean, objectFile } from "../format/clean-root.ts";
import { inputOf } from "../pdf/documents/produce.ts";

const content: Content = {
  ...clean,
  "controls/objects/lohn.md": objectFile(`type: process
sites: [rz-a, rz-b]
redundancy: active-active
depends-on: [server]
critical: true
recovery: {rto: PT4H, rpo: PT1H, mtpd: PT24H}`),
};
const holding = (root: Content, site: string): Content =>
  changed(root, `controls/sites/${site}.md`, "phases:", "emergency: {holds: P30D}\nphases:");

/** What terminal, failover report and emergency documents say of it. */
async function said(root: Content): Promise<{ ids: string[]; texts: string[]; nothing: boolean }> {
  const report = await reportOn(root);
  const texts = [
    failoverText(report, "de"),
    ...["failover", "emergency"].map((id) => {
      const document = pdfDocuments.find((one) => one.id === id);
      return document ? JSON.stringify([...definePdf(document, inputOf(report, "de")).body()]) : "";
    }),
  ];
  return {
    ids: sitesWithoutHolds(report).map(({ id }) => id),
    texts: texts.map((text) => text.replace(/\s+/g, " ")),
    nothing: texts.some((text) => text.includes("Kein Nachweis läuft ab")),
  };
}

describe("that nobody says how long a site can carry alone", () => {
  it("is said wherever a verdict on it stands, which looks at nothing that lapses meanwhile", async () => {
    const { ids, texts, nothing } = await said(content);
    expect(ids).toEqual(["rz-a", "rz-b"]);
    for (const text of texts) expect(text).toContain("wie lange er das kann (emergency.holds):");
    expect(nothing).toBe(false);
  });

  it("is said of those alone of which it is so, and of none where it is said of all", async () => {
    const one = await said(holding(content, "rz-a"));
    expect(one.ids).toEqual(["rz-b"]);
    const all = await said(holding(holding(content, "rz-a"), "rz-b"));
    expect(all.ids).toEqual([]);
    for (const text of all.texts) expect(text).not.toContain("emergency.holds");
    expect(all.nothing).toBe(true);
  });
});
