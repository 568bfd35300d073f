import { readFile, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Told } from "../../src/cli/kept-report.ts";
import { ReadingCache } from "../../src/cli/reading-cache.ts";
import { checkInFull } from "../../src/pipeline.ts";
import { toJson } from "../../src/reporters/json.ts";
import { toPretty } from "../../src/reporters/pretty.ts";
import type { SourceMemory } from "../../src/source/memory.ts";
import { serializeRequirementTexts } from "../../src/source/requirement-texts.ts";
import { type Content, day, writeContent } from "../content-root.ts";
import { changed, clean } from "../format/clean-root.ts";
import { commitAll, git } from "./git.ts";
import { runNachweis } from "./run-nachweis.ts";

/** Longer than a file system may give two changes the same time. */
const settled = 2_100;

/** Content with a link to a file beside it, and with findings that others follow from. */
const content: Content = changed(
  clean,
  "controls/domain.md",
  "Geltungsbereich.",
  "Geltungsbereich, siehe [Plan](../plan.md) und [Nachweis](../evidence/rz-a/fehlt.txt).",
);

async function settledRoot(): Promise<string> {
  const { root } = await writeContent({ ...content, ".nachweis/notiz.txt": "bleibt hier\n" });
  await pause(settled);
  return root;
}

/** All that commands print of a check. */
function shown({ report, consequences }: Told): string {
  const options = { language: "de", colour: false, verbose: true, consequences } as const;
  return toJson(report, "de") + toPretty(report, options);
}

/** A check with nothing known. */
async function anew(root: string, asOf: string | undefined = day, memory?: SourceMemory): Promise<Told> {
  return checkInFull(root, { asOf, today: day, version: "0.0.0", memory });
}

/** A run as a command does it: what it says, and whether that is an earlier report. */
async function run(root: string, asOf: string | undefined = day) {
  const cache = await ReadingCache.open(root);
  if (cache === null) throw new Error("no cache");
  const told = await cache.report.recall(asOf, () => anew(root, asOf, cache.memory));
  await cache.save();
  return { told, isEarlier: cache.report.recalled !== null, evidence: cache.evidence };
}

describe("the report that a run keeps for the next one", () => {
  it("is the same, with what follows from its findings, and counts all evidence as not read", async () => {
    const root = await settledRoot();
    const first = await run(root);
    const second = await run(root);
    expect([first.isEarlier, second.isEarlier]).toEqual([false, true]);
    expect(shown(first.told)).toContain("fehlt.txt");
    expect(shown(second.told)).toBe(shown(first.told));
    expect(second.told.report).toEqual(first.told.report);
    expect(second.evidence).toEqual({ recalled: first.evidence.all, all: first.evidence.all });
    expect(second.evidence.all).toBeGreaterThan(0);
  });

  it("is recalled as long as nothing has changed that it was made of, and no longer", async () => {
    const root = await settledRoot();
    commitAll(root);
    const file = (path: string): string => join(root, path);
    expect((await run(root)).isEarlier).toBe(false);

    // Each is undone, but for the last ones.
    const texts = serializeRequirementTexts("kompendium-2023", new Map([["INF.2.A1", ["Ein Absatz."]]]));
    const there: Readonly<Record<string, string>> = {
      "plan.md": "# Plan\n",
      "controls/objects/neu.md": "---\ntitle: Neu (Beispiel)\ntype: room\nsites: [rz-a]\n---\n",
      "evidence/rz-a/neu.txt": "Neuer Nachweis (Beispiel)\n",
      ".nachweis/kompendium-2023-texts.json": texts,
    };
    for (const [path, text] of Object.entries(there)) {
      expect((await run(root)).isEarlier, `before ${path}`).toBe(true);
      await writeFile(file(path), text);
      const { told, isEarlier } = await run(root);
      expect(isEarlier, path).toBe(false);
      expect(shown(told)).toBe(shown(await anew(root)));
      await rm(file(path));
      // What lies beside the content is no reason not to keep a report: then it is the one without the file that is kept again.
      await run(root);
    }
    expect((await run(root)).isEarlier).toBe(true);

    git(root, "commit", "-q", "--allow-empty", "-m", "Neuer Stand");
    const moved = await run(root);
    expect(moved.isEarlier).toBe(false);
    expect(moved.told.report.revision).toBe(git(root, "rev-parse", "HEAD").trim());
    expect((await run(root)).isEarlier).toBe(true);

    const evidence = file("evidence/rz-a/begehung.txt");
    const before = await readFile(evidence, "utf8");
    await writeFile(evidence, `${before.slice(0, -2)}#\n`);
    await utimes(evidence, new Date("2026-01-01"), new Date("2026-01-01"));
    const altered = await run(root);
    expect(altered.isEarlier).toBe(false);
    expect(shown(altered.told)).toContain("evidence-altered");
    expect(shown(altered.told)).toBe(shown(await anew(root)));
    await rm(evidence);
    expect((await run(root)).isEarlier).toBe(false);
  });

  it("is that of one day", async () => {
    const root = await settledRoot();
    await run(root);
    const later = await run(root, "2027-11-23");
    expect(later.isEarlier).toBe(false);
    expect(later.told.report.asOf).toBe("2027-11-23");
    // The last one is kept.
    expect((await run(root, "2027-11-23")).isEarlier).toBe(true);
    expect((await run(root)).isEarlier).toBe(false);
  });

  it("is none of a file that was changed just before", async () => {
    const { root } = await writeContent({ ...content, ".nachweis/notiz.txt": "bleibt hier\n" });
    await run(root);
    expect((await run(root)).isEarlier).toBe(false);
  });

  it("is none where it is damaged, and never another one", async () => {
    const root = await settledRoot();
    const { told } = await run(root);
    const kept = join(root, ".nachweis/cache/report");
    const bytes = await readFile(kept);
    const ways = 60;
    for (let way = 0; way <= ways; way++) {
      const altered = Buffer.from(bytes);
      const at = Math.floor(((bytes.length - 1) * way) / ways);
      altered[at] = (altered[at] ?? 0) ^ (1 << (way % 8));
      await writeFile(kept, altered);
      const again = await run(root);
      expect(again.isEarlier, `byte ${at}`).toBe(false);
      expect(shown(again.told)).toBe(shown(told));
    }
  });
});

describe("nachweis check", () => {
  it("prints the same in each format with the report of an earlier run, which another command may have kept", async () => {
    const root = await settledRoot();
    const nachweis = (...args: readonly string[]) =>
      runNachweis([...args, "--root", root, "--as-of", day], { env: { CI: "" } });
    expect((await nachweis("failover")).stderr).not.toContain("neu gelesen");
    for (const format of ["pretty", "sarif", "markdown"]) {
      const recalled = await nachweis("check", "--verbose", "--format", format);
      const without = await nachweis("check", "--verbose", "--format", format, "--no-cache");
      expect(recalled.stderr).toMatch(/^Von (\d+) Nachweisen sind \1 nicht neu gelesen/m);
      expect([recalled.code, recalled.stdout]).toEqual([without.code, without.stdout]);
    }
  });
});
