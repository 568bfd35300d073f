import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { check } from "../../src/pipeline.ts";
import { SourceMemory } from "../../src/source/memory.ts";
import { corpusSizes } from "../corpus.ts";
import { middle, runNode, runProgram, type Took } from "./run.ts";
import { type ContentSize, day, rounds, type Session } from "./session.ts";
import type { Measured } from "./table.ts";

/** How soon anything happens. */
export async function start({ main }: Session): Promise<readonly Measured[]> {
  const bare = await middle(9, () => runNode(["-e", "0"]));
  const version = await middle(9, () => runNode([main, "--version"]));
  return [{ what: "`--version`", of: "`node -e 0`", ours: version.clock, theirs: bare.clock, target: 1.5 }];
}

/** The worked example. */
export async function small(session: Session): Promise<readonly Measured[]> {
  return remembered(session, "S");
}

/** A whole catalogue: cold beside the floor and beside what reads its Markdown alone, warm, and after an edit. */
export async function middling(session: Session): Promise<readonly Measured[]> {
  const root = await session.content("M");
  const { clock: ours } = await session.cold("M");
  const what = "M, check, nothing known";
  const markdownlint = fileURLToPath(
    new URL("markdownlint-cli2-bin.mjs", import.meta.resolve("markdownlint-cli2")),
  );
  // What it finds it may find: by its own rules our lines are too long.
  const lint = await middle(
    rounds,
    () => runNode([markdownlint, "{controls,evidence}/**/*.md"], root),
    [0, 1],
  );
  const remark = await middle(rounds, () => runNode(["bench/floor.ts", root, "gfm"]));
  return [
    {
      what,
      of: "the floor (openssl two at a time, bare remark-parse and YAML)",
      ours,
      theirs: await floorOf(root),
      target: 1,
    },
    { what, of: "markdownlint-cli2 on its Markdown alone", ours, theirs: lint.clock, target: 1 },
    { what, of: "bare remark (with tables) on its Markdown alone", ours, theirs: remark.clock, target: 2 },
    ...(await remembered(session, "M")),
  ];
}

/** 100,000 items: time for each evidence file beside M, and memory. */
export async function large(session: Session): Promise<readonly Measured[]> {
  const [cold, yardstick] = [await session.cold("L"), await session.cold("M")];
  return [
    {
      what: "L (100,087 items), check, nothing known, for each evidence file",
      of: "M, the same",
      ours: cold.clock / corpusSizes.L.evidence,
      theirs: yardstick.clock / corpusSizes.M.evidence,
      target: 1,
    },
    memoryOf("L", cold),
  ];
}

/** 8 GiB of evidence: time beside openssl, and memory. */
export async function huge(session: Session): Promise<readonly Measured[]> {
  const root = await session.content("XL");
  const digests = await middle(1, () => digestsOf(root));
  const cold = await session.cold("XL");
  return [
    {
      what: "XL (8 GiB), check, nothing known",
      of: "openssl, two at a time",
      ours: cold.clock,
      theirs: digests.clock,
      target: 1.2,
    },
    memoryOf("XL", cold),
  ];
}

function memoryOf(size: ContentSize, { memory }: Took): Measured {
  return {
    what: `${size}, check, most memory (MiB)`,
    of: "1 GiB",
    ours: memory,
    theirs: 1024,
    target: 1,
  };
}

/** What is known from the last run, and one file that was edited since. */
async function remembered(session: Session, size: ContentSize): Promise<readonly Measured[]> {
  const cold = await session.cold(size);
  const root = await session.known(size);
  const warm = await middle(rounds, () => session.run("check", root));
  const [full, edited] = await editedIn(root);
  return [
    {
      what: `${size}, check, nothing changed`,
      of: `${size}, check, nothing known`,
      ours: warm.clock,
      theirs: cold.clock,
      target: 0.15,
    },
    {
      what: `${size}, one file edited, in the running program (watch, editor)`,
      of: `${size}, the same, nothing known`,
      ours: edited,
      theirs: full,
      target: 0.05,
    },
  ];
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
