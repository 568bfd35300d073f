import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFile, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { markerName } from "../../src/publish/build-marker.ts";
import { compareText } from "../../src/text/order.ts";
import { codeIn, documents, nachweisCommands } from "../docs/markdown-documents.ts";
import { readPages } from "../pdf/layout/page-text.ts";
import { filesIn } from "../site/files.ts";
import { writeFixture } from "../site/fixture-content.ts";
import { commitAll, git } from "./git.ts";
import { runNachweis } from "./run-nachweis.ts";

let folder: string;
let root: string;
/** `report.json` of what was published first. */
let published: Buffer;
const german = "docs/de/auditieren.md";

/** A repository of content with two commits; what is published below lies beside it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nachweis-again-"));
  root = join(folder, "content");
  await writeFixture(root);
  commitAll(root);
  await rm(join(root, "evidence/rz-a/log.csv"));
  commitAll(root);
  const words = documented(german);
  published = await reportOf(words.with(words.indexOf("--out") + 1, "../edition"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs `nachweis` in the content root; returns `report.json` of the folder that `--out` names. */
async function reportOf(words: readonly string[]): Promise<Buffer> {
  const { code, stderr } = await runNachweis(words, { cwd: root });
  expect(code, stderr).toBe(0);
  return readFile(join(root, words[words.indexOf("--out") + 1] ?? "", "report.json"));
}

/** How the system's own `sha256sum` ends, asked about the list of an edition. */
function sha256sum(edition: string): number | null {
  return spawnSync("sha256sum", ["--strict", "-c", "SHA256SUMS"], { cwd: edition }).status;
}

/** The command that a page of an edition gives, as arguments after `nachweis`. */
async function commandOn(
  page: string,
): Promise<{ readonly words: readonly string[]; readonly html: string }> {
  const html = await readFile(page, "utf8");
  const words = nachweisCommands(/<code[^>]*>(nachweis build [^<]+)<\/code>/.exec(html)?.[1] ?? "")[0] ?? [];
  return { words, html };
}

/** The command that the guide for auditors gives. */
function documented(path: string): readonly string[] {
  const guide = documents.find((document) => document.path === path);
  const commands = guide ? codeIn(guide).flatMap(({ value }) => nachweisCommands(value)) : [];
  return commands.find(([command]) => command === "build") ?? [];
}

describe("an edition is made again", () => {
  it("by the command that guides and pages give, byte for byte; they name digest and commit", async () => {
    expect((await reportOf(documented(german))).equals(published)).toBe(true);

    for (const [guide, page] of [
      [german, "stand.html"],
      ["docs/en/auditing.md", "en/state.html"],
    ] as const) {
      const shown = await commandOn(join(folder, "edition", page));
      expect(shown.words, guide).toEqual(documented(guide));
      expect(shown.html).toContain(createHash("sha256").update(published).digest("hex"));
      expect(shown.html).toContain(git(root, "rev-parse", "HEAD").trim());
    }
  });

  it("with a list of all its files that sha256sum passes and that no second edition changes", async () => {
    const edition = join(folder, "edition");
    const list = await readFile(join(edition, "SHA256SUMS"), "utf8");
    const listed = list.split("\n").slice(0, -1);
    const paths = listed.map((line) => line.replace(/^[0-9a-f]{64} {2}/, ""));
    const published = (await filesIn(edition)).filter((path) => ![markerName, "SHA256SUMS"].includes(path));
    expect(paths).toEqual(published.sort(compareText));
    expect(paths).toEqual(expect.arrayContaining(["en/index.html", "pdf/A.1-Strukturanalyse.pdf"]));
    expect(sha256sum(edition)).toBe(0);

    const again = join(folder, "again");
    const words = documented(german);
    await reportOf(words.with(words.indexOf("--out") + 1, "../again"));
    expect(await readFile(join(again, "SHA256SUMS"), "utf8")).toBe(list);
    await appendFile(join(again, "en/index.html"), " ");
    expect(sha256sum(again)).toBe(1);
  });

  it("whose page of documents says of each PDF how long it is, how large, and which digest it has", async () => {
    const edition = join(folder, "edition");
    const pages = await Promise.all(
      ["dokumente.html", "en/documents.html"].map((page) => readFile(join(edition, page), "utf8")),
    );
    const pdfs = (await filesIn(edition)).filter((path) => path.startsWith("pdf/"));
    expect(pdfs.length).toBeGreaterThan(14);
    for (const path of pdfs) {
      const bytes = await readFile(join(edition, path));
      const count = (await readPages(bytes)).length;
      const size = `${Math.round(bytes.length / 1000)} KB`;
      const digest = createHash("sha256").update(bytes).digest("hex");
      const [german = "", english = ""] = pages.map((page) => {
        const cell = page.split("<td").find((one) => one.includes(`${path}"`)) ?? "";
        return cell.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
      });
      expect(german, path).toContain(
        `${count} ${count === 1 ? "Seite" : "Seiten"}, ${size} SHA-256 ${digest}`,
      );
      expect(english, path).toContain(
        `${count} ${count === 1 ? "page" : "pages"}, ${size} SHA-256 ${digest}`,
      );
    }
    for (const page of pages) expect(page).toMatch(/23\.11\.2026|2026-11-23/);
  });

  it("after a comparison with a revision: the page names its commit, whatever it was called", async () => {
    await reportOf(["build", "--clearance", "vs-nfd", "--since", "HEAD~1", "--out", "../since-revision"]);
    const { words } = await commandOn(join(folder, "since-revision", "stand.html"));
    expect(words.join(" ")).toContain(
      `--clearance vs-nfd --since ${git(root, "rev-parse", "HEAD~1").trim()}`,
    );
  });

  it("shows on the pages of evidence when which commit recorded the file, in both languages", async () => {
    const first = git(root, "rev-parse", "HEAD~1").trim().slice(0, 12);
    for (const [pages, title, act] of [
      ["nachweise", "Herkunft", "aufgenommen"],
      ["en/evidence", "Chain of custody", "recorded"],
    ] as const) {
      const names = (await readdir(join(folder, "edition", pages))).filter((name) => name.endsWith(".html"));
      const texts = await Promise.all(
        names.map((name) => readFile(join(folder, "edition", pages, name), "utf8")),
      );
      const section = /<h2[^>]*id="herkunft"[^>]*>([^<]+)<\/h2>/;
      const shown = texts.filter((text) => text.includes(first));
      expect(shown.length).toBeGreaterThan(3);
      for (const text of shown) {
        expect(section.exec(text)?.[1]).toBe(title);
        expect(text).toContain(`>${act}<`);
      }
    }
  });
});
