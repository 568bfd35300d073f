import { mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { Progress } from "../../src/cli/progress.ts";
import { publishedReport } from "../../src/cli/publish/published-report.ts";
import { ReadingCache } from "../../src/cli/reading-cache.ts";
import type { Clearance } from "../../src/model/vocabulary.ts";
import { check } from "../../src/pipeline.ts";
import { toJson } from "../../src/reporters/json.ts";
import type { SourceMemory } from "../../src/source/memory.ts";
import { type Content, day, writeContent } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";
import { runNachweis } from "./run-nachweis.ts";

/** Longer than a file system may give two changes the same time. */
const settled = 2_100;
const kept = ".nachweis/cache/readings";
const evidence = "evidence/rz-a/begehung.txt";

async function settledRoot(content: Content = clean): Promise<string> {
  const { root } = await writeContent(content);
  await mkdir(join(root, ".nachweis"));
  await pause(settled);
  return root;
}

async function open(root: string): Promise<ReadingCache> {
  const cache = await ReadingCache.open(root);
  if (cache === null) throw new Error("no cache");
  return cache;
}

async function jsonOf(root: string, memory?: SourceMemory): Promise<string> {
  return toJson(await check(root, { today: day, version: "0.0.0", memory }), "de");
}

/** What is kept of the evidence, or what reading it gives now. */
function recall({ memory }: ReadingCache, root: string, now: unknown): Promise<unknown> {
  const file = { path: evidence, diskPath: join(root, evidence) };
  return memory.recall(evidence, [file], undefined, async () => now);
}

/** A run that keeps what it reads, and one that recalls it. */
async function twice(root: string): Promise<ReadingCache> {
  const first = await open(root);
  await jsonOf(root, first.memory);
  await first.save();
  return open(root);
}

describe("what a run keeps for the next one", () => {
  it("gives the same report, and is recalled whole", async () => {
    const root = await settledRoot();
    const cache = await twice(root);
    expect(await jsonOf(root, cache.memory)).toBe(await jsonOf(root));
    const { recalled, all } = cache.evidence;
    expect(recalled).toBeGreaterThan(0);
    expect(recalled).toBe(all);
  });

  it("gives the same report where content has the words of the language it is read by", async () => {
    const words = "constructor: x\n__proto__: {a: 1}\nhasOwnProperty: [y]\ntoString: ~";
    const root = await settledRoot({
      ...clean,
      "controls/objects/constructor.md": `---\ntitle: Objekt (Beispiel)\ntype: room\nsites: [rz-a]\n${words}\n---\n`,
      [`${evidence}.yaml`]: `title: Nachweis (Beispiel)\ntype: exercise\nissued: 2026-03-14\nscenario: {lost-site: rz-a}\nprocesses: {other: {rto: PT1H}}\nsha256: @sha256\n`,
    });
    const cache = await twice(root);
    expect(await jsonOf(root, cache.memory)).toBe(await jsonOf(root));
    expect(cache.evidence.recalled).toBe(cache.evidence.all);
  });

  it("keeps which objects have no prototype, so that no word is taken for a key", async () => {
    const root = await settledRoot();
    const bare = Object.assign(Object.create(null), { toString: [Object.create(null)] });
    const first = await open(root);
    await recall(first, root, [new Map([["a", bare]]), bare]);
    await first.save();
    const [map, again] = (await recall(await open(root), root, "read anew")) as [
      Map<string, typeof bare>,
      unknown,
    ];
    expect(map.get("a")).toBe(again);
    expect(Object.getPrototypeOf(again)).toBeNull();
    expect(Object.getPrototypeOf(map.get("a").toString[0])).toBeNull();
  });

  it("is nothing of what would not come back as it was", async () => {
    const root = await settledRoot();
    const first = await open(root);
    await recall(first, root, [new Date(0)]);
    await first.save();
    expect(await recall(await open(root), root, "read anew")).toBe("read anew");
  });

  it("reads a file again that was changed, though its size and time are the same", async () => {
    const root = await settledRoot();
    await jsonOf(root, (await twice(root)).memory);
    const file = join(root, evidence);
    const before = await readFile(file, "utf8");
    await writeFile(file, `${before.slice(0, -2)}#\n`);
    await utimes(file, new Date("2026-01-01"), new Date("2026-01-01"));
    const cache = await open(root);
    const report = await jsonOf(root, cache.memory);
    expect(report).toContain("evidence-altered");
    expect(report).toBe(await jsonOf(root));
    expect(cache.evidence.recalled).toBe(cache.evidence.all - 1);
  });

  it("is nothing of a file that was changed just before it was read", async () => {
    const { root } = await writeContent(clean);
    await mkdir(join(root, ".nachweis"));
    const cache = await twice(root);
    await jsonOf(root, cache.memory);
    expect(cache.evidence.recalled).toBe(0);
  });

  it("is dropped where it is damaged", async () => {
    const root = await settledRoot();
    const first = await open(root);
    await recall(first, root, "kept");
    await first.save();
    expect(await recall(await open(root), root, "read anew")).toBe("kept");
    const file = join(root, kept);
    const bytes = await readFile(file);
    // Each bit of such a file is altered in cache-folder.test.ts.
    for (const at of [0, 64, 128, 130, bytes.length >> 1, bytes.length - 1]) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await writeFile(file, altered);
      expect(await recall(await open(root), root, "read anew"), `byte ${at}`).toBe("read anew");
    }
  });

  it("lies where a folder that Git ignores is, and is nothing where none is or a link stands in its place", async () => {
    const { root } = await writeContent(clean);
    expect(await ReadingCache.open(root)).toBeNull();
    expect((await readdir(root)).sort()).toEqual(["controls", "evidence"]);

    await mkdir(join(root, "node_modules"));
    expect(await ReadingCache.open(root)).not.toBeNull();
    expect(await readdir(join(root, "node_modules/.cache/nachweis"))).toEqual([".gitignore"]);

    const { root: elsewhere } = await writeContent({ "a.txt": "a" });
    await rm(join(root, "node_modules"), { recursive: true });
    await symlink(elsewhere, join(root, "node_modules"));
    expect(await ReadingCache.open(root)).toBeNull();
    await mkdir(join(root, ".nachweis"));
    await symlink(elsewhere, join(root, ".nachweis/cache"));
    expect(await ReadingCache.open(root)).toBeNull();
    expect(await readdir(elsewhere)).toEqual(["a.txt"]);
  });
});

