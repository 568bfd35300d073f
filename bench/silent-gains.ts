/**
 * Whether any slip makes the worked example look better in silence: slips of many kinds, one at a time, in its controls and metadata.
 * Better is an item with a better state, an item that is not proven and there no more, a better verdict on the loss of a site, or an
 * obstacle less. It is in silence if no new error or warning, and no number of what could not be read, says that something is
 * wrong. Prints those that are, with their lines; exit code 1 if there is one.
 *
 * Run: npx node bench/silent-gains.ts [COUNT] [SEED]
 */
import { globSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { itemKey } from "../src/model/item-key.ts";
import type { Report } from "../src/model/report.ts";
import { check } from "../src/pipeline.ts";
import { SourceMemory } from "../src/source/memory.ts";
import { randomOf } from "../test/random.ts";
import { type Mutation, mutated } from "../test/source/line-mutations.ts";

const [count = 500, seed = 1] = process.argv.slice(2).map(Number);
const random = randomOf(seed);
const states: readonly string[] = ["unassessed", "unproven", "open", "dispensable", "proven"];
const verdicts: readonly string[] = ["not-sufficient", "not-shown", "sufficient-until", "sufficient"];

const root = await mkdtemp(join(tmpdir(), "nachweis-bench-"));
try {
  for (const folder of ["controls", "evidence"]) await cp(folder, join(root, folder), { recursive: true });
  const files = globSync("{controls,evidence}/**/*.{md,yaml}", { cwd: root }).sort();
  const memory = new SourceMemory();
  const report = (): Promise<Report> => check(root, { today: "2026-11-23", version: "0.0.0", memory });
  const before = await report();
  const told = new Set(before.findings.map(({ fingerprint }) => fingerprint));
  const kinds = new Map<string, [tried: number, better: number, silent: number]>();

  for (let tried = 0; tried < count; ) {
    const path = files[Math.floor(random() * files.length)] ?? "";
    const text = await readFile(join(root, path), "utf8");
    const mutation = slipIn(text);
    if (!mutation) continue;
    tried++;
    await writeFile(join(root, path), mutation.text);
    const after = await report();
    await writeFile(join(root, path), text);
    const gains = gainsOf(before, after);
    const isSilent = gains.length > 0 && !isTold(after);
    const [all, better, silent] = kinds.get(mutation.name) ?? [0, 0, 0];
    kinds.set(mutation.name, [all + 1, better + Number(gains.length > 0), silent + Number(isSilent)]);
    if (!isSilent) continue;
    const from = Math.max(0, (mutation.at[0] ?? 1) - 3);
    say(`\n${mutation.name}: ${path}, lines ${mutation.at.join(", ")}`);
    for (const [index, line] of mutation.text
      .split("\n")
      .slice(from, from + 7)
      .entries())
      say(`${String(from + index + 1).padStart(5)} ${JSON.stringify(line)}`);
    for (const gain of gains.slice(0, 5)) say(`      ${gain}`);
  }

  say(`\n${"slip".padEnd(34)} tried  better  in silence`);
  for (const [name, [tried, better, silent]] of [...kinds].sort())
    say(`${name.padEnd(34)} ${String(tried).padStart(5)}  ${String(better).padStart(6)}  ${silent}`);
  process.exitCode = [...kinds.values()].some(([, , silent]) => silent > 0) ? 1 : 0;

  /** Whether a report says more than the one before the slip that something is wrong, or could not be read. */
  function isTold({ findings, summary }: Report): boolean {
    return (
      JSON.stringify(summary.unformed) !== JSON.stringify(before.summary.unformed) ||
      findings.some(({ severity, fingerprint }) => severity !== "info" && !told.has(fingerprint))
    );
  }
} finally {
  await rm(root, { recursive: true, force: true });
}

/** A slip below the front matter, or in it: behind an empty line it is a text like others. */
function slipIn(text: string): Mutation | null {
  if (random() < 0.5) return mutated(text, random);
  const mutation = mutated(`\n${text}`, random);
  return mutation?.text.startsWith("\n")
    ? { ...mutation, text: mutation.text.slice(1), at: mutation.at.map((line) => line - 1) }
    : null;
}

/** What of a report is better than in another one. */
function gainsOf(before: Report, after: Report): string[] {
  const itemsAfter = new Map(after.items.map((item) => [itemKey(item), item.state]));
  const lossesAfter = new Map(after.failover.processes.map((one) => [lossKey(one), one.verdict]));
  const obstaclesAfter = new Set(obstaclesOf(after));
  return [
    ...before.items.flatMap((item) => {
      const state = itemsAfter.get(itemKey(item));
      const isGone = state === undefined && item.state !== "proven";
      const isBetter = state !== undefined && states.indexOf(state) > states.indexOf(item.state);
      return isGone || isBetter ? [`${itemKey(item)}: ${item.state} → ${state ?? "gone"}`] : [];
    }),
    ...before.failover.processes.flatMap((one) => {
      const verdict = lossesAfter.get(lossKey(one));
      const isGone = verdict === undefined && one.verdict !== "sufficient";
      const isBetter = verdict !== undefined && verdicts.indexOf(verdict) > verdicts.indexOf(one.verdict);
      return isGone || isBetter ? [`${lossKey(one)}: ${one.verdict} → ${verdict ?? "gone"}`] : [];
    }),
    ...obstaclesOf(before).filter((one) => !obstaclesAfter.has(one)),
  ];
}

function lossKey({ process: id, lost }: Report["failover"]["processes"][number]): string {
  return `${id} without ${lost}`;
}

function obstaclesOf({ blockers, probableDeviations }: Report): string[] {
  return [...blockers, ...probableDeviations].map(
    ({ kind, requirement, object, site, audit, risk, module }) =>
      ["obstacle", kind, requirement, object, site, audit, risk, module].filter(Boolean).join(" "),
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
