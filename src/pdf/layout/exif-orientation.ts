/** How a camera or scanner held a picture (Exif 2.3, tag 0x0112): 1 upright, 3 upside down, 6 and 8 on its side, the others mirrored. */
export type Turned = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const tag = 0x0112;

/** The orientation that an APP1 segment of a JPEG states; 1 where it states none that can be read. */
export function orientationIn(segment: Buffer): Turned {
  if (segment.toString("latin1", 0, 6) !== "Exif\0\0" || segment.length < 14) return 1;
  const tiff = segment.subarray(6);
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const word = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (first + 2 > tiff.length) return 1;
  const entries = word(first);
  for (let entry = 0; entry < entries; entry++) {
    const at = first + 2 + entry * 12;
    if (at + 12 > tiff.length) return 1;
    if (word(at) !== tag) continue;
    const value = word(at + 8);
    return value >= 1 && value <= 8 ? (value as Turned) : 1;
  }
  return 1;
}

/** True for a picture that lies on its side: as wide as it was written high. */
export function liesOnItsSide(turned: Turned): boolean {
  return turned >= 5;
}

/**
 * The matrix (operands of `cm`) that draws a picture upright into a rectangle, on a page whose y goes downwards.
 */
export function uprightMatrix(
  turned: Turned,
  {
    x,
    y,
    width: w,
    height: h,
  }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): readonly [number, number, number, number, number, number] {
  switch (turned) {
    case 1:
      return [w, 0, 0, -h, x, y + h];
    case 2:
      return [-w, 0, 0, -h, x + w, y + h];
    case 3:
      return [-w, 0, 0, h, x + w, y];
    case 4:
      return [w, 0, 0, h, x, y];
    case 5:
      return [0, h, -w, 0, x + w, y];
    case 6:
      return [0, h, w, 0, x, y];
    case 7:
      return [0, -h, w, 0, x, y + h];
    case 8:
      return [0, -h, -w, 0, x + w, y + h];
  }
}
