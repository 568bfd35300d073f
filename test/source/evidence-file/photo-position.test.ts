import { describe, expect, it } from "vitest";
import { bytesInMemory } from "../../../src/source/evidence-file/byte-source.ts";
import { showsPosition } from "../../../src/source/evidence-file/photo-position.ts";

/** Metadata of a photograph (a TIFF structure), with a position as degrees over a denominator; 0: the phone may not tell. */
function metadata(big: boolean, denominator: number): Buffer {
  const bytes = Buffer.alloc(76);
  const write16 = (value: number, at: number) =>
    big ? bytes.writeUInt16BE(value, at) : bytes.writeUInt16LE(value, at);
  const write32 = (value: number, at: number) =>
    big ? bytes.writeUInt32BE(value, at) : bytes.writeUInt32LE(value, at);
  const entry = (at: number, tag: number, type: number, value: number) => {
    write16(tag, at);
    write16(type, at + 2);
    write32(1, at + 4);
    write32(value, at + 8);
  };
  bytes.write(big ? "MM" : "II");
  write16(42, 2);
  write32(8, 4);
  write16(1, 8);
  entry(10, 0x8825, 4, 26);
  write16(2, 26);
  entry(28, 2, 5, 60);
  entry(40, 4, 5, 68);
  for (const at of [60, 68]) {
    write32(10, at);
    write32(denominator, at + 4);
  }
  return bytes;
}

const inJpeg = (exif: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 84]),
    Buffer.from("Exif\0\0"),
    exif,
    Buffer.from([0xff, 0xd9]),
  ]);

function inPng(exif: Buffer): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)]);
  };
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", Buffer.alloc(13)),
    chunk("eXIf", exif),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const shows = (path: string, bytes: Buffer): boolean =>
  showsPosition(`evidence/rz-a/${path}`, bytesInMemory(bytes));

describe.each([true, false])("a photograph (big end first: %s)", (big) => {
  it("shows where it was taken, in each format", () => {
    const exif = metadata(big, 1);
    expect(shows("a.jpg", inJpeg(exif))).toBe(true);
    expect(shows("a.png", inPng(exif))).toBe(true);
    expect(shows("a.tif", exif)).toBe(true);
    // HEIC and WebP carry the same bytes somewhere; behind the first piece that is searched, too.
    expect(shows("a.heic", Buffer.concat([Buffer.alloc(1024 * 1024 - 3), inJpeg(exif)]))).toBe(true);
  });

  it("shows none where the phone could not tell", () => {
    expect(shows("a.jpg", inJpeg(metadata(big, 0)))).toBe(false);
  });

  it("is read to its end, wherever it is cut off", () => {
    const bytes = inJpeg(metadata(big, 1));
    for (let length = 0; length < bytes.length - 2; length++)
      expect(shows("a.jpg", bytes.subarray(0, length))).toBe(false);
  });
});

it("is asked of photographs alone", () => {
  expect(shows("a.pdf", inJpeg(metadata(true, 1)))).toBe(false);
  expect(shows("a.txt", metadata(true, 1))).toBe(false);
});
