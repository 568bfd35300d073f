import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Listing, listFiles } from "./list-files.ts";
import { type DiskStamp, diskStamp } from "./memory.ts";
import { localFolder } from "./requirement-texts.ts";

/** What stands in a content root, told without reading any of it. */
export interface ContentStamp {
  readonly listing: Listing;
  /** Of each file of the content, and of those that the local folder holds. */
  readonly stamps: readonly DiskStamp[];
  /** SHA-256 (hexadecimal) of all that: the same as long as no file came, went or changed. */
  readonly digest: string;
}

/** The stamp of a content root as it stands now. Throws what `listFiles` throws. */
export async function contentStamp(root: string): Promise<ContentStamp> {
  const listing = await listFiles(root);
  const entries = await readdir(join(root, localFolder), { withFileTypes: true }).catch(() => []);
  const local = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  const onDisk = [
    ...[...listing.files, ...listing.apart].map(({ diskPath }) => diskPath),
    ...local.sort().map((name) => join(root, localFolder, name)),
  ];
  const stamps = onDisk.map(diskStamp);
  const digest = createHash("sha256").update(JSON.stringify([listing, local, stamps]));
  return { listing, stamps, digest: digest.digest("hex") };
}
