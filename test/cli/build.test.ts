import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { check } from "../../src/pipeline.ts";
import { toJson } from "../../src/reporters/json.ts";
import { day, sha256 } from "../content-root.ts";
import { filesIn } from "../site/files.ts";
import { writeEmptyFixture, writeFixture } from "../site/fixture-content.ts";
import { wordsIn, wordsOfFile } from "./published-words.ts";
import { runNachweis } from "./run-nachweis.ts";
import { writeSecrets } from "./secret-content.ts";
import { beginningsOf, everyStretch, isShownAt, toolText, withheldWords } from "./withheld-words.ts";

let folder: string;
/** Stretches of the words that are the tool's own: in its sources, and in what it publishes where there is no content. */
let own: ReadonlySet<string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nachweis-build-"));
  const empty = await newFolder();
  await writeEmptyFixture(empty);
  // Its pages of requirements say what the tool says of any.
  const domain = join(empty, "controls/domain.md");
  await writeFile(
    domain,
    (await readFile(domain, "utf8")).replace("---\n", "---\nmodules: [INF.2, APP.4.2]\n"),
  );
  const out = await build(empty, "--clearance", "public");
  const stretches = new Set(everyStretch(wordsIn(await toolText())));
  for (const file of await filesIn(out)) {
    for (const stretch of everyStretch(await wordsOfFile(out, file))) stretches.add(stretch);
  }
  own = stretches;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const newFolder = () => mkdtemp(join(folder, "root-"));

/** Publishes a content root with all its gaps; returns the folder. */
async function build(root: string, ...options: readonly string[]): Promise<string> {
  const out = join(await newFolder(), "dist");
  const args = ["build", "--root", root, "--as-of", day, "--out", out, ...options];
  const { code, stderr } = await runNachweis(args);
  expect(code, stderr).toBe(0);
  return out;
}

/** What of the given stretches of words is in the files of a folder: `file: stretch (where it comes from)`. */
async function found(stretches: ReadonlyMap<string, string>, out: string): Promise<readonly string[]> {
  const hits = new Set<string>();
  const beginnings = beginningsOf(stretches.keys());
  for (const file of await filesIn(out)) {
    for (const stretch of everyStretch(await wordsOfFile(out, file), beginnings))
      if (stretches.has(stretch)) hits.add(`${file}: ${stretch} (${stretches.get(stretch)})`);
  }
  return [...hits];
}

/** A content root, what is known of it, and of an earlier state of it. */
interface Content {
  readonly root: string;
  readonly report: Report;
  readonly earlier: { readonly root: string; readonly report: Report } | null;
}

const reportOf = (root: string, asOf: string) => check(root, { asOf, today: day, version: "0.0.0" });

/** Content of every kind above every clearance, some of which was called otherwise before. */
async function secretContent(): Promise<Content> {
  const [root, earlier] = [await newFolder(), await newFolder()];
  await writeFixture(root);
  await writeSecrets(root);
  await writeFixture(earlier);
  await writeSecrets(earlier, "alt");
  return {
    root,
    report: await reportOf(root, day),
    earlier: { root: earlier, report: await reportOf(earlier, "2026-10-01") },
  };
}

async function workedExample(): Promise<Content> {
  const root = resolve(".");
  return { root, report: await reportOf(root, day), earlier: null };
}

describe.each([
  { of: "secrets of every kind", read: secretContent, clearances: ["public", "internal", "confidential"] },
  { of: "the worked example", read: workedExample, clearances: ["public", "internal"] },
] as const)("nachweis build --clearance of $of", ({ read, clearances }) => {
  let content: Content;

  beforeAll(async () => {
    content = await read();
  });

  it.each(
    clearances,
  )("publishes for %s nothing that is above it, in no file and no file's name", async (clearance) => {
    const { root, report, earlier } = content;
    const words = new Map(await withheldWords(report, root, clearance, own));
    expect(words.size).toBeGreaterThan(0);
    // What needs no clearance is for internal use.
    const options = clearance === "internal" ? [] : ["--clearance", clearance];
    if (earlier !== null) {
      for (const [stretch, from] of await withheldWords(earlier.report, earlier.root, clearance, own))
        words.set(stretch, `${from}, earlier`);
      const file = join(await newFolder(), "earlier.json");
      await writeFile(file, toJson(earlier.report, "de"));
      options.push("--since", file);
    }
    const out = await build(root, ...options);
    expect(await found(words, out)).toEqual([]);

    const shown = isShownAt(report, clearance);
    const [open, hidden] = [true, false].map(
      (isOpen) =>
        new Set(report.evidence.filter((entry) => shown(entry) === isOpen).map(({ digest }) => digest)),
    );
    for (const file of await filesIn(out)) {
      const digest = sha256(await readFile(join(out, file)));
      expect(hidden?.has(digest) && !open?.has(digest), file).toBe(false);
    }
  });
});

describe("nachweis build", () => {
  it("publishes for who may see everything site, documents and report with all gaps, where the search finds all", async () => {
    const { root, report } = await secretContent();
    const out = await build(root, "--clearance", "vs-nfd");
    expect(JSON.parse(await readFile(join(out, "report.json"), "utf8"))).toMatchObject({
      format: "nachweis-report/1",
      summary: report.summary,
    });
    expect(report.summary.errors).toBeGreaterThan(0);

    const words = await withheldWords(report, root, "public", own);
    const hits = await found(words, out);
    const stretches = (files: RegExp) =>
      new Set(hits.filter((hit) => files.test(hit)).map((hit) => hit.replace(/^[^:]*: /, ""))).size;
    expect(stretches(/^/)).toBeGreaterThan(0.95 * words.size);
    for (const files of [
      /^index\.html:/,
      /^en\/[^:]*\.html:/,
      /^assets\/search-index\.js:/,
      /^pdf\/A\.4-Grundschutz-Check\.pdf:/,
      /^report\.json:/,
    ])
      expect(stretches(files), String(files)).toBeGreaterThan(20);
  });
});
