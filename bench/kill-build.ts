/**
 * Kills builds at random moments (SIGKILL: nothing can be tidied up). After each kill the target must be the whole state of
 * before or of after, at the latest once the next build has begun; at the end one build must leave nothing of all of them,
 * beside the target and among the temporary files. Exits with 1 if that is not so.
 *
 * Run: npx node bench/kill-build.ts [kills, by default 50] [seed, by default 1]
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const [kills = 50, seed = 1] = process.argv.slice(2).map(Number);
const main = resolve("src/cli/main.ts");
const folder = await mkdtemp(join(tmpdir(), "nachweis-bench-"));
const [root, temporary, target] = ["content", "tmp", "out/dist"].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
/** Two days give two states. */
const days = ["2026-11-23", "2027-06-30"];

try {
  await cp("test/docs/fixtures", root, { recursive: true });
  await mkdir(temporary);
  const digests: string[] = [];
  const start = performance.now();
  for (const day of days) {
    if ((await build(["--as-of", day])) !== 0) throw new Error("a build that nobody kills fails");
    digests.push(await digestOf(target));
  }
  const duration = (performance.now() - start) / days.length;
  if (digests[0] === digests[1]) throw new Error("the two states are the same");

  const random = randomNumbers(seed);
  const tally = { old: 0, new: 0, "put back by the next": 0, "left-overs beside the target": 0 };
  let current = 1;
  for (let kill = 0; kill < kills; kill++) {
    // A little beyond the end, for the moments in which the old state is removed.
    const moment = random() * duration * 1.1;
    await build(["--as-of", days[1 - current] ?? ""], moment);
    const isThere = existsSync(target);
    if (isThere) await stateOf(digests, kill);
    tally["left-overs beside the target"] += (await besideTarget()).length;
    // A build that ends as soon as it knows that it can't compare.
    await build(["--since", "no-such-state"]);
    if ((await besideTarget()).length > 0)
      throw new Error(`kill ${kill}: ${(await besideTarget()).join(", ")} stays`);
    const state = await stateOf(digests, kill);
    tally[state === current ? "old" : "new"]++;
    if (!isThere) tally["put back by the next"]++;
    current = state;
  }
  const temporaryLeft = (await readdir(temporary)).length;
  if ((await build(["--as-of", days[0] ?? ""])) !== 0 || (await digestOf(target)) !== digests[0])
    throw new Error("the build after all kills is not whole");
  const left = [...(await besideTarget()), ...(await readdir(temporary))];
  process.stdout.write(
    `${kills} kills within ${Math.round(duration)} ms, seed ${seed}: ${JSON.stringify(tally)}, ${temporaryLeft} temporary folders\n` +
      `after the next build: ${left.length} left${left.length > 0 ? `: ${left.join(", ")}` : ""}\n`,
  );
  process.exitCode = left.length > 0 ? 1 : 0;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Which of the states the target is; throws if it is neither. */
async function stateOf(digests: readonly string[], kill: number): Promise<number> {
  const state = digests.indexOf(await digestOf(target));
  if (state < 0) throw new Error(`kill ${kill}: ${target} is no whole state`);
  return state;
}

async function besideTarget(): Promise<string[]> {
  return (await readdir(join(target, ".."))).filter((name) => name !== "dist");
}

/** Builds into the target; returns the exit code, null if it was killed after some milliseconds. */
function build(args: readonly string[], killAfter?: number): Promise<number | null> {
  const child = spawn(process.execPath, [main, "build", "--root", root, "--out", target, ...args], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: "ignore",
  });
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfter);
  return new Promise((done) => {
    child.once("close", (code) => {
      clearTimeout(timer);
      done(code);
    });
  });
}

/** Digest of names and bytes of everything in a folder. */
async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for (const name of (await readdir(path, { recursive: true })).sort()) {
    const file = join(path, name);
    if ((await stat(file)).isFile()) hash.update(`${name}\0`).update(await readFile(file));
  }
  return hash.digest("hex");
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomNumbers(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
