import { describe, expect, test } from "vitest";
import { fileNames } from "../../site/src/names.ts";
import { addressesFrom } from "../../site/src/relative-address.ts";
import fc from "../properties.ts";

describe("file names", () => {
  test("an id that is safe stays as it is; umlauts are written out", () => {
    const names = fileNames(["INF.2.A3", "LWL-17", "Prüfung Größe 100% #1.pdf"]);
    expect([...names.values()]).toEqual(["INF.2.A3", "LWL-17", "Pruefung-Groesse-100-1.pdf"]);
  });

  test("names that differ by case alone, or that Windows or a server gives a meaning, are kept apart", () => {
    const names = fileNames(["LWL-1a", "LWL-1A", "con", "aux.pdf", "index", "seite.html", "..", "…"]);
    expect([...names.values()]).toEqual([
      "LWL-1a",
      "LWL-1A-2",
      "x-con",
      "x-aux.pdf",
      "x-index",
      "seite-html",
      "x-",
      "x--2",
    ]);
  });

  test("whatever the ids are, every one has a name of its own that no system changes or misreads", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: "grapheme", maxLength: 100 })), (ids) => {
        const names = [...fileNames(ids).values()];
        expect(names).toHaveLength(ids.length);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
        for (const name of names) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9.-]{0,90}$/);
      }),
    );
  });
});

describe("relative addresses", () => {
  test.each([
    ["index.html", "suche.html", "suche.html"],
    ["anforderungen/INF.2.A3.html", "index.html", "../index.html"],
    ["anforderungen/INF.2.A3.html", "anforderungen/INF.2.A4.html", "../anforderungen/INF.2.A4.html"],
    ["en/requirements/INF.2.A3.html", "assets/site.css", "../../assets/site.css"],
    ["en/index.html", "index.html", "../index.html"],
    ["index.html", "a b/ü.html", "a%20b/%C3%BC.html"],
  ])("from %s to %s: %s", (from, to, expected) => {
    expect(addressesFrom(from)(to)).toBe(expected);
    const root = "https://example.org/any/where/";
    expect(decodeURIComponent(new URL(addressesFrom(from)(to), root + from).href)).toBe(root + to);
  });
});
