import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join, posix } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type BuiltSite, buildAgain } from "./build-fixture.ts";
import { filesIn, pagesIn } from "./files.ts";
import { sharedSites } from "./shared-sites.ts";

let site: BuiltSite;
let pages: ReadonlyMap<string, string>;
let files: readonly string[];
beforeAll(async () => {
  site = await sharedSites.plain();
  pages = await pagesIn(site.out);
  files = await filesIn(site.out);
}, 120_000);

/** Values of an attribute in the page's own markup; character references are read. */
function attributes(html: string, name: string): readonly string[] {
  return [...html.matchAll(new RegExp(`<[a-z][^>]*?\\s${name}="([^"]*)"`, "gi"))].map((match) =>
    (match[1] ?? "")
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;|&#38;/g, "&"),
  );
}

/** Addresses that lead nowhere: a file that is not there, or an anchor that its page does not have. */
function broken(all: ReadonlyMap<string, string>, known: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  for (const [page, html] of all) {
    for (const address of [
      ...attributes(html, "href"),
      ...attributes(html, "src"),
      ...attributes(html, "data"),
    ]) {
      if (/^(data:|https:|mailto:)/.test(address)) continue;
      const [rest = "", anchor] = address.split("#");
      const path = decodeURIComponent(rest.replace(/\?.*$/, ""));
      const target = path === "" ? page : posix.join(posix.dirname(page), path);
      const text = all.get(target);
      if (!known.has(target)) found.push(`${page}: ${address}`);
      else if (anchor && text !== undefined && !text.includes(` id="${decodeURIComponent(anchor)}"`)) {
        found.push(`${page}: ${address} (no such anchor)`);
      }
    }
  }
  return found;
}

