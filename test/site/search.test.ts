import MiniSearch from "minisearch";
import { expect, test } from "vitest";
import { fold } from "../../site/client/fold.ts";
import { type Entry, indexOptions, words } from "../../site/client/search-index.ts";
import { search } from "../../site/client/search-query.ts";

const texts = [
  {
    name: "INF.2.A3",
    title: "Einsatz einer unterbrechungsfreien Stromversorgung",
    text: "Batterien und Prüfprotokolle",
  },
  { name: "INF.2.A30", title: "Anlagen zur Löschung", text: "Brandmeldeanlage" },
  {
    name: "INF.2.A14",
    title: "Einsatz einer Netzersatzanlage",
    text: "Die Notstromversorgung läuft nach zehn Sekunden",
  },
  { name: "LWL-17", title: "Klima und Straße", text: "Wärme" },
];
const index = new MiniSearch<Entry>(indexOptions);
index.addAll(texts.map((text, id) => ({ ...text, id, kind: "", path: "", excerpt: "" })));
const vocabulary = (index.toJSON().index as unknown as [string, unknown][]).map(([word]) => word);
const find = (query: string) => search(index, vocabulary, query).map((result) => result.name);

test("an identifier finds itself first, and its beginning all that begin so", () => {
  expect(find("INF.2.A3")[0]).toBe("INF.2.A3");
  expect(find("inf.2").sort()).toEqual(["INF.2.A14", "INF.2.A3", "INF.2.A30"]);
  expect(find("lwl-17")).toEqual(["LWL-17"]);
});

test("a word finds the compounds that it is a part of, after itself", () => {
  expect(find("Stromversorgung")).toEqual(["INF.2.A3", "INF.2.A14"]);
});

test("umlauts may be written out or not", () => {
  expect(find("Prüfprotokolle")).toEqual(["INF.2.A3"]);
  expect(find("pruefprotokoll")).toEqual(["INF.2.A3"]);
  expect(find("Strasse")).toEqual(["LWL-17"]);
  expect(fold("Straße ÄÖÜ é")).toBe("strasse aeoeue e");
});

test("a typing error is forgiven, several words must all occur", () => {
  expect(find("Brandmeldeanlgae")).toEqual(["INF.2.A30"]);
  expect(find("Einsatz Netzersatzanlage")).toEqual(["INF.2.A14"]);
  expect(find("Netzersatzanlage Klima")).toEqual([]);
  expect(find("")).toEqual([]);
  expect(find("?!")).toEqual([]);
});

test("words keep identifiers whole and in parts, and leave signs out", () => {
  expect(words("Siehe „INF.2.A3“, (Abschnitt 4).")).toEqual([
    "Siehe",
    "INF.2.A3",
    "Abschnitt",
    "4",
    "INF",
    "2",
    "A3",
  ]);
});
