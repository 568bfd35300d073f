import { isVeoZip, readVeo } from "../../formats/verinice/veo.ts";
import { readVna } from "../../formats/verinice/vna.ts";
import type { VeriniceSource } from "./source-model.ts";
import { veoSource } from "./veo-source.ts";
import { vnaSource } from "./vna-source.ts";

/**
 * What a file of verinice says: an archive of verinice 1.x, or a unit of verinice.veo as JSON or in a ZIP file.
 *
 * @throws {TableError} if it can't be read, or exceeds the limits
 */
export async function veriniceSource(bytes: Uint8Array, file: string): Promise<VeriniceSource> {
  const isJson = /^\uFEFF?\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 64)));
  if (isJson || (bytes[0] === 0x50 && (await isVeoZip(bytes)))) return veoSource(await readVeo(bytes), file);
  return vnaSource(await readVna(bytes), file);
}