describe("links", () => {
  test("every address on every page leads to a file and an anchor that exist", () => {
    expect(pages.size).toBeGreaterThan(300);
    expect(broken(pages, new Set(files))).toEqual([]);
  });

  test("no address is absolute, so that the site works below any folder and over file://", () => {
    const absolute = [...pages].flatMap(([page, html]) =>
      [...attributes(html, "href"), ...attributes(html, "src")]
        .filter((address) => address.startsWith("/"))
        .map((address) => `${page}: ${address}`),
    );
    expect(absolute).toEqual([]);
  });

  test("every page can be reached from the overview of its language, and has the other language's page", () => {
    const reached = new Set(["index.html"]);
    const open = ["index.html"];
    for (let page = open.pop(); page !== undefined; page = open.pop()) {
      const html = pages.get(page) ?? "";
      for (const address of [...attributes(html, "href"), ...attributes(html, "action")]) {
        const path = decodeURIComponent(address.replace(/[?#].*$/, ""));
        const target = posix.join(posix.dirname(page), path);
        if (!pages.has(target) || reached.has(target)) continue;
        reached.add(target);
        open.push(target);
      }
    }
    expect([...pages.keys()].filter((page) => !reached.has(page))).toEqual([]);
    expect([...pages.keys()].filter((page) => page.startsWith("en/")).length).toBe(pages.size / 2);
  });
});

describe("what stands there", () => {
  test("the example's mark is on every page, and on no page without the key", async () => {
    for (const [page, html] of pages) expect(html, page).toContain('data-example="2026-11-23"');
    const empty = await sharedSites.empty();
    const without = await pagesIn(empty.out);
    expect(without.size).toBeGreaterThan(200);
    for (const [page, html] of without) {
      expect(html, page).not.toContain("data-example");
      expect(html, page).not.toMatch(/Beispieldaten|example data/);
    }
    expect(broken(without, new Set(await filesIn(empty.out)))).toEqual([]);
  }, 120_000);

  test("every item, assessment, piece of evidence and gap of the report is on its page", () => {
    for (const item of site.report.items) {
      expect(pages.get(`anforderungen/${item.requirement}.html`), item.requirement).toBeDefined();
    }
    const requirement = pages.get("anforderungen/INF.2.A3.html") ?? "";
    expect(requirement).toContain("Die Notstromversorgung übernimmt nach zehn Sekunden.");
    expect(requirement).toContain("Abnahme von Strang B");
    expect(requirement).toContain("Rechenzentrum B (neu)");
    expect(pages.get("luecken.html")).toContain("Leser beschaffen");
    expect(pages.get("umsetzungsplan.html")).toContain("Leser beschaffen");
    expect(pages.get("en/gaps.html")).toContain('<span lang="de">Leser beschaffen</span>');
    expect(pages.get("audits/2026.html")).toContain("Leser fehlt");
    expect(pages.get("risiken/zutritt.html")).toContain("G 0.44");
    const evidence = pages.get("nachweise/rz-a-usv-Pruefung-Groesse-100-1.pdf.html") ?? "";
    expect(evidence).toContain("evidence/rz-a/usv/Prüfung Größe 100% #1.pdf");
    expect(evidence).toContain("INF.2.A3");
  });

  test("why a module applies and whom to ask, who excluded one and when, stand with the modules", () => {
    const text = (page: string) => (pages.get(page) ?? "").replace(/<[^>]*>/g, "").replace(/\s+/g, " ");
    const modelled = "ein Standort ersetzt den anderen Ansprechpartner: Notfallbeauftragte";
    const excluded = "nur für Bundesbehörden Entschieden: ISB, 01.02.2026";
    expect(text("bausteine.html")).toContain(`Informationsverbund: ${modelled}`);
    expect(text("bausteine.html")).toContain(excluded);
    expect(text("bausteine/DER.4.html")).toContain(`den Informationsverbund: ${modelled}`);
    // A file called CON can be opened nowhere in Windows.
    expect(text("bausteine/x-CON.11.1.html")).toContain(excluded);
    expect(text("en/modules.html")).toContain("nur für Bundesbehörden Decided: ISB, 1 Feb 2026");
  });

  test("a date keeps its distance from the word before it", () => {
    for (const [page, html] of pages) {
      const text = html.replace(/<\/?(span|a|strong)\b[^>]*>/g, "");
      expect(/[\p{Letter}:,]\d\d\.\d\d\.\d{4}/u.exec(text)?.[0], page).toBeUndefined();
    }
  });

  test("a PDF's text stands below it, page by page", () => {
    const page = pages.get("en/evidence/rz-b-abnahme.pdf.html") ?? "";
    expect(page).toContain("Abnahme der Ersatzstrom-\nversorgung &lt;b&gt;</pre>");
    expect(page).toMatch(/id="teil-3"><a href="[^"]*\.pdf#page=3">Page 3<\/a>/);
    expect(page).not.toContain('id="teil-2"');
    expect(pages.get("en/evidence/rz-a-alt.pdf.html")).toContain(
      "The file has no text that the search could read",
    );
  });

  test("every rule has a page with why, an example and how to mend it, and findings lead to it", () => {
    for (const { id } of site.report.rules) {
      const page = pages.get(`regeln/${id}.html`) ?? "";
      for (const heading of ["Warum", "So beheben Sie es", "Beispiel mit Fehler", "Richtig"])
        expect(page, id).toContain(`>${heading}</h2>`);
    }
    expect(pages.get("en/rules/evidence-expired.html")).toContain(
      "Evidence proves only the time for which it is valid.",
    );
    expect(pages.get("befunde.html")).toContain('href="regeln/evidence-expired.html"');
    expect(pages.get("nachweise/rz-a-alt.pdf.html")).toContain('href="../regeln/evidence-expired.html"');
  });

  test("every page says what its highest classification is", () => {
    for (const [page, html] of pages)
      expect(html, page).toMatch(/höchste Einstufung dieser Seite|highest classification on this page/);
    expect(pages.get("nachweise/rz-a-plan.png.html")).toContain("<strong>intern</strong>");
    expect(pages.get("nachweise.html")).toContain("<strong>vertraulich</strong>");
  });
});

describe("what may be shown", () => {
  test("evidence above internal is named, but its bytes are in no file", async () => {
    expect(pages.get("nachweise/rz-b-geheim.pdf.html")).toContain("höher als „intern“ eingestuft");
    for (const file of files) {
      expect((await readFile(join(site.out, file))).includes("streng-vertrauliches-wort"), file).toBe(false);
    }
  });

  test("copies have the evidence's bytes, and none that a browser would run", async () => {
    const copies = files.filter((file) => file.startsWith("nachweise/dateien/"));
    const digests = await Promise.all(
      copies.map(async (file) =>
        createHash("sha256")
          .update(await readFile(join(site.out, file)))
          .digest("hex"),
      ),
    );
    const expected = site.report.evidence
      .filter((entry) => entry.classification !== "confidential")
      .map((entry) => entry.digest);
    expect(new Set(digests)).toEqual(new Set(expected));
    expect(copies.filter((file) => /\.(html?|svg|js|xml)$/i.test(file))).toEqual([]);
  });

  test("evidence that has changed since the check stops the build", async () => {
    const report = structuredClone(site.report);
    const altered = {
      ...report,
      evidence: report.evidence.map((entry) => ({ ...entry, digest: entry.digest && "0".repeat(64) })),
    };
    await expect(buildAgain({ ...site, report: altered }, join(site.folder, "altered"))).rejects.toThrow(
      /has changed since it was checked/,
    );
  });

  test("no page carries a script, style or handler of its own, and the policy forbids them", () => {
    for (const [page, html] of pages) {
      expect(html, page).toContain("default-src 'none'; style-src 'self'; script-src 'self'");
      expect(html, page).not.toMatch(/unsafe-/);
      expect(html, page).not.toMatch(/<style/i);
      expect(
        html.match(/<script(?! src="[^"]*assets\/(site|search|remarks|remark-targets)\.js")/gi),
        page,
      ).toBeNull();
      expect(html.match(/<[a-z][^>]*\s(on[a-z]+|style)=/gi), page).toBeNull();
      // A finding may quote such an address as text; none is one.
      expect(html.match(/<[^>]*=\s*["']?\s*javascript:[^>]*>/gi), page).toBeNull();
    }
  });
});

describe("craft", () => {
  test("the same report gives the same bytes", async () => {
    const again = join(site.folder, "again");
    await buildAgain(site, again);
    expect(await filesIn(again)).toEqual(files);
    for (const file of files) {
      expect((await readFile(join(again, file))).equals(await readFile(join(site.out, file))), file).toBe(
        true,
      );
    }
  }, 120_000);

  test("one style sheet under 150 KB, scripts under 60 KB, those on demand under 30 KB, no font twice", async () => {
    const assets = files.filter((file) => !file.endsWith(".html") && !file.startsWith("nachweise/"));
    const size = async (file: string) => (await stat(join(site.out, file))).size;
    expect(assets.filter((file) => file.endsWith(".css"))).toEqual(["assets/site.css"]);
    expect(await size("assets/site.css")).toBeLessThan(150_000);
    // What there is for each entry grows with the content.
    const scripts = assets.filter(
      (file) => /\.js$/.test(file) && !/(search-index|remark-targets|sample-\w+-\d+)\.js$/.test(file),
    );
    expect(scripts).toEqual([
      "assets/header-search.js",
      "assets/remarks.js",
      "assets/search.js",
      "assets/site.js",
      "assets/working-sheet.js",
    ]);
    expect(await size("assets/site.js")).toBeLessThan(60_000);
    for (const script of scripts.filter((file) => file !== "assets/site.js"))
      expect(await size(script), script).toBeLessThan(30_000);
  });

  test("nothing says where it was built", async () => {
    for (const file of files) {
      if (/\.(woff2|pdf|png)$/.test(file)) continue;
      const text = await readFile(join(site.out, file), "utf8");
      expect(text.includes(site.folder) || text.includes(process.cwd()), file).toBe(false);
    }
  });

  test("no page lists all pages: its size does not grow with theirs but for the lists themselves", () => {
    for (const [page, html] of pages) {
      if (/(nachweise|anforderungen|standorte|evidence|requirements|sites)\//.test(page))
        expect(html.length, page).toBeLessThan(60_000);
    }
  });
});
