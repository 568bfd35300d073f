import { setFlagsFromString } from "node:v8";

/**
 * Keeps the heap of this process near what is alive. Thousands of pages pass through and little of them stays: V8 would let its heap
 * grow to three times of that (measured in bench/pdf-layout.ts).
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=30");
}
