import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filesIn } from "../site/files.ts";
import { writeFixture } from "../site/fixture-content.ts";
import { runNachweis } from "./run-nachweis.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nachweis-language-"));
  await writeFixture(join(folder, "content"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Addresses of what a page leads to in the site, and that are not there. */
async function deadLinks(page: string): Promise<readonly string[]> {
  const html = await readFile(page, "utf8");
  return [...html.matchAll(/ (?:href|src)="([^"#?]+)[^"]*"/g)]
    .map(([, address = ""]) => decodeURIComponent(address))
    .filter((address) => !/^[a-z]+:/.test(address) && !existsSync(join(dirname(page), address)));
}

describe("nachweis build --lang", () => {
  it.each([
    { lang: "de", begins: "Überblick", pages: /^(?!en\/)/, documents: "A.1-Strukturanalyse.pdf" },
    {
      lang: "en",
      begins: "Overview",
      pages: /^(en\/|index\.html$)/,
      documents: "A.1-structure-analysis.pdf",
    },
  ])("makes an edition in $lang alone, in which each link leads somewhere", async ({
    lang,
    begins,
    pages,
    documents,
  }) => {
    const out = join(folder, lang);
    const root = join(folder, "content");
    const args = ["build", "--root", root, "--as-of", "2026-11-23", "--lang", lang, "--out", out];
    const { code, stderr } = await runNachweis(args);
    expect(code, stderr).toBe(0);
    const files = await filesIn(out);
    const html = files.filter((file) => file.endsWith(".html") && !/^nachweise\/.*\/(?!.*\.html)/.test(file));
    expect(html.filter((file) => !pages.test(file))).toEqual([]);
    expect(files.filter((file) => file.endsWith(".pdf") && file.startsWith("pdf/A.1"))).toEqual([
      `pdf/${documents}`,
    ]);

    const overview = await readFile(join(out, "index.html"), "utf8");
    expect(overview).toContain(`<html lang="${lang}"`);
    expect(overview).toContain(begins);
    for (const page of html) {
      expect(await readFile(join(out, page), "utf8"), page).not.toContain('rel="alternate"');
      expect(await deadLinks(join(out, page)), page).toEqual([]);
    }
    const state = await readFile(join(out, lang === "de" ? "stand.html" : "en/state.html"), "utf8");
    expect(state).toContain(`--lang ${lang}`);
  });
});
