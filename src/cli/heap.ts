import { setFlagsFromString } from "node:v8";

/**
 * Keeps the heap of this process near what is alive. Thousands of pages pass through and little of them stays: V8 would let its heap
 * grow to three times of that (measured in bench/pdf-layout.ts).
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=30");
}

/** Evidence files from which on most of the memory is what is known of them: with fewer, the time counts for more. */
const much = 20_000;

/**
 * Lets the heap of this process grow by little more than half of what is alive, where there is much evidence: V8 would let it grow to
 * up to four times, and end anywhere between (measured with L of bench/corpus.ts).
 *
 * @param evidence number of evidence files that are read
 */
export function keepHeapInBounds(evidence: number): void {
  if (evidence >= much) setFlagsFromString("--heap-growing-percent=60");
}
