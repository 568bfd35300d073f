import { crc32, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readImage } from "../../../src/pdf/layout/raster-image.ts";
import { unusableBecause } from "../../../src/pdf/layout/unusable-image.ts";
import { PdfObjects } from "./pdf-objects.ts";
import { documentOf, render } from "./sample-document.ts";
import { readTags, walk } from "./tag-tree.ts";

/** A PNG of filtered rows. Kinds: 0 grey, 2 RGB, 3 indexed, 4 grey and alpha, 6 RGB and alpha. */
function png(
  [width, height, bits, kind]: readonly [number, number, number, number],
  rows: readonly number[],
  extra: { readonly interlaced?: boolean; readonly palette?: readonly number[] } = {},
): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([bits, kind, 0, 0, extra.interlaced ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    ...(extra.palette ? [chunk("PLTE", Buffer.from(extra.palette))] : []),
    chunk("IDAT", deflateSync(Buffer.from(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The samples of the one picture of a document. */
async function samplesOf(bytes: Buffer): Promise<{ pdf: PdfObjects; samples: number[] }> {
  const image = readImage(bytes);
  if (!image) throw new Error("The picture was refused");
  const made = await render(
    documentOf([
      { kind: "heading", level: 1, text: "Bild" },
      { kind: "picture", image, alt: "Netzplan (Muster)" },
    ]),
  );
  const pdf = new PdfObjects(made.bytes);
  const objects = pdf.pages.flatMap(({ data }) =>
    Object.values(pdf.dict(pdf.dict(data.Resources).XObject ?? {})),
  );
  expect(objects.length).toBe(1);
  return { pdf, samples: [...pdf.stream(objects[0])] };
}

describe("a picture", () => {
  it("goes into the file as it is: RGB, grey, indexed", async () => {
    const rows = [0, 255, 0, 0, 0, 255, 0];
    expect((await samplesOf(png([2, 1, 8, 2], rows))).samples).toEqual(rows);
    expect((await samplesOf(png([2, 1, 8, 0], [0, 7, 9]))).samples).toEqual([0, 7, 9]);
    const { pdf, samples } = await samplesOf(
      png([2, 1, 8, 3], [0, 0, 1], { palette: [255, 0, 0, 0, 200, 0] }),
    );
    expect(samples).toEqual([0, 0, 1]);
    const [object] = Object.values(
      pdf.dict(
        pdf.dict(pdf.pages.find(({ data }) => "XObject" in pdf.dict(data.Resources))?.data.Resources).XObject,
      ),
    );
    const [, , highest, palette] = pdf.list(pdf.dict(object).ColorSpace);
    expect(highest).toBe(1);
    expect([...pdf.stream(palette)]).toEqual([255, 0, 0, 0, 200, 0]);
  });

  it("is laid on white where it is transparent, with every filter undone", async () => {
    // Five rows of the same two pixels, half covering red and full green, each in another filter.
    const pixels = [255, 0, 0, 128, 0, 255, 0, 255];
    const leftOf = (index: number): number => pixels[index - 4] ?? 0;
    const left = pixels.map((value, index) => (value - leftOf(index)) & 255);
    const average = pixels.map((value, index) => (value - ((leftOf(index) + value) >> 1)) & 255);
    const nothing = pixels.map(() => 0);
    const rows = [0, ...pixels, 1, ...left, 2, ...nothing, 3, ...average, 4, ...nothing];
    const { samples } = await samplesOf(png([2, 5, 8, 6], rows));
    const shown = [255, 127, 127, 0, 255, 0];
    expect(samples).toEqual([...shown, ...shown, ...shown, ...shown, ...shown]);
  });

  it("is a Figure with its alternative text and box", async () => {
    const { pdf } = await samplesOf(png([4, 2, 8, 0], [0, 1, 2, 3, 4, 0, 5, 6, 7, 8]));
    const [figure] = [...walk(readTags(pdf))].filter(({ type }) => type === "Figure");
    expect(pdf.text(figure?.data.Alt)).toBe("Netzplan (Muster)");
    expect(figure?.content.length).toBe(1);
  });

  it("is refused if a PDF could not hold it, or it is broken, too large or no picture", () => {
    const whole = png([2, 1, 8, 2], [0, 255, 0, 0, 0, 255, 0]);
    expect(readImage(whole)).not.toBeNull();
    const refused: Record<string, Buffer> = {
      empty: Buffer.alloc(0),
      text: Buffer.from("Kein Bild"),
      "cut off": whole.subarray(0, 40),
      "fewer rows than it says": png([2, 2, 8, 2], [0, 255, 0, 0, 0, 255, 0]),
      "more rows than it says": png([2, 1, 8, 2], Array(2000).fill(0)),
      "interlaced, with rows that lack": png([2, 2, 8, 2], [0, 255, 0, 0, 0, 255, 0], { interlaced: true }),
      "indexed without palette": png([2, 1, 8, 3], [0, 0, 1]),
      "of no width": png([0, 1, 8, 2], [0]),
      "a bomb": png([100_000, 100_000, 8, 2], [0]),
      "16 bits with alpha": png([1, 1, 16, 6], Array(9).fill(0)),
      "a JPEG of four inks": jpeg(4),
      "a JPEG cut off": jpeg(3).subarray(0, 6),
    };
    for (const [name, bytes] of Object.entries(refused)) expect(readImage(bytes), name).toBeNull();
  });

  it("may be interlaced: its passes are put together, of bytes and of bits", async () => {
    // Adam7 of 3 × 2 pixels of RGB: passes 1, 4 (columns 2), 6 (column 1), 7 (row 1).
    const pixel = (value: number): number[] => [value, value, value];
    const rows = [
      [0, ...pixel(1)],
      [0, ...pixel(3)],
      [0, ...pixel(2)],
      [0, ...pixel(4), ...pixel(5), ...pixel(6)],
    ];
    const colour = png([3, 2, 8, 2], rows.flat(), { interlaced: true });
    expect((await samplesOf(colour)).samples).toEqual([1, 2, 3, 4, 5, 6].flatMap(pixel));
    // The same of one bit: 101 above 011.
    const bits = [0, 0x80, 0, 0x80, 0, 0x00, 0, 0x60];
    expect((await samplesOf(png([3, 2, 1, 0], bits, { interlaced: true }))).samples).toEqual([0xa0, 0x60]);
  });

  it("of a camera that was held otherwise is drawn upright", async () => {
    for (const [turned, matrix] of [
      [3, /-[\d.]+ 0 0 [\d.]+ [\d. ]+ cm \/I/],
      [6, /\n0 [\d.]+ [\d.]+ 0 [\d. ]+ cm \/I/],
      [8, /\n0 -[\d.]+ -[\d.]+ 0 [\d. ]+ cm \/I/],
    ] as const) {
      const image = readImage(turnedJpeg(turned));
      expect(image).toMatchObject({ width: 640, height: 480, turned });
      if (!image) continue;
      const made = await render(
        documentOf([
          { kind: "heading", level: 1, text: "Bild" },
          { kind: "picture", image, alt: "Netzplan (Muster)" },
        ]),
      );
      const pdf = new PdfObjects(made.bytes);
      const content = pdf.pages.map(({ data }) => pdf.stream(data.Contents).toString("latin1")).join("");
      expect(content).toMatch(matrix);
      const figure = [...walk(readTags(pdf))].find(({ type }) => type === "Figure");
      const [left = 0, bottom = 0, right = 0, top = 0] = pdf.list(pdf.dict(figure?.data.A).BBox).map(Number);
      expect(right - left > top - bottom).toBe(turned === 3);
    }
    expect(readImage(jpeg(3))).toMatchObject({ turned: 1 });
  });

  it("that can't be shown is said to be so, with the reason", () => {
    expect(unusableBecause(jpeg(3))).toBeNull();
    expect(unusableBecause(jpeg(4))?.en).toContain("CMYK");
    expect(unusableBecause(Buffer.from("<?xml version='1.0'?><svg xmlns='a'/>"))?.en).toContain("SVG");
    expect(unusableBecause(png([1, 1, 16, 6], Array(9).fill(0)))?.en).toContain("16 bits");
    expect(unusableBecause(Buffer.from("%PDF-1.7"))?.en).toContain("neither PNG nor JPEG");
  });

  it("may be a JPEG, whose head alone is read", () => {
    expect(readImage(jpeg(3))).toMatchObject({ width: 640, height: 480, colors: 3, filter: "DCTDecode" });
    expect(readImage(jpeg(1))).toMatchObject({ colors: 1 });
  });
});

/** A JPEG whose Exif segment states how it was held. */
function turnedJpeg(turned: number): Buffer {
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    turned,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const exif = [...Buffer.from("Exif\0\0", "latin1"), ...tiff];
  const plain = jpeg(3);
  return Buffer.concat([
    plain.subarray(0, 2),
    Buffer.from([0xff, 0xe1, 0, exif.length + 2, ...exif]),
    plain.subarray(2),
  ]);
}

/** The head of a JPEG of 640 × 480 with so many components. */
function jpeg(components: number): Buffer {
  const frame = [0xff, 0xc0, 0, 8 + 3 * components, 8, 0x01, 0xe0, 0x02, 0x80, components];
  return Buffer.from([
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    4,
    0,
    0,
    ...frame,
    ...Array(3 * components).fill(1),
    0xff,
    0xd9,
  ]);
}
