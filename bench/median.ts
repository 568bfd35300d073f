/** Seconds that some work took. */
export interface Seconds {
  /** Of the processor: what else runs does not count. */
  readonly processor: number;
  readonly clock: number;
}

/**
 * The middle of some rounds.
 *
 * @param before done before each round, and not counted
 */
export async function median(
  rounds: number,
  work: () => Promise<void>,
  before: () => Promise<void> = async () => undefined,
): Promise<Seconds> {
  const times: Seconds[] = [];
  for (let round = 0; round < rounds; round++) {
    await before();
    const start = process.cpuUsage();
    const begun = performance.now();
    await work();
    const { user, system } = process.cpuUsage(start);
    times.push({ processor: (user + system) / 1e6, clock: (performance.now() - begun) / 1000 });
  }
  const middle = (of: keyof Seconds): number =>
    times.map((one) => one[of]).sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
  return { processor: middle("processor"), clock: middle("clock") };
}
