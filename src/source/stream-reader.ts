import { GitError } from "./git-error.ts";

/** Lines and stretches of bytes from what Git prints. Throws a GitError where it ends too early. */
export class StreamReader {
  private readonly pieces: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.pieces = stream[Symbol.asyncIterator]();
  }

  /** The next line, without its end; of a longer one than an answer has, the first 1,000 bytes and more. */
  async line(): Promise<string> {
    let end = this.rest.indexOf(10);
    for (; end < 0 && this.rest.length < 1000; end = this.rest.indexOf(10))
      this.rest = Buffer.concat([this.rest, await this.more()]);
    const line = this.rest.subarray(0, end).toString("latin1");
    this.rest = this.rest.subarray(end + 1);
    return line;
  }

  /** The next bytes, in pieces. */
  async *bytes(count: number): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0; ) {
      if (this.rest.length === 0) this.rest = await this.more();
      const piece = this.rest.subarray(0, left);
      this.rest = this.rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  private async more(): Promise<Buffer> {
    const { value, done } = await this.pieces.next();
    if (done === true) throw new GitError("failed");
    return value;
  }
}