describe("an edition", () => {
  it("is the same with what an earlier run has read; for the public all is read", async () => {
    const root = await settledRoot();
    vi.stubEnv("CI", "");
    const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    onTestFinished(() => {
      vi.unstubAllEnvs();
      said.mockRestore();
    });
    const edition = async (clearance: Clearance, cache: boolean) => {
      said.mockClear();
      const given = { root, lang: "de", asOf: day, clearance, cache, isGiven: () => false } as const;
      const report = toJson(await publishedReport(given, new Progress("de")), "de");
      return { report, recalls: said.mock.calls.some(([text]) => String(text).includes("neu gelesen")) };
    };
    const [cold, warm, without] = [
      await edition("internal", true),
      await edition("internal", true),
      await edition("internal", false),
    ];
    expect([cold, warm, without].map(({ recalls }) => recalls)).toEqual([false, true, false]);
    expect(new Set([cold, warm, without].map(({ report }) => report)).size).toBe(1);
    expect((await edition("public", true)).recalls).toBe(false);
  });
});

describe("nachweis check", () => {
  it("says how much it has not read again, prints the same, and reads all on request and in a pipeline", async () => {
    const root = await settledRoot();
    const run = (options: readonly string[], CI = "") =>
      runNachweis(["check", "--root", root, "--as-of", day, "--format", "json", ...options], { env: { CI } });
    const cold = await run([]);
    const warm = await run([]);
    const [without, pipeline] = [await run(["--no-cache"]), await run([], "true")];
    expect(cold.stderr).not.toContain("neu gelesen");
    expect(warm.stderr).toMatch(/^Von (\d+) Nachweisen sind \1 nicht neu gelesen/m);
    expect(without.stderr + pipeline.stderr).not.toContain("neu gelesen");
    expect(new Set([cold, warm, without, pipeline].map(({ stdout, code }) => code + stdout)).size).toBe(1);
  });
});

describe("a command that prints something of the report", () => {
  it("prints the same with what an earlier run has read, and says how much that was", async () => {
    const root = await settledRoot();
    const run = (...options: readonly string[]) =>
      runNachweis(["failover", "--root", root, "--as-of", day, "--json", ...options], { env: { CI: "" } });
    const [cold, warm, without] = [await run(), await run(), await run("--no-cache")];
    expect(cold.stderr + without.stderr).not.toContain("neu gelesen");
    expect(warm.stderr).toMatch(/^Von (\d+) Nachweisen sind \1 nicht neu gelesen/m);
    expect(new Set([cold, warm, without].map(({ stdout, code }) => code + stdout)).size).toBe(1);
  });
});
