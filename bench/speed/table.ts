/** One thing that was measured beside another. */
export interface Measured {
  readonly what: string;
  /** The yardstick. */
  readonly of: string;
  /** Seconds, or what else both are measured in. */
  readonly ours: number;
  readonly theirs: number;
  /** The ratio that is wanted, at most. */
  readonly target: number;
}

/** The ratio of a measurement. */
export function ratioOf({ ours, theirs }: Measured): number {
  return ours / theirs;
}

/** A table in Markdown. */
export function tableOf(measured: readonly Measured[]): string {
  const rows = measured.map((one) => {
    const ratio = ratioOf(one);
    const cells = [
      one.what,
      one.of,
      shown(one.ours),
      shown(one.theirs),
      `**${ratio.toFixed(2)}**`,
      `≤ ${one.target}`,
      ratio <= one.target ? "met" : "not met",
    ];
    return `| ${cells.join(" | ")} |\n`;
  });
  return `| what | beside | it takes | that takes | ratio | target | |\n|---|---|--:|--:|--:|--:|---|\n${rows.join("")}`;
}

/** Seconds with as many digits as say something. */
function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toPrecision(2);
}
