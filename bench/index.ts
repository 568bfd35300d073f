/**
 * How fast the program is, each time as a ratio to a yardstick of the same run, so that machines can be compared: a table in
 * Markdown on standard output, and with `--write` in docs/performance.md, with its chart. Nothing else should run meanwhile.
 *
 * Run: npm run bench [-- --write] [-- S M L XL]   (sizes; S, M and L by default; XL writes 8 GiB into the temporary folder)
 */
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "../src/pipeline.ts";
import { SourceMemory } from "../src/source/memory.ts";
import { corpusSizes, writeCorpus } from "./corpus.ts";
import { chartOf } from "./speed/chart.ts";
import { compiledProgram } from "./speed/package.ts";
import { middle, runNode, runProgram, type Took } from "./speed/run.ts";
import { type Measured, tableOf } from "./speed/table.ts";

const day = "2026-11-23";
const rounds = 3;
const words = process.argv.slice(2);
const sizes = words.filter((word) => !word.startsWith("-"));
const isWanted = (size: string): boolean => (sizes.length === 0 ? size !== "XL" : sizes.includes(size));

const measured: Measured[] = [];
const main = compiledProgram();
const folder = await mkdtemp(join(tmpdir(), "nachweis-bench-"));
try {
  if (isWanted("S")) await small();
  const middling = isWanted("M") || isWanted("L") ? await medium() : null;
  if (isWanted("L") && middling) await large(middling);
  if (isWanted("XL")) await huge();
} finally {
  await rm(folder, { recursive: true, force: true });
}
const table = tableOf(measured);
process.stdout.write(table);
if (words.includes("--write")) await writePage();

function say(text: string): void {
  process.stderr.write(`${text} …\n`);
}

function checkOf(root: string, ...more: string[]): Promise<Took> {
  return runNode([main, "check", "--root", root, "--as-of", day, ...more]);
}

/** The start, and the worked example. */
async function small(): Promise<void> {
  say("S");
  const bare = await middle(9, () => runNode(["-e", "0"]));
  const version = await middle(9, () => runNode([main, "--version"]));
  measured.push({
    what: "`--version`",
    of: "`node -e 0`",
    ours: version.clock,
    theirs: bare.clock,
    target: 1.5,
  });
  const root = join(folder, "S");
  for (const part of ["controls", "evidence"]) await cp(part, join(root, part), { recursive: true });
  await remembered("S", root);
}

/** Cold beside the floor, and what a second run takes; returns the cold check. */
async function medium(): Promise<Took> {
  say("M");
  const root = join(folder, "M");
  await writeCorpus(root, corpusSizes.M);
  const floor = await floorOf(root);
  const cold = await middle(rounds, () => checkOf(root, "--no-cache"));
  measured.push({
    what: "M, check, nothing known",
    of: "the floor (openssl two at a time, bare remark-parse and YAML)",
    ours: cold.clock,
    theirs: floor,
    target: 1,
  });
  await remembered("M", root);
  for (const command of ["failover", "forecast"])
    measured.push({
      what: `M, \`${command}\``,
      of: "M, check, nothing known",
      ours: (await middle(rounds, () => runNode([main, command, "--root", root, "--as-of", day]), [0, 1]))
        .clock,
      theirs: cold.clock,
      target: 1,
    });
  measured.push({
    what: "M, `diff` with a day",
    of: "M, check, nothing known",
    ours: (
      await middle(
        rounds,
        () => runNode([main, "diff", "2026-10-31", "--root", root, "--as-of", day]),
        [0, 1],
      )
    ).clock,
    theirs: cold.clock,
    target: 2,
  });
  await sealing(root, cold);
  return cold;
}

/** What is known from the last run, and one file that was edited since. */
async function remembered(size: string, root: string): Promise<void> {
  // A cache lies where this folder is.
  await mkdir(join(root, ".nachweis"), { recursive: true });
  const cold = await middle(rounds, () => checkOf(root, "--no-cache"));
  // Files that were changed just before are never kept.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  await checkOf(root);
  const warm = await middle(rounds, () => checkOf(root));
  const of = `${size}, check, nothing known`;
  measured.push({
    what: `${size}, check, nothing changed`,
    of,
    ours: warm.clock,
    theirs: cold.clock,
    target: 0.15,
  });
  const [full, edited] = await editedIn(root);
  measured.push({
    what: `${size}, one file edited, in the running program (watch, editor)`,
    of: `${size}, the same, nothing known`,
    ours: edited,
    theirs: full,
    target: 0.05,
  });
}

