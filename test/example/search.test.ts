import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { search } from "../../site/client/search-query.ts";
import { type Searchable, searchable } from "../../site/client/search-texts.ts";
import { type Vocabulary, vocabularyOf } from "../../site/client/similar-words.ts";
import { type Synonyms, synonymsOf } from "../../site/client/synonyms.ts";
import type { Report } from "../../src/model/report.ts";
import { check } from "../../src/pipeline.ts";
import { buildSite } from "../../src/publish/build-site.ts";
import { readSynonyms } from "../../src/publish/search-synonyms.ts";
import { toJson } from "../../src/reporters/json.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

let folder: string;
let report: Report;
let index: readonly Searchable[];
let vocabulary: Vocabulary;
let synonyms: Synonyms;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nachweis-search-test-"));
  report = await check(root, { today: "2026-11-23", version: "0.0.0" });
  const reportFile = join(folder, "report.json");
  await writeFile(reportFile, toJson(report, "de"));
  const title = { de: "Ergebnis des IT-Grundschutz-Checks", en: "Result of the check" };
  const made = { pages: 1, bytes: 1, sha256: "0".repeat(64) };
  const file = { de: made, en: made };
  const documents = [{ id: "A.4", title, fileName: { de: "A.4.pdf", en: "A.4-en.pdf" }, file }];
  await buildSite({ reportFile, contentRoot: root, outDir: folder, documents });
  const page: Partial<Pick<typeof globalThis, "nachweisIndex" | "nachweisSynonyms">> = {};
  runInNewContext(await readFile(join(folder, "assets/search-index.js"), "utf8"), page);
  index = searchable(page.nachweisIndex ?? [], "de");
  vocabulary = vocabularyOf(index.map(({ text }) => text));
  synonyms = synonymsOf(page.nachweisSynonyms ?? []);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const find = (query: string) =>
  search(index, vocabulary, query, synonyms).hits.map(({ entry }) => entry.path.de);

test.each([
  ["INF.2.A3", "anforderungen/INF.2.A3.html"],
  ["inf.2", "bausteine/INF.2.html"],
  ["INF2A3", "anforderungen/INF.2.A3.html"],
  ["inf 2 a3", "anforderungen/INF.2.A3.html"],
  ["A.4", "pdf/A.4.pdf"],
  ["rz-lwl", "standorte/rz-lwl.html"],
  ["Personalabrechnung", "zielobjekte/personalabrechnung.html"],
  ["Umsetzungsplan", "umsetzungsplan.html"],
  ["Zertifikat", "zertifikate.html"],
  ["evidence-expiring", "regeln/evidence-expiring.html"],
  ["Ausfall Rechenzentrum", "ausfall.html"],
  ["Netzersatzanlage", "anforderungen/INF.5.A23.html"],
])("%s finds first what is called so", (query, path) => {
  expect(find(query)[0]).toBe(path);
});

test.each([
  ["USV", /INF\.2\.A3\.html$/],
  ["USV", /usv-wartung/],
  ["usv wartung rz-lwl", /usv-wartung/],
  ["Zutirtt", /INF\.2\.A6\.html$/],
  ["ZUTRITTSKONTROLLE", /INF\.2\.A6\.html$/],
  ["Brandschutzbegehungen", /brandschutzbegehung/],
  ["Ausfall von RZ-LWL", /ausfall\.html$/],
  ["Haustechnik Batterien", /INF\.(2\.A3|5\.A16)\.html$/],
])("%s finds %s among the first", (query, path) => {
  expect(find(query).slice(0, 6).join("\n")).toMatch(new RegExp(path.source, "m"));
});

const words = (await readSynonyms()).flatMap((row) =>
  [...row.de, ...row.en].map((word) => [word, row.de] as const),
);
test.each(
  words,
)("%s finds all that is said with the German words of its row, and there is some", (word, german) => {
  const said = german.flatMap((one) => search(index, vocabulary, `"${one}"`).hits);
  expect(said).not.toEqual([]);
  const found = find(word);
  expect(said.map(({ entry }) => entry.path.de).filter((path) => !found.includes(path))).toEqual([]);
});

test("Notstrom finds what is said of emergency power, and nothing of residual current", () => {
  const texts = search(index, vocabulary, "Notstrom", synonyms).hits.map(({ text }) => text);
  expect(texts.some((text) => text.includes("netzersatzanlage"))).toBe(true);
  const said = /notstrom|netzersatz|\bnea\b|emergency power|backup power|standby generator/;
  expect(texts.filter((text) => !said.test(text))).toEqual([]);
});

test("a requirement is found by what it is about, evidence by the beginning of its digest, a day in both forms", () => {
  expect(find("USV")).toContain("anforderungen/INF.2.A3.html");
  const evidence = report.evidence.find(({ sha256 }) => sha256 !== null);
  expect(find(evidence?.sha256?.slice(0, 12) ?? "")).toEqual([expect.stringMatching(/^nachweise\//)]);
  expect(find("2026-09-14")).toEqual(find("14.09.2026"));
  expect(find("14.9.2026")).toEqual(find("14.09.2026"));
  expect(find("14.09.2026").length).toBeGreaterThan(0);
});
