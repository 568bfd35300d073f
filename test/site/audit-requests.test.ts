import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Content, reportOn, writeContent } from "../content-root.ts";
import { clean, proofA } from "../format/clean-root.ts";
import { inputOf, produce } from "../pdf/documents/produce.ts";
import { readPages, textOf } from "../pdf/layout/page-text.ts";
import { buildAgain } from "./build-fixture.ts";

const content: Content = {
  ...clean,
  "controls/audits/a.md": `---
title: Audit
kind: internal
date: 2026-05-20
findings: none
---

- Frage: Wer lüftet?
  - Anforderungen: INF.7.A1
  - Bereich: raum-a@rz-a
  - Antwort: 2026-11-20, die Haustechnik, siehe ${proofA}.
- Frage: Wer schließt?
`,
};

test("the requests of an audit stand on its page, on the list of audits and in the PDF: open, answered, with links", async () => {
  const { root } = await writeContent(content);
  const report = await reportOn(content);
  const folder = await mkdtemp(join(tmpdir(), "nachweis-requests-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await buildAgain({ root, report }, join(folder, "site"));
  const page = await readFile(join(folder, "site/audits/a.html"), "utf8");
  const section = page.slice(page.indexOf('id="anfragen"'), page.indexOf('id="befunde"'));
  expect(section).toContain("Offen: 1, beantwortet: 1");
  expect(section).toMatch(/Wer lüftet\?[\s\S]*beantwortet[\s\S]*20\.11\.2026[\s\S]*die Haustechnik/);
  for (const path of ["nachweise/", "anforderungen/", "zielobjekte/"])
    expect(section).toContain(`href="../${path}`);
  expect(section).toMatch(/Wer schließt\?[\s\S]*offen/);
  const list = await readFile(join(folder, "site/en/audits.html"), "utf8");
  expect(list).toContain("Open requests");
  const text = textOf(await readPages(await produce("findings", inputOf(report, "en"))));
  expect(text).toMatch(
    /Wer lüftet\?[\s\S]*Objekt @ Rechenzentrum A[\s\S]*answered[\s\S]*die Haustechnik[\s\S]*Wer schließt\?[\s\S]*open/,
  );
});
