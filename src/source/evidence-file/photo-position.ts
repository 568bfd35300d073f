import type { ByteSource } from "./byte-source.ts";
import { type PhotoMetadata, photoMetadata } from "./photo-metadata.ts";

const gpsDirectory = 0x8825;
const latitude = 2;
const longitude = 4;
const rational = 5;

/** Whether a photograph says where it was taken: its metadata (Exif 2.32, 4.6.6) hold a latitude and a longitude. */
export function showsPosition(path: string, bytes: ByteSource): boolean {
  for (const metadata of photoMetadata(path, bytes)) if (holdsPosition(metadata)) return true;
  return false;
}

function holdsPosition({ first, directory, at, number }: PhotoMetadata): boolean {
  const gps = first.get(gpsDirectory);
  if (!gps) return false;
  const values = directory(gps.value);
  // Degrees, minutes and seconds as fractions; phones that may not say where they are write 0/0.
  return [latitude, longitude].every((tag) => {
    const value = values.get(tag);
    if (value?.type !== rational || value.count < 1) return false;
    const fraction = at(value.value, 8);
    return fraction.length === 8 && number(fraction, 4) !== 0;
  });
}
