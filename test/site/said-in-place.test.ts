import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type BuiltSite, buildAgain } from "./build-fixture.ts";
import { sharedSites } from "./shared-sites.ts";

/** What an auditor took the wrong way: the page says it where it stands. */

let site: BuiltSite;
let empty: BuiltSite;
/** The same site, its changes compared with another day of the same content, its certificate without an audit to come. */
let byDay: string;
beforeAll(async () => {
  site = await sharedSites.plain();
  empty = await sharedSites.empty();
  byDay = join(site.folder, "by-day");
  const { changes, certificates } = site.report;
  await buildAgain(
    {
      ...site,
      report: {
        ...site.report,
        changes: changes && { ...changes, since: "day" },
        certificates: certificates.map((one) => ({
          ...one,
          surveillance: { ...one.surveillance, next: null },
        })),
      },
    },
    byDay,
  );
}, 180_000);

/** The words of a page's main part; a cell ends with a bar. */
async function wordsOf(out: string, page: string): Promise<string> {
  const html = await readFile(join(out, page), "utf8");
  const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  return main
    .replace(/<svg.*?<\/svg>/gs, "")
    .replace(/<\/t[dh]>/g, " | ")
    .replace(/<[^>]+>/g, " ")
    .replace(/&nbsp;|&#160;|\s+/g, " ")
    .replace(/\s+/g, " ");
}

describe("the loss and the move of a data centre", () => {
  test("what was measured is called RTA and RPA, in words", async () => {
    expect(await wordsOf(site.out, "nachweise/domain-uebung.pdf.html")).toContain(
      "Wiederanlaufzeit (RTA) 3 Stunden, Datenverlust (RPA) 15 Minuten",
    );
    expect(await wordsOf(site.out, "en/evidence/domain-uebung.pdf.html")).toContain(
      "recovery time (RTA) 3 hours, loss of data (RPA) 15 minutes",
    );
  });

  test("a site without a verdict is named, with the reason", async () => {
    const text = await wordsOf(site.out, "ausfall.html");
    expect(text).toMatch(
      /keines über: Rechenzentrum B \(neu\) \(im Umzug\), Rechenzentrum C \(außer Betrieb\)/,
    );
  });

  test("verdicts of the day of cut-over lead to their reasons", async () => {
    const html = await readFile(join(site.out, "umzug.html"), "utf8");
    const links = [...html.matchAll(/href="#(gruende-[^"]+)">(\d+) Gr/g)];
    expect(links.length).toBe(site.report.relocations[0]?.verdicts.length);
    for (const [, id] of links) expect(html).toContain(`id="${id}"`);
    expect(await wordsOf(site.out, "umzug.html")).toContain(
      "ist am Standort Rechenzentrum B (neu) nicht bewertet (Raum B).",
    );
  });

  test("what a proven site is, and why the days differ, stands where it is used", async () => {
    const text = await wordsOf(site.out, "umzug.html");
    expect(text).toMatch(
      /Zeiten ohne belegten zweiten Standort Belegt ist ein Standort für einen Prozess, solange/,
    );
    expect(text).toContain("Warum sich die Tage unterscheiden können:");
  });

  test("level and order are spelled, and what is recorded stands apart from what is asked for", async () => {
    const text = await wordsOf(site.out, "umzug.html");
    expect(text).toContain("(Basis, Reihenfolge R2)");
    expect(text).not.toMatch(/\([BSH], R[123]\)/);
    expect(text).toMatch(/Nachweis ist die abgeschickte Meldung\. Zu erfassen: .*change-notice: rz-b/);
    expect(await wordsOf(site.out, "en/relocation.html")).toContain("(Basis, order R2)");
  });
});

test("a certificate without an audit to come ends, and is to be renewed before", async () => {
  const [certificate] = site.report.certificates;
  expect(certificate?.validUntil).toBe("2028-01-01");
  expect(await wordsOf(site.out, "zertifikate.html")).toContain("das nächste bis 14.03.2027");
  const text = await wordsOf(byDay, "zertifikate.html");
  expect(text).toContain("Das Zertifikat endet am 01.01.2028; vorher ist eine Rezertifizierung nötig.");
  expect(text).not.toContain("das nächste bis");
});

describe("the overview", () => {
  test("says of what falls due where it is, what is to be done and by whom", async () => {
    const text = await wordsOf(site.out, "index.html");
    for (const row of [
      "offene Aufgabe fällig: INF.2.A6 Zutrittskontrolle Leser beschaffen Rechenzentrum A ; zuständig: Haustechnik |",
      "Nachweis läuft ab: Nachweis log.csv Rechenzentrum A ; zuständig: Leitung RZ |",
      "Frist einer Feststellung: Internes Audit 2026 F-01 Leser fehlt Rechenzentrum A ; zuständig: ISB |",
      "Standort ist ab dann in Betrieb: Rechenzentrum B (neu) |",
    ])
      expect(text).toContain(row);
  });

  test("counts in the table of layers as on the cards: without dispensable items", async () => {
    const text = await wordsOf(site.out, "index.html");
    const { counts } = site.report.sites.find(({ id }) => id === "rz-b") ?? {};
    expect(counts?.dispensable).toBe(1);
    expect(text).toContain("(1 von 48 Prüfpunkten, ohne entbehrliche)");
    expect(text).toContain("INF Infrastruktur | 3 von 20 | 1 von 19 |");
    expect(text).toContain("Anteile in Prozent sind abgerundet");
  });
});

describe("a domain without items", () => {
  test.each([
    ["index.html", "Es gibt noch keine Prüfpunkte; darüber lässt sich nichts sagen."],
    ["luecken.html", "Es gibt noch keine Prüfpunkte; darüber lässt sich nichts sagen."],
    ["en/index.html", "There are no items yet; nothing can be said about this."],
    ["en/gaps.html", "There are no items yet; nothing can be said about this."],
  ])("gets no green light on %s", async (page, sentence) => {
    const text = await wordsOf(empty.out, page);
    expect(text).toContain(sentence);
    expect(text).not.toMatch(/nichts gefunden|nothing found|Keine Lücken|No gaps/);
  });
});

describe("findings that are gone", () => {
  test("of the same content on another day nobody has fixed", async () => {
    const text = await wordsOf(byDay, "aenderungen.html");
    expect(text).toContain("Entfallene Befunde hat also niemand behoben");
    expect(text).toMatch(/\d+ entfallene Befunde/);
    expect(text.replace("hat also niemand behoben", "")).not.toMatch(/behoben/);
    const english = await wordsOf(byDay, "en/changes.html");
    expect(english).toContain("nobody has fixed the findings that are no longer there");
    expect(english).toMatch(/\d+ findings no longer there/);
  });

  test("since an earlier report need not have been fixed, either", async () => {
    const text = await wordsOf(site.out, "aenderungen.html");
    expect(text).toMatch(/\d+ entfallene Befunde/);
    expect(text, "the file may be gone, or could not be read").not.toMatch(/behoben/);
  });
});
