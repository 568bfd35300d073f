/** The seven passes of Adam7 (PNG, 8.2): first column and row, and steps between the pixels. */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** What an interlaced picture is made of. */
export interface InterlacedFrame {
  readonly width: number;
  readonly height: number;
  readonly bitsPerPixel: number;
}

interface Pass {
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly rows: number;
  readonly rowBytes: number;
}

function passesOf({ width, height, bitsPerPixel }: InterlacedFrame): Pass[] {
  return passes.flatMap(([x, y, stepX, stepY]) => {
    const columns = Math.ceil((width - x) / stepX);
    const rows = Math.ceil((height - y) / stepY);
    const rowBytes = Math.ceil((columns * bitsPerPixel) / 8);
    return columns > 0 && rows > 0 ? [{ x, y, stepX, stepY, rows, rowBytes }] : [];
  });
}

/** How many bytes the filtered rows of all passes take. */
export function interlacedLength(frame: InterlacedFrame): number {
  return passesOf(frame).reduce((sum, { rows, rowBytes }) => sum + rows * (rowBytes + 1), 0);
}

/**
 * The rows of an interlaced picture in their order, without filters.
 *
 * @param data filtered rows of all passes, as many as `interlacedLength` says
 * @param unfiltered undoes the filters of rows of so many bytes
 */
export function deinterlaced(
  data: Buffer,
  frame: InterlacedFrame,
  unfiltered: (rows: Buffer, rowBytes: number) => Buffer,
): Buffer {
  const { width, height, bitsPerPixel } = frame;
  const lineBytes = Math.ceil((width * bitsPerPixel) / 8);
  const out = Buffer.alloc(lineBytes * height);
  let at = 0;
  for (const { x, y, stepX, stepY, rows, rowBytes } of passesOf(frame)) {
    const plain = unfiltered(data.subarray(at, at + rows * (rowBytes + 1)), rowBytes);
    at += rows * (rowBytes + 1);
    for (let row = 0; row < rows; row++)
      for (let to = x, from = 0; to < width; to += stepX, from++)
        copyPixel(plain, row * rowBytes, from, out, (y + row * stepY) * lineBytes, to, bitsPerPixel);
  }
  return out;
}

function copyPixel(
  source: Buffer,
  sourceRow: number,
  from: number,
  target: Buffer,
  targetRow: number,
  to: number,
  bits: number,
): void {
  if (bits >= 8) {
    const bytes = bits / 8;
    source.copy(target, targetRow + to * bytes, sourceRow + from * bytes, sourceRow + (from + 1) * bytes);
    return;
  }
  const shift = (index: number): number => 8 - bits - ((index * bits) % 8);
  const value = ((source[sourceRow + ((from * bits) >> 3)] ?? 0) >> shift(from)) & ((1 << bits) - 1);
  const place = targetRow + ((to * bits) >> 3);
  target[place] = (target[place] ?? 0) | (value << shift(to));
}
