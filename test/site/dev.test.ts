import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildSite } from "../../src/publish/build-site.ts";
import type { PageFindings } from "../../src/publish/dev-page.ts";
import { toJson } from "../../src/reporters/json.ts";
import type { BuiltSite } from "./build-fixture.ts";
import { filesIn, pagesIn } from "./files.ts";
import { sharedSites } from "./shared-sites.ts";

let site: BuiltSite;
let found: PageFindings;
let dev: string;

beforeAll(async () => {
  site = await sharedSites.plain();
  dev = join(site.folder, "dev-site");
  const reportFile = join(site.folder, "dev-report.json");
  await writeFile(reportFile, toJson(site.report, "de"));
  await buildSite({ reportFile, contentRoot: site.root, outDir: dev, dev: true });
  found = JSON.parse(await readFile(join(dev, "dev", "findings.json"), "utf8"));
}, 120_000);

/** `file rule` of each finding of a page. */
function findingsOf(path: string): string[] {
  return (found.pages[path] ?? []).map((index) => {
    const finding = found.findings[index];
    return `${finding?.file} ${finding?.rule}`;
  });
}

describe("what nachweis dev adds to the site", () => {
  it("is in no published one, and changes no page", async () => {
    expect((await filesIn(dev)).filter((file) => file.startsWith("dev/"))).toEqual([
      "dev/findings.json",
      "dev/panel.css",
      "dev/panel.js",
    ]);
    expect((await filesIn(site.out)).filter((file) => file.startsWith("dev/"))).toEqual([]);
    const published = await pagesIn(site.out);
    expect(published.size).toBeGreaterThan(100);
    expect(await pagesIn(dev)).toEqual(published);
  });

  it("can be some pages alone, as they are in the whole site", async () => {
    const some = join(site.folder, "some-pages");
    const reportFile = join(site.folder, "dev-report.json");
    const only = ["zielobjekte/abrechnung.html", "en/risks.html"];
    await buildSite({ reportFile, contentRoot: site.root, outDir: some, dev: true, only });
    const pages = await pagesIn(some);
    // The overview is a page of its own for Astro, and always there.
    expect([...pages.keys()].sort()).toEqual([...only, "index.html"].sort());
    const published = await pagesIn(site.out);
    for (const [path, html] of pages) expect(html, path).toBe(published.get(path));
    expect(JSON.parse(await readFile(join(some, "dev", "findings.json"), "utf8"))).toEqual(found);
  }, 120_000);

  it("names all findings of the file that a page is made from, in both languages", () => {
    for (const { file, german, english } of [
      {
        file: "controls/objects/verfahren.md",
        german: "zielobjekte/verfahren.html",
        english: "en/target-objects/verfahren.html",
      },
      { file: "controls/domain.md", german: "index.html", english: "en/index.html" },
    ]) {
      const expected = site.report.findings.filter((finding) => finding.file === file);
      expect(expected.length, file).toBeGreaterThan(0);
      expect(findingsOf(german)).toEqual(
        expect.arrayContaining(expected.map(({ rule }) => `${file} ${rule}`)),
      );
      expect(found.pages[english], english).toEqual(found.pages[german]);
    }
  });

  it("names a finding in a catalogue with the control in whose lines it stands", () => {
    const ids = site.report.controls.map(({ id }) => id).sort();
    const placed = ids.flatMap((id) =>
      (found.pages[`massnahmen/${id}.html`] ?? []).map((index) => ({ id, finding: found.findings[index] })),
    );
    const inCatalogues = site.report.findings.filter(({ file }) => file.startsWith("controls/catalog/"));
    expect(placed.map(({ finding }) => finding?.line).sort()).toEqual(
      inCatalogues.map(({ line }) => line).sort(),
    );
    for (const { id, finding } of placed) {
      const above = site.report.controls.filter(({ line }) => line <= (finding?.line ?? 0));
      expect(above.sort((a, b) => b.line - a.line)[0]?.id).toBe(id);
    }
  });

  it("names what a page's subject is named in, wherever that stands", () => {
    expect(findingsOf("nachweise/rz-a-alt.pdf.html")).toContain("controls/catalog/inf-2.md evidence-expired");
    for (const [path, places] of Object.entries(found.pages)) {
      if (!/^bausteine\//.test(path)) continue;
      const id = path.replace(/^bausteine\/(?:x-)?|\.html$/g, "");
      for (const index of places) {
        const { module, requirement } = found.findings[index] ?? {};
        expect(module ?? requirement?.replace(/\.A\d+$/, ""), path).toBe(id);
      }
    }
  });

  it("gives a requirement only what concerns it", () => {
    const own = (found.pages["anforderungen/INF.2.A3.html"] ?? []).map(
      (index) => found.findings[index]?.requirement,
    );
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(own.filter((id) => id !== null))).toEqual(new Set(["INF.2.A3"]));
  });
});
