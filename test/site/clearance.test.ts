import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Clearance } from "../../src/model/vocabulary.ts";
import { changesSince } from "../../src/report/withhold/changes-since.ts";
import { withhold } from "../../src/report/withhold/withhold.ts";
import { type BuiltSite, buildAgain } from "./build-fixture.ts";
import { filesIn, pagesIn } from "./files.ts";
import { sharedSites } from "./shared-sites.ts";

let site: BuiltSite;
let out: string;
beforeAll(async () => {
  site = await sharedSites.plain();
  out = await edition("public");
}, 120_000);

/** Builds the site as a clearance may see it; returns its folder. */
async function edition(clearance: Clearance): Promise<string> {
  const { report, earlier, folder } = site;
  const changes = earlier && changesSince(earlier, report, { clearance, since: "report" });
  await buildAgain({ ...site, report: { ...withhold(report, clearance), changes } }, join(folder, clearance));
  return join(folder, clearance);
}

/** The words that stand in a file or its name, by file; what the toolkit itself says of a rule is nobody's secret. */
async function filesWith(
  folder: string,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const file of await filesIn(folder)) {
    const bytes = await readFile(join(folder, file));
    const own = await ruleText(file);
    const here = words.filter((word) => (bytes.includes(word) && !own.includes(word)) || file.includes(word));
    if (here.length > 0) found.set(file, here);
  }
  return found;
}

/** What the toolkit says about the rule that a page is about; empty for any other page. */
async function ruleText(page: string): Promise<string> {
  const rule = /^(?:regeln|en\/rules)\/(.+)\.html$/.exec(page)?.[1];
  return rule === undefined ? "" : readFile(new URL(`../../src/rules/${rule}.md`, import.meta.url), "utf8");
}

/** Names and hashes of evidence, now and before, that is not for everybody or higher. */
function evidenceNames(isHidden: (level: Clearance) => boolean): readonly string[] {
  return [site.report, site.earlier]
    .flatMap((report) => report?.evidence ?? [])
    .filter(({ classification }) => isHidden(classification))
    .flatMap(({ path, title, digest }) => [path, title, digest ?? path]);
}

test("a public site holds nothing of what is classified higher: no prose, name, path or hash", async () => {
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
    "raum-c",
    "window.broken='c'",
    ...evidenceNames((level) => level !== "public"),
  ];
  expect(await filesWith(out, words)).toEqual(new Map());
  expect((await pagesIn(out)).get("aenderungen.html")).toContain("höher eingestuft und hier nur gezählt");
});

test("an internal site names no confidential evidence, not even among what has changed", async () => {
  const folder = await edition("internal");
  const names = evidenceNames((level) => level === "confidential").filter(
    (name) => !/^[0-9a-f]{64}$/.test(name),
  );
  expect(names).toContain("Lage des Tresors");
  expect(await filesWith(folder, names)).toEqual(new Map());
  const page = (await pagesIn(folder)).get("aenderungen.html");
  expect(page).toContain("1 Änderung ist höher eingestuft und hier nur gezählt.");
  expect(page).toContain("evidence/rz-a/weg &lt;b&gt;.md");
}, 120_000);

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

test("no page says that there is nothing where it is withheld", async () => {
  const pages = await pagesIn(out);
  for (const path of [
    "index",
    "luecken",
    "umsetzungsplan",
    "befunde",
    "pruefpunkte",
    "massnahmen",
    "zielobjekte",
    "audits",
    "risiken",
    "ausfall",
    "umzug",
    "zertifikate",
  ]) {
    const html = pages.get(`${path}.html`) ?? "";
    expect(html, path).toMatch(/[Hh]öher eingestuft und (in dieser Ausgabe|hier) zurückgehalten: \d+ /);
    expect(html, path).not.toMatch(
      /nichts gefunden|Keine (Lücken|Befunde)|nichts offen|Nichts läuft|Es gibt keine|Es sind (noch )?keine/,
    );
  }
  expect(pages.get("anforderungen/INF.2.A3.html")).not.toContain("Kein Prüfpunkt: ");
});

test("what is counted or listed in part says how much is withheld of it, and withheld results keep their page", async () => {
  const raised = <T extends { readonly id: string }>(entries: readonly T[], id: string): T[] =>
    entries.map((entry) => (entry.id === id ? { ...entry, classification: "confidential" } : entry));
  const { report, folder } = site;
  const secret = {
    ...report,
    objects: raised(report.objects, "raum-a"),
    audits: raised(report.audits, "2026"),
  };
  const kept = withhold(secret, "internal");
  const { withheld } = kept;
  await buildAgain({ ...site, report: kept }, join(folder, "partial"));
  const pages = new Map(
    [...(await pagesIn(join(folder, "partial")))].map(([path, html]) => [
      path,
      html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " "),
    ]),
  );

  const overview = pages.get("index.html");
  expect(kept.blockers.length).toBeGreaterThan(0);
  expect(overview).toContain(`; dazu ${withheld?.blockers} zurückgehalten.`);
  expect(withheld?.blockers).toBe(report.blockers.length - kept.blockers.length);
  expect(overview).toMatch(
    /Offene Feststellungen aus Audits Höher eingestuft und [^:]*: 1 offene Feststellung\./,
  );
  expect(overview).toMatch(
    /Genügt ein Rechenzentrum allein\? Höher eingestuft und [^:]*: \d Ergebnis(?:se)? zur Ausfallsicherheit/,
  );
  // The menu counts the rows of its lists, and the lists say what is missing.
  const gaps = kept.items.filter(({ state }) => state !== "proven" && state !== "dispensable").length;
  expect(overview).toMatch(new RegExp(` Prüfpunkte ${kept.items.length} .* Lücken ${gaps} `));
  expect(overview).toMatch(
    / Nachweisregister \d+ Zertifikate Handlungsbedarf .* Audits Anmerkungen Verbund /,
  );
  for (const [path, text] of [
    ["luecken", `${withheld?.gaps} Lücken`],
    ["pruefpunkte", `${withheld?.items} Prüfpunkte`],
    ["audits", "1 Audit, 1 Feststellung"],
    ["ausfall", "zur Ausfallsicherheit"],
    ["umzug", "1 Umzug"],
    ["zertifikate", "1 Auswertung eines Zertifikats"],
    ["bausteine/INF.2", `${withheld?.items} Prüfpunkte`],
    ["anforderungen/INF.2.A3", "1 Prüfpunkt"],
    ["stand", `${withheld?.items} Prüfpunkte`],
  ] as const)
    expect(pages.get(`${path}.html`), path).toMatch(new RegExp(`zurückgehalten: ([^.]*, )?[^.]*${text}`));
  expect(pages.get("anforderungen/APP.4.2.A1.html")).not.toContain("zurückgehalten");
}, 120_000);

test("of evidence that is withheld a page says so, and nothing that would not be true", async () => {
  const pages = await pagesIn(out);
  expect(pages.get("nachweise.html")).toContain(">zurückgehalten</span>");
  const withheld = [...pages].filter(([path]) => /^nachweise\/N-\d+\.html$/.test(path));
  expect(withheld.length).toBeGreaterThan(5);
  for (const [path, html] of withheld) {
    expect(html, path).toContain("wird zurückgehalten");
    expect(html, path).not.toContain("data-remark");
    expect(html, path).not.toMatch(/ohne zweites Paar Augen|Gegengelesen|0 Byte|nicht berechnet/);
  }
});
