import { expect, it, onTestFinished } from "vitest";
import { inputsOfRound, startFuzzer } from "../../bench/fuzz-cases.ts";

it("a thousand mutated inputs: no crash, no broken format", async () => {
  const fuzzer = await startFuzzer(6);
  onTestFinished(fuzzer.close);
  for (let round = 0; round < 1_000 / inputsOfRound; round++)
    expect(await fuzzer.run(round), `npx node bench/fuzz.ts 6 1 ${round}`).toEqual([]);
}, 600_000);
