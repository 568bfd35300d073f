import { describe, expect, it } from "vitest";
import { check } from "../../src/pipeline.ts";

/** Issue "Two data centres", Relocation as time: the example of this repository. */

const day = "2026-11-23";

describe("the worked example", () => {
  it("agrees with a check as of the day of cut-over", async () => {
    const options = { today: day, version: "0.0.0" };
    const [relocation] = (await check(".", options)).relocations;
    if (!relocation) throw new Error("the example has no relocation");
    const then = await check(".", { ...options, asOf: relocation.cutOver });
    const states = (items: readonly { requirement: string; object: string | null; state: string }[]) =>
      items.map(({ requirement, object, state }) => `${requirement} ${object} ${state}`).sort();
    const { proven, inherited, carriedOver, dispensable, missing } = relocation;
    expect(states([...proven, ...inherited, ...carriedOver, ...dispensable, ...missing])).toEqual(
      states(then.items.filter(({ site }) => site === relocation.to)),
    );
    expect(relocation.verdicts).toEqual(
      then.failover.processes.map(({ process, lost, verdict, until, reasons }) => ({
        process,
        lost,
        verdict,
        until,
        reasons,
      })),
    );
    for (const group of [proven, inherited, carriedOver, missing]) expect(group).not.toEqual([]);
  });
});
