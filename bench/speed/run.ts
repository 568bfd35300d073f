import { spawn } from "node:child_process";

/** What a process took. */
export interface Took {
  /** By the clock, in seconds. */
  readonly clock: number;
  /** Time of the processor, of all its threads, in seconds. */
  readonly processor: number;
  /** Most memory that it held, in MiB. */
  readonly memory: number;
  readonly code: number;
}

/** Has a process of Node say at its end what it took, on its fourth stream. */
const probe = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from "node:fs";
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024]));
});`,
)}`;

/**
 * Runs a program of Node and throws its output away.
 *
 * @param folder that it runs in; without it this project's
 */
export async function runNode(args: readonly string[], folder?: string): Promise<Took> {
  const { clock, code, said } = await run(process.execPath, ["--import", probe, ...args], folder);
  const [processor = Number.NaN, memory = Number.NaN] = JSON.parse(said || "[]") as number[];
  return { clock, processor, memory, code };
}

/** Runs any program; only the clock is known of it. */
export async function runProgram(program: string, args: readonly string[]): Promise<Took> {
  const { clock, code } = await run(program, args);
  return { clock, processor: Number.NaN, memory: Number.NaN, code };
}

function run(
  program: string,
  args: readonly string[],
  folder?: string,
): Promise<{ readonly clock: number; readonly code: number; readonly said: string }> {
  const { CI: _pipeline, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const child = spawn(program, args, { cwd: folder, env, stdio: ["ignore", "ignore", "ignore", "pipe"] });
    let said = "";
    child.stdio[3]?.on("data", (part: Buffer) => {
      said += part;
    });
    child.once("error", reject);
    child.once("close", (code) =>
      resolve({ clock: (performance.now() - begun) / 1000, code: code ?? -1, said }),
    );
  });
}

/** The run of the middle of several, by the clock. Throws if one of them failed with a code that is not allowed. */
export async function middle(
  rounds: number,
  work: () => Promise<Took>,
  allowed: readonly number[] = [0],
): Promise<Took> {
  const all: Took[] = [];
  for (let round = 0; round < rounds; round++) {
    const took = await work();
    if (!allowed.includes(took.code)) throw new Error(`ended with exit code ${took.code}`);
    all.push(took);
  }
  const sorted = all.sort((a, b) => a.clock - b.clock);
  const found = sorted[Math.floor(rounds / 2)];
  if (found === undefined) throw new Error("no rounds");
  return found;
}
