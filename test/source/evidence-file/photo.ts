/** A photograph (a TIFF structure) that says when it was taken. */
export function photoOf(taken: string, big = false): Buffer {
  const bytes = Buffer.alloc(80);
  const write16 = (value: number, at: number) =>
    big ? bytes.writeUInt16BE(value, at) : bytes.writeUInt16LE(value, at);
  const write32 = (value: number, at: number) =>
    big ? bytes.writeUInt32BE(value, at) : bytes.writeUInt32LE(value, at);
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    write16(tag, at);
    write16(type, at + 2);
    write32(count, at + 4);
    write32(value, at + 8);
  };
  bytes.write(big ? "MM" : "II");
  write16(42, 2);
  write32(8, 4);
  write16(1, 8);
  entry(10, 0x8769, 4, 1, 26);
  write16(1, 26);
  entry(28, 0x9003, 2, 20, 50);
  bytes.write(taken, 50, "latin1");
  return bytes;
}
