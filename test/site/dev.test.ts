import { appendFile, cp, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { ReportFinding } from "../../src/model/finding.ts";
import type { Report } from "../../src/model/report.ts";
import { check } from "../../src/pipeline.ts";
import { buildSite } from "../../src/publish/build-site.ts";
import type { ServedSite } from "../../src/publish/dev-server.ts";
import { DevSite } from "../../src/publish/dev-site.ts";
import { toJson } from "../../src/reporters/json.ts";
import type { BuiltSite } from "./build-fixture.ts";
import { filesIn } from "./files.ts";
import { sharedSites } from "./shared-sites.ts";

let site: BuiltSite;
let folder: string;
let dev: DevSite;
let served: ServedSite;

beforeAll(async () => {
  site = await sharedSites.plain();
  folder = join(site.folder, "dev");
  await mkdir(join(folder, "work"), { recursive: true });
  dev = await DevSite.in(join(folder, "work"));
  served = await show(site.report, site.root);
});

/** What `nachweis dev` serves of a report. */
async function show(report: Report, contentRoot: string): Promise<ServedSite> {
  const reportFile = join(folder, "report.json");
  await writeFile(reportFile, toJson(report, "de"));
  const made = Promise.withResolvers<ServedSite>();
  await dev.make(String(report.findings.length), { reportFile, contentRoot }, made.resolve);
  return made.promise;
}

/** All that can be asked for: path → bytes. */
async function bytesOf({ renderer, rendered, files, folder }: ServedSite): Promise<Map<string, Buffer>> {
  const paths = [...rendered];
  const texts = await renderer.texts(paths);
  const made = paths.map((path, number) => [path, Buffer.from(texts[number] ?? "")] as const);
  const lying = [...files].map(async (path) => [path, await readFile(join(folder, path))] as const);
  return new Map([...made, ...(await Promise.all(lying))].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a published site has and what is served of the same report: nothing but what dev adds stands apart. */
async function expectSame(served: ServedSite, published: string): Promise<void> {
  const all = await bytesOf(served);
  const paths = [...all.keys()];
  expect(paths.filter((path) => path.startsWith("dev/"))).toEqual(["dev/panel.css", "dev/panel.js"]);
  expect(paths.filter((path) => !path.startsWith("dev/"))).toEqual(await filesIn(published));
  for (const [path, bytes] of all)
    if (!path.startsWith("dev/"))
      expect(bytes.equals(await readFile(join(published, path))), path).toBe(true);
}

/** When each file was written that lies there. */
async function writtenAt({ folder, files }: ServedSite): Promise<Map<string, bigint>> {
  const times = [...files].map(
    async (path) => [path, (await stat(join(folder, path), { bigint: true })).mtimeNs] as const,
  );
  return new Map(await Promise.all(times));
}

/** Each finding of a page. */
async function findingsOn(path: string): Promise<readonly ReportFinding[]> {
  return served.renderer.findings(path);
}

/** `file rule` of each finding of a page. */
async function findingsOf(path: string): Promise<string[]> {
  return (await findingsOn(path)).map(({ file, rule }) => `${file} ${rule}`);
}

describe("what nachweis dev serves", () => {
  it("is byte for byte what is published, but for what it adds", async () => {
    expect(served.rendered.size).toBeGreaterThan(100);
    await expectSame(served, site.out);
  });

  it("stays so after edits, of which only what has changed is written", async () => {
    const root = join(folder, "content");
    await cp(site.root, root, { recursive: true });
    await appendFile(join(root, "controls/objects/verfahren.md"), "\nEin Satz mehr (Beispiel).\n");
    await appendFile(join(root, "evidence/rz-a/log.csv"), "1;2\n");
    await rm(join(root, "evidence/rz-a/konfiguration.txt"));
    const report = await check(root, { asOf: "2026-11-23", today: "2026-11-23", version: "0.0.0" });
    const before = await writtenAt(served);
    const edited = await show(report, root);
    const published = join(folder, "published");
    const reportFile = join(folder, "report.json");
    await buildSite({ reportFile, contentRoot: root, outDir: published });
    await expectSame(edited, published);

    const after = await writtenAt(edited);
    const written = [...after].filter(([path, time]) => before.get(path) !== time).map(([path]) => path);
    expect(written).toEqual([expect.stringMatching(/^nachweise\/dateien\/rz-a-log-[0-9a-f]{12}\.csv$/)]);
    const gone = [...before.keys()].filter((path) => !after.has(path));
    expect(gone.map((path) => path.replace(/-[0-9a-f]{12}/, "")).sort()).toEqual([
      "nachweise/dateien/rz-a-konfiguration.txt",
      "nachweise/dateien/rz-a-log.csv",
    ]);
    const lying = await filesIn(edited.folder);
    expect(lying).toEqual([...edited.files].sort());
    await expect(served.renderer.texts(["index.html"])).rejects.toThrow("has ended");
    served = await show(site.report, site.root);
  }, 120_000);

  it("stays what it was where the next state can't be made", async () => {
    // As if the file had been written to since it was checked.
    const evidence = site.report.evidence.map((entry) =>
      entry.path === "evidence/rz-a/log.csv" ? { ...entry, digest: "0".repeat(64) } : entry,
    );
    const report = { ...site.report, evidence, findings: [] };
    await expect(show(report, site.root)).rejects.toThrow("log.csv");
    await expectSame(served, site.out);
  });
});

describe("what nachweis dev adds to the site", () => {
  it("names all findings of the file that a page is made from, in both languages", async () => {
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
      expect(await findingsOf(german)).toEqual(
        expect.arrayContaining(expected.map(({ rule }) => `${file} ${rule}`)),
      );
      expect(await findingsOn(english), english).toEqual(await findingsOn(german));
    }
  });

  it("names a finding in a catalogue with the control in whose lines it stands", async () => {
    const ids = site.report.controls.map(({ id }) => id).sort();
    const placed = (
      await Promise.all(
        ids.map(async (id) =>
          (await findingsOn(`massnahmen/${id}.html`)).map((finding) => ({ id, finding })),
        ),
      )
    ).flat();
    const inCatalogues = site.report.findings.filter(({ file }) => file.startsWith("controls/catalog/"));
    expect(placed.map(({ finding }) => finding.line).sort()).toEqual(
      inCatalogues.map(({ line }) => line).sort(),
    );
    for (const { id, finding } of placed) {
      const above = site.report.controls.filter(({ line }) => line <= finding.line);
      expect(above.sort((a, b) => b.line - a.line)[0]?.id).toBe(id);
    }
  });

  it("names what a page's subject is named in, wherever that stands", async () => {
    expect(await findingsOf("nachweise/rz-a-alt.pdf.html")).toContain(
      "controls/catalog/inf-2.md evidence-expired",
    );
    const modules = [...served.rendered].filter((path) => /^bausteine\//.test(path));
    const found = await Promise.all(modules.map(async (path) => [path, await findingsOn(path)] as const));
    expect(found.flatMap(([, findings]) => findings).length).toBeGreaterThan(0);
    for (const [path, findings] of found) {
      const id = path.replace(/^bausteine\/(?:x-)?|\.html$/g, "");
      for (const { module, requirement } of findings)
        expect(module ?? requirement?.replace(/\.A\d+$/, ""), path).toBe(id);
    }
  });

  it("gives a requirement only what concerns it", async () => {
    const own = (await findingsOn("anforderungen/INF.2.A3.html")).map(({ requirement }) => requirement);
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(own.filter((id) => id !== null))).toEqual(new Set(["INF.2.A3"]));
  });
});
