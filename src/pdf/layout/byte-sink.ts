import { once } from "node:events";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";

const blockSize = 1 << 16;

/** Gathers the many small pieces of a PDF into blocks for a stream. */
export class ByteSink {
  readonly #out: Writable;
  readonly #finished: Promise<void>;
  #block = Buffer.allocUnsafe(blockSize);
  #used = 0;

  constructor(out: Writable) {
    this.#out = out;
    this.#finished = finished(out);
    // Whoever draws learns of a failed stream from `drained` or `end`.
    this.#finished.catch(() => undefined);
  }

  /** Takes Latin-1 text or bytes; returns the number of bytes. */
  write(data: string | Uint8Array): number {
    const { length } = data;
    if (this.#used + length > blockSize) this.#flush();
    if (length > blockSize)
      this.#out.write(typeof data === "string" ? Buffer.from(data, "latin1") : Buffer.from(data));
    else {
      if (typeof data === "string") this.#block.write(data, this.#used, "latin1");
      else this.#block.set(data, this.#used);
      this.#used += length;
    }
    return length;
  }

  /** Waits until the stream takes more. Throws what the stream throws. */
  async drained(): Promise<void> {
    if (this.#out.destroyed || this.#out.errored) await this.#finished;
    if (this.#out.writableNeedDrain) await Promise.race([once(this.#out, "drain"), this.#finished]);
  }

  /** Ends the stream and waits for it. Throws what the stream throws. */
  async end(): Promise<void> {
    this.#flush();
    this.#out.end();
    await this.#finished;
  }

  #flush(): void {
    if (this.#used === 0) return;
    this.#out.write(this.#block.subarray(0, this.#used));
    this.#block = Buffer.allocUnsafe(blockSize);
    this.#used = 0;
  }
}
