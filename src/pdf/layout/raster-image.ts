import { deflateSync, inflateSync } from "node:zlib";
import { orientationIn, type Turned } from "./exif-orientation.ts";
import { deinterlaced, interlacedLength } from "./png-interlace.ts";

/** A picture in the form in which a PDF holds it (ISO 32000-1, 8.9.5): opaque, RGB or grey. */
export interface RasterImage {
  /** Pixels, as they are stored. */
  readonly width: number;
  readonly height: number;
  /** How it was held: it is drawn upright. */
  readonly turned: Turned;
  /** Bits per component. */
  readonly bits: number;
  /** Components per pixel. */
  readonly colors: 1 | 3;
  /** RGB triples of an indexed picture. */
  readonly palette: Buffer | null;
  readonly filter: "FlateDecode" | "DCTDecode";
  /** True if the rows carry PNG filters. */
  readonly predictor: boolean;
  readonly data: Uint8Array;
}

/** Pixels up to which a picture is taken: a plan scanned at 300 dpi on A3 has 17 million. */
const mostPixels = 40_000_000;

/**
 * Reads a PNG or JPEG. Returns null for what a PDF can't hold as it is (16 bits with transparency, CMYK), what
 * is too large, and what is broken: content is untrusted.
 */
export function readImage(bytes: Uint8Array): RasterImage | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.subarray(0, 8).equals(pngSignature)) return readPng(buffer);
  if (buffer[0] === 0xff && buffer[1] === 0xd8) return readJpeg(buffer);
  return null;
}

const pngSignature = Buffer.from("89504e470d0a1a0a", "hex");

function readPng(bytes: Buffer): RasterImage | null {
  const chunks = pngChunks(bytes);
  const head = chunks.find(({ type }) => type === "IHDR")?.data;
  if (head?.length !== 13) return null;
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const [bits, kind, interlaced] = [head[8] ?? 0, head[9] ?? 0, head[12] ?? 0];
  const channels = new Map([
    [0, 1],
    [2, 3],
    [3, 1],
    [4, 2],
    [6, 4],
  ]).get(kind);
  if (!channels || interlaced > 1 || ![1, 2, 4, 8, 16].includes(bits)) return null;
  if (width === 0 || height === 0 || width * height > mostPixels) return null;
  const rowBytes = Math.ceil((width * channels * bits) / 8);
  const data = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map((chunk) => chunk.data));
  const bitsPerPixel = channels * bits;
  const isInterlaced = interlaced === 1;
  const frame = { width, height, bitsPerPixel };
  const rows = inflated(data, isInterlaced ? interlacedLength(frame) : (rowBytes + 1) * height);
  const palette = chunks.find(({ type }) => type === "PLTE")?.data ?? null;
  if (!rows || (kind === 3 && (!palette || palette.length % 3 !== 0 || bits > 8))) return null;
  const shared = { width, height, turned: 1, bits, filter: "FlateDecode" } as const;
  const plain = (filtered: Buffer, bytes: number): Buffer =>
    unfiltered(filtered, bytes, Math.max(1, bitsPerPixel / 8));
  const inOrder = isInterlaced ? deinterlaced(rows, frame, plain) : null;
  if (kind === 4 || kind === 6) {
    if (bits !== 8) return null;
    const flat = onWhite(inOrder ?? plain(rows, rowBytes), channels);
    return {
      ...shared,
      colors: channels === 4 ? 3 : 1,
      palette: null,
      predictor: false,
      data: deflateSync(flat),
    };
  }
  return {
    ...shared,
    colors: kind === 2 ? 3 : 1,
    palette: kind === 3 ? palette : null,
    predictor: inOrder === null,
    data: inOrder === null ? data : deflateSync(inOrder),
  };
}

function pngChunks(bytes: Buffer): { readonly type: string; readonly data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (at + 12 + length > bytes.length) break;
    chunks.push({
      type: bytes.toString("latin1", at + 4, at + 8),
      data: bytes.subarray(at + 8, at + 8 + length),
    });
    at += 12 + length;
  }
  return chunks;
}

/** The filtered rows, or null if they are not exactly as many bytes as the head says, or have an unknown filter. */
function inflated(data: Buffer, length: number): Buffer | null {
  try {
    const rows = inflateSync(data, { maxOutputLength: length });
    return rows.length === length ? rows : null;
  } catch {
    return null;
  }
}

/** Undoes the PNG filters of rows (PNG, 9.2); `step` is the bytes of a pixel, one at least. */
function unfiltered(rows: Buffer, rowBytes: number, step: number): Buffer {
  const height = rows.length / (rowBytes + 1);
  const out = Buffer.alloc(rowBytes * height);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (rowBytes + 1)] ?? 0;
    const from = y * (rowBytes + 1) + 1;
    const to = y * rowBytes;
    for (let x = 0; x < rowBytes; x++) {
      const left = x >= step ? (out[to + x - step] ?? 0) : 0;
      const up = y > 0 ? (out[to + x - rowBytes] ?? 0) : 0;
      const corner = y > 0 && x >= step ? (out[to + x - rowBytes - step] ?? 0) : 0;
      const guess =
        filter === 1
          ? left
          : filter === 2
            ? up
            : filter === 3
              ? (left + up) >> 1
              : filter === 4
                ? paeth(left, up, corner)
                : 0;
      out[to + x] = (rows[from + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Samples without their alpha, laid on white paper. */
function onWhite(samples: Buffer, channels: number): Buffer {
  const colors = channels - 1;
  const out = Buffer.alloc((samples.length / channels) * colors);
  for (let pixel = 0; pixel * channels < samples.length; pixel++) {
    const alpha = (samples[pixel * channels + colors] ?? 255) / 255;
    for (let color = 0; color < colors; color++) {
      const value = samples[pixel * channels + color] ?? 0;
      out[pixel * colors + color] = Math.round(value * alpha + 255 * (1 - alpha));
    }
  }
  return out;
}

/** A JPEG goes into the file as it is; only its head is read (ITU-T T.81, B.2.2). */
function readJpeg(bytes: Buffer): RasterImage | null {
  let turned: Turned = 1;
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (marker === 0xe1 && turned === 1)
      turned = orientationIn(bytes.subarray(at + 4, at + 2 + bytes.readUInt16BE(at + 2)));
    if (!isFrame) {
      at += 2 + bytes.readUInt16BE(at + 2);
      continue;
    }
    const [height, width, colors] = [
      bytes.readUInt16BE(at + 5),
      bytes.readUInt16BE(at + 7),
      bytes[at + 9] ?? 0,
    ];
    if (bytes[at + 4] !== 8 || ![0xc0, 0xc1, 0xc2].includes(marker)) return null;
    if (width === 0 || height === 0 || width * height > mostPixels || (colors !== 1 && colors !== 3))
      return null;
    return {
      width,
      height,
      turned,
      bits: 8,
      colors,
      palette: null,
      filter: "DCTDecode",
      predictor: false,
      data: bytes,
    };
  }
  return null;
}
