import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type Fault, inputsOfRound, startFuzzer } from "./fuzz-cases.ts";

// npx node bench/fuzz.ts [SEED [INPUTS [ROUND]]]: reads mutated inputs and writes all formats; ends with 1 at a crash, a hang or
// a broken format, and says the inputs. `SEED 1 ROUND` repeats a round.

/** A round that takes longer hangs, in milliseconds; usual are a hundred. */
const longest = 60_000;

if (isMainThread) supervise();
else await work(workerData as Rounds);

interface Rounds {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

function supervise(): void {
  const [seed = 1, inputs = 100_000, from = 0] = process.argv.slice(2).map(Number);
  const rounds: Rounds = { seed, from, to: from + Math.ceil(inputs / inputsOfRound) };
  const start = performance.now();
  let round = from;
  let since = start;
  let faults = 0;
  const worker = new Worker(new URL(import.meta.url), { workerData: rounds });
  const clock = setInterval(() => {
    if (performance.now() - since < longest) return;
    process.stdout.write(`hangs: seed ${seed}, round ${round}\n`);
    process.exit(1);
  }, 1_000);
  worker.on("message", (found: readonly Fault[]) => {
    for (const { fault, input } of found)
      process.stdout.write(`seed ${seed}, round ${round}: ${fault}\n${input}\n\n`);
    faults += found.length;
    round += 1;
    since = performance.now();
  });
  worker.on("error", (error) => {
    process.stdout.write(`crash: seed ${seed}, round ${round}: ${error.stack}\n`);
    process.exit(1);
  });
  worker.on("exit", () => {
    clearInterval(clock);
    const seconds = Math.round((performance.now() - start) / 1000);
    process.stdout.write(
      `${(round - from) * inputsOfRound} inputs, seed ${seed}: ${faults} faults, ${seconds} s\n`,
    );
    process.exitCode = faults > 0 ? 1 : 0;
  });
}

async function work({ seed, from, to }: Rounds): Promise<void> {
  const fuzzer = await startFuzzer(seed);
  for (let round = from; round < to; round++) parentPort?.postMessage(await fuzzer.run(round));
  await fuzzer.close();
}
