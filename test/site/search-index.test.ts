import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Entry } from "../../site/client/search-index.ts";
import { search } from "../../site/client/search-query.ts";
import { searchable } from "../../site/client/search-texts.ts";
import { vocabularyOf } from "../../site/client/similar-words.ts";
import { withDays } from "../../site/src/format-date.ts";
import { cutToFit } from "../../site/src/search-parts.ts";
import type { BuiltSite } from "./build-fixture.ts";
import { pagesIn } from "./files.ts";
import { sharedSites } from "./shared-sites.ts";

let site: BuiltSite;
let entries: readonly Entry[];
let pages: ReadonlyMap<string, string>;
beforeAll(async () => {
  site = await sharedSites.plain();
  pages = await pagesIn(site.out);
  const page: { nachweisIndex?: readonly Entry[] } = {};
  runInNewContext(await readFile(join(site.out, "assets/search-index.js"), "utf8"), page);
  entries = page.nachweisIndex ?? [];
}, 120_000);

/** Paths of what a query finds, the best first. */
function find(query: string, lang: "de" | "en" = "de"): readonly string[] {
  const index = searchable(entries, lang);
  const vocabulary = vocabularyOf(index.map(({ text }) => text));
  return search(index, vocabulary, query).hits.map(({ entry }) => entry.path[lang]);
}

describe("entries", () => {
  test("lead to pages and anchors that exist, in both languages", () => {
    expect(entries.length).toBeGreaterThan(100);
    for (const { path, parts } of entries) {
      for (const address of [path.de, path.en]) {
        const [file = "", anchor] = address.split("#");
        const html = pages.get(file) ?? "";
        expect(pages.has(file), address).toBe(true);
        for (const id of [anchor, ...parts.map((part) => part.anchor)]) {
          if (id !== undefined) expect(html, `${address} ${id}`).toContain(` id="${id}"`);
        }
      }
    }
  });

  test("of the pages that there is one of are called what their headings say, and none is left out", () => {
    const single = entries.filter(({ kind }) => kind === "page").map(({ path, title }) => ({ path, title }));
    for (const { path, title } of single.filter((entry) => entry.path.de !== "index.html")) {
      for (const lang of ["de", "en"] as const) {
        const [, heading = ""] = /<h1[^>]*>(.*?)<\/h1>/s.exec(pages.get(path[lang]) ?? "") ?? [];
        const words = heading.replace(/<[^>]*>/g, "").trim();
        expect(typeof title === "string" ? title : title[lang], path[lang]).toBe(words);
      }
    }
    const top = [...pages.keys()].filter((path) => !path.includes("/") && path !== "suche.html");
    expect(single.map(({ path }) => path.de).sort()).toEqual(top.sort());
  });

  test("are one for each thing: no two lead to the same place", () => {
    const paths = entries.map(({ path }) => path.de);
    expect(paths.filter((path, place) => paths.indexOf(path) !== place)).toEqual([]);
  });
});

describe("everything is found", () => {
  test.each([
    ["an assessment", "Abnahme von Strang B", "massnahmen/INF.2.A3.html"],
    ["who assessed", "A. Beispiel", "massnahmen/INF.2.A4.html"],
    ["who is responsible", "Haustechnik", "massnahmen/INF.2.A6.html"],
    ["an audit's finding", "F-01", "audits/2026.html#F-01"],
    ["an audit", "Revision", "audits/2026.html"],
    ["a risk's threat", "G 0.44", "risiken/zutritt.html"],
    ["the text of a file", "line vty", "nachweise/rz-a-konfiguration.txt.html"],
    ["the text of a PDF", "Messwerte von Strang A", "nachweise/rz-b-abnahme.pdf.html"],
    [
      "a word that a PDF breaks at the end of a line",
      "Ersatzstromversorgung",
      "nachweise/rz-b-abnahme.pdf.html",
    ],
    ["a cell of a table", "Bemerkung", "nachweise/rz-a-log.csv.html"],
    ["a note", "Niederschrift", "nachweise/domain-notiz.md.html"],
    ["a file's name", "Prüfung Größe 100% #1.pdf", "nachweise/rz-a-usv-Pruefung-Groesse-100-1.pdf.html"],
    ["a date", "20.12.2026", "nachweise/rz-a-log.csv.html"],
    ["a certificate's number", "BSI-IGZ-0000", "zertifikate.html"],
    ["a target object's owner", "Geschäftsprozess Personal", "zielobjekte/abrechnung.html"],
    ["a site by its id", "rz-b", "standorte/rz-b.html"],
    ["a module's reason", "Bundesbehörden", "bausteine/x-CON.11.1.html"],
    ["a rule", "evidence-expiring", "regeln/evidence-expiring.html"],
    ["the domain", "Öffentlich bekannt", "index.html"],
    ["a page by its name", "Umsetzungsplan", "umsetzungsplan.html"],
    ["the loss of a site", "Ausfall von Rechenzentrum A", "ausfall.html"],
    ["a move", "Umschaltung 15.01.2027", "umzug.html"],
  ])("%s", (_, query, path) => {
    expect(find(query).slice(0, 8)).toContain(path);
  });

  test("a finding where it belongs, in the language of the page", () => {
    const finding = site.report.findings.find(({ evidence }) => evidence === "evidence/rz-a/alt.pdf");
    expect(find(`"${withDays(finding?.message.de ?? "", "de")}"`)).toEqual(["nachweise/rz-a-alt.pdf.html"]);
    expect(find(`"${withDays(finding?.message.en ?? "", "en")}"`, "en")).toEqual([
      "en/evidence/rz-a-alt.pdf.html",
    ]);
    expect(find(`"${withDays(finding?.message.en ?? "", "en")}"`)).toEqual([]);
  });

  test("what stands in a page alone is found once, not at each place that repeats it", () => {
    expect(find("Notstromversorgung")).toEqual(["massnahmen/INF.2.A3.html"]);
    expect(find("Leser beschaffen")).toEqual(["massnahmen/INF.2.A6.html"]);
  });
});

describe("what does not fit", () => {
  const entry = (...texts: string[]): Entry => ({
    kind: "page",
    name: "",
    title: "",
    path: { de: "", en: "" },
    parts: [...texts.map((text) => ({ text })), { text: { de: "bleibt", en: "stays" } }],
  });
  const lengths = (cut: readonly Entry[]) =>
    cut.flatMap(({ parts }) => parts.map(({ text }) => (typeof text === "string" ? text.length : text.de)));

  test("is the end of the longest texts; short ones stay whole", () => {
    const all = [entry("x".repeat(10), "x".repeat(100)), entry("x".repeat(30), "x".repeat(200))];
    expect(lengths(cutToFit(all, 340))).toEqual([10, 100, "bleibt", 30, 200, "bleibt"]);
    expect(lengths(cutToFit(all, 140))).toEqual([10, 50, "bleibt", 30, 50, "bleibt"]);
    expect(lengths(cutToFit(all, 0))).toEqual([0, 0, "bleibt", 0, 0, "bleibt"]);
  });
});