/** Seconds of a check that knows nothing, and of one after an edit, in one process that goes on. */
async function editedIn(root: string): Promise<readonly [number, number]> {
  const once = async (memory: SourceMemory): Promise<number> => {
    const begun = performance.now();
    await check(root, { today: day, version: "0.0.0", memory });
    return (performance.now() - begun) / 1000;
  };
  const median = (times: readonly number[]): number =>
    [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  const full: number[] = [];
  const edited: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const memory = new SourceMemory();
    full.push(await once(memory));
    await appendFile(join(root, "controls/domain.md"), "\n");
    edited.push(await once(memory));
  }
  return [median(full), median(edited)];
}

/** Time for each item beside M, and memory. */
async function large(middling: Took): Promise<void> {
  say("L");
  const root = join(folder, "L");
  await writeCorpus(root, corpusSizes.L);
  const cold = await middle(1, () => checkOf(root, "--no-cache"));
  const each = (took: number, size: { readonly evidence: number }): number => took / size.evidence;
  measured.push({
    what: "L (100,087 items), check, nothing known, for each evidence file",
    of: "M, the same",
    ours: each(cold.clock, corpusSizes.L),
    theirs: each(middling.clock, corpusSizes.M),
    target: 1,
  });
  measured.push({
    what: "L, check, most memory (MiB)",
    of: "1 GiB",
    ours: cold.memory,
    theirs: 1024,
    target: 1,
  });
}

/** Much evidence: time beside openssl, and memory. */
async function huge(): Promise<void> {
  say("XL");
  const root = join(folder, "XL");
  await writeCorpus(root, corpusSizes.XL);
  const digests = await middle(1, () => digestsOf(root));
  // With so few files most requirements have none, which is found.
  const cold = await middle(1, () => checkOf(root, "--no-cache"), [0, 1]);
  measured.push({
    what: "XL (8 GiB), check, nothing known",
    of: "openssl, two at a time",
    ours: cold.clock,
    theirs: digests.clock,
    target: 1.2,
  });
  measured.push({
    what: "XL, check, most memory (MiB)",
    of: "1 GiB",
    ours: cold.memory,
    theirs: 1024,
    target: 1,
  });
}

async function sealing(root: string, cold: Took): Promise<void> {
  const key = join(folder, "key");
  await runNode([main, "key", "new", "--out", key, "--no-passphrase"]);
  const of = "M, check, nothing known";
  const sealed = await middle(
    1,
    () => runNode([main, "seal", "--root", root, "--as-of", day, "--key", key]),
    [0, 1],
  );
  measured.push({ what: "M, `seal`", of, ours: sealed.clock, theirs: cold.clock, target: 1.5 });
  const verified = await middle(rounds, () => runNode([main, "verify", "--root", root]), [0, 1]);
  measured.push({ what: "M, `verify`", of, ours: verified.clock, theirs: cold.clock, target: 1 });
}

/** Digests by openssl, two files at a time. */
function digestsOf(root: string): Promise<Took> {
  const files = `find "$0" -type f ! -name "*.yaml" -print0 | xargs -0 -P 2 -n 100 openssl dgst -sha256`;
  return runProgram("sh", ["-c", files, join(root, "evidence")]);
}

/** Seconds of the floor: digests, then bare parsing. */
async function floorOf(root: string): Promise<number> {
  const digests = await middle(rounds, () => digestsOf(root));
  const parsing = await middle(rounds, () => runNode(["bench/floor.ts", root]));
  return digests.clock + parsing.clock;
}

async function writePage(): Promise<void> {
  const page = "docs/performance.md";
  const text = await readFile(page, "utf8");
  const [before = "", rest = ""] = text.split("<!-- table -->");
  const after = rest.split("<!-- /table -->")[1] ?? "";
  const machine = `Measured on ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), Node.js ${process.versions.node}.`;
  await writeFile(page, `${before}<!-- table -->\n\n${table}\n${machine}\n\n<!-- /table -->${after}`);
  await writeFile("docs/images/performance.svg", chartOf(measured));
}
