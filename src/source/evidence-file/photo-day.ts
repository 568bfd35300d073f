import { isDate } from "../../text/date.ts";
import type { ByteSource } from "./byte-source.ts";
import { photoMetadata } from "./photo-metadata.ts";

const exifDirectory = 0x8769;
const takenOn = 0x9003;
const ascii = 2;

/** The day on which a photograph was taken, as the clock of the camera said (Exif 2.32, 4.6.5, DateTimeOriginal); null if it does not say so. */
export function photoDay(path: string, bytes: ByteSource): string | null {
  for (const { first, directory, at } of photoMetadata(path, bytes)) {
    const exif = first.get(exifDirectory);
    const taken = exif && directory(exif.value).get(takenOn);
    if (taken?.type !== ascii || taken.count < 11) continue;
    const day = at(taken.value, 10).toString("latin1").replaceAll(":", "-");
    if (isDate(day)) return day;
  }
  return null;
}
