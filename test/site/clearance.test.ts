import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withhold } from "../../src/report/withhold/withhold.ts";
import { type BuiltSite, buildAgain, buildFixture } from "./build-fixture.ts";
import { filesIn, pagesIn } from "./files.ts";
import { writeFixture } from "./fixture-content.ts";

let site: BuiltSite;
let out: string;
beforeAll(async () => {
  site = await buildFixture(writeFixture);
  out = join(site.folder, "public");
  await buildAgain({ ...site, report: withhold(site.report, "public") }, out);
}, 120_000);
afterAll(() => rm(site.folder, { recursive: true, force: true }));

test("a public site holds nothing of what is classified higher: no prose, name, path or hash", async () => {
  const hidden = site.report.evidence.filter((entry) => entry.classification !== "public");
  const words = [
    "Strang B",
    "Leser beschaffen",
    "Notstromversorgung",
    "Unbefugter Zutritt",
    "Internes Audit",
    "Leser fehlt",
    "Prosa des Prozesses",
    "BSI-IGZ-0000-BEISPIEL",
    "streng-vertrauliches-wort",
    ...hidden.flatMap((entry) => [entry.path, entry.title, entry.digest ?? entry.path]),
  ];
  for (const file of await filesIn(out)) {
    const bytes = await readFile(join(out, file));
    expect(
      words.filter((word) => bytes.includes(word) || file.includes(word)),
      file,
    ).toEqual([]);
  }
});

test("what remains is complete: the counts, the requirements, the neutral numbers, and no page above its level", async () => {
  const pages = await pagesIn(out);
  const overview = pages.get("index.html") ?? "";
  expect(overview).toContain("Diese Ausgabe ist für die Stufe „öffentlich“ freigegeben.");
  for (const { counts } of site.report.sites.filter((entry) => entry.counts.items > 0)) {
    expect(overview).toContain(`(${counts.proven} von ${counts.items - counts.dispensable} Prüfpunkten`);
  }
  expect(pages.get("nachweise.html")).toContain("N-001");
  for (const [path, html] of pages) expect(html, path).toMatch(/<strong>(öffentlich|public)<\/strong>/);
});
