import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Language } from "../../src/model/position.ts";
import type { Report } from "../../src/model/report.ts";
import { check } from "../../src/pipeline.ts";
import { withhold } from "../../src/report/withhold/withhold.ts";
import { toMarkdown } from "../../src/reporters/markdown.ts";
import { toPretty } from "../../src/reporters/pretty.ts";
import { type Content, writeContent } from "../content-root.ts";
import { auditFile, certifiable } from "../format/certifiable-root.ts";
import { changed } from "../format/clean-root.ts";
import { inputOf, produce } from "../pdf/documents/produce.ts";
import { readPages, textOf } from "../pdf/layout/page-text.ts";
import { buildAgain } from "./build-fixture.ts";

/** Letters and digits alone: media break lines and words as they like. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");

/** What terminal, merge request, site and PDF say. */
async function media(root: string, report: Report, language: Language): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-verdict-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await buildAgain({ root, report }, join(folder, "site"));
  const page = await readFile(
    join(folder, "site", language === "de" ? "index.html" : "en/index.html"),
    "utf8",
  );
  const status = textOf(await readPages(await produce("status", inputOf(report, language))));
  return {
    terminal: letters(toPretty(report, { language, colour: false, verbose: false })),
    "merge request": letters(toMarkdown(report, language)),
    site: letters(page.replaceAll(/<[^>]+>|&#39;/g, " ")),
    PDF: letters(status),
  };
}

const deviating: Content = {
  ...changed(certifiable, "controls/objects/raum-a.md", "[rz-a]", "[rz-west]"),
  "controls/audits/zert.md": auditFile(
    "internal",
    "2026-05-20",
    "## F-02 Türen\n\n- Schwere: geringfügig\n- Frist: 2026-10-31\n\n## F-03 Dach\n\n- Schwere: schwerwiegend",
  ),
};

describe("what can be said about a certificate", () => {
  test.each<[string, Content, Language, boolean]>([
    ["that nothing stands in the way", certifiable, "de", true],
    ["what does, and that items are missing", deviating, "en", false],
  ])("is said alike by all media: %s", async (_, content, language, clear) => {
    const { root } = await writeContent(content);
    const report = await check(root, { today: "2026-11-23", version: "0.0.0" });
    const { certificate } = report;
    expect(certificate.clear).toBe(clear);
    expect(certificate.unformed === null).toBe(clear);
    const sentences = [certificate.blockers, certificate.probableDeviations, certificate.unformed];
    for (const [medium, text] of Object.entries(await media(root, report, language)))
      for (const sentence of sentences)
        if (sentence !== null) expect(text, medium).toContain(letters(sentence[language]));
  });

  test("and none says that nothing stands in the way where that is withheld", async () => {
    const { root } = await writeContent(deviating);
    const whole = await check(root, { today: "2026-11-23", version: "0.0.0" });
    const report = withhold(whole, "public");
    expect(report.blockers).toEqual([]);
    expect(report.certificate.clear).toBe(false);
    for (const [medium, text] of Object.entries(await media(root, report, "de"))) {
      expect(text, medium).toContain(letters(report.certificate.blockers.de));
      expect(text, medium).not.toContain("keinHindernis");
    }
  });
});
