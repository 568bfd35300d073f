import { writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Report } from "../model/report.ts";
import { publicKeyFile, type VerifyingKey } from "../seal/keys.ts";
import { openingsFile } from "../seal/leaves.ts";
import type { OpenSeal, SealFiles } from "../seal/open-seal.ts";
import { readStates } from "../seal/sealed-states.ts";
import { compareText } from "../text/order.ts";
import { sumsName, writeDigestList } from "./digest-list.ts";
import { evidenceBytes, publishable } from "./evidence-bytes.ts";
import { makeFolder } from "./make-folder.ts";
import { packagePage, pageName } from "./package-page.ts";
import { sealFolder } from "./seal-folder.ts";
import { zipFolder } from "./zip-folder.ts";

/** What a package is made of, beside the edition that lies in its folder already. */
export interface PackageParts {
  /** The report as the clearance may see it. */
  readonly report: Report;
  /** Absolute path of the content root. */
  readonly root: string;
  /** All seals. */
  readonly seals: readonly SealFiles[];
  /** The one that the state was found to fit. */
  readonly seal: OpenSeal & { readonly files: SealFiles };
  /** Keys of all seals. */
  readonly keys: readonly VerifyingKey[];
}

/**
 * The report without what tells withheld evidence to whoever has a guess of it: its digests.
 */
export function withoutDigests(report: Report): Report {
  const evidence = report.evidence.map((one) =>
    one.withheld ? { ...one, sha256: null, digest: null } : one,
  );
  return { ...report, evidence };
}

/**
 * Adds evidence, seals, keys, the page on verifying and the list of digests to a folder with an edition, and makes a ZIP file of it all.
 * Of what is withheld nothing is added but the leaves.
 *
 * @param folder the edition: site, documents and report
 * @throws {CommandError} if evidence is not what was checked, or the file can't be written
 */
export async function packFolder(
  folder: string,
  { report, root, seals, seal, keys }: PackageParts,
  out: string,
): Promise<void> {
  const put = async (path: string, bytes: string | Uint8Array): Promise<void> => {
    await makeFolder(dirname(join(folder, path)));
    await writeFile(join(folder, path), bytes, { flag: "wx" });
  };
  const shown = new Set<string>();
  for (const entry of publishable(report)) {
    await put(entry.path, evidenceBytes(root, entry));
    shown.add(entry.path);
  }
  const sites = new Set(report.sites.map(({ id }) => id));
  for (const { name, seal: bytes, leaves, states, keys: coSigners } of seals) {
    await put(`${sealFolder}/${name}.seal`, bytes);
    if (leaves) await put(`${sealFolder}/${name}.leaves`, leaves);
    // They name sites: whoever may not see one of them gets none of the numbers.
    const rows = states && readStates(states);
    if (rows?.every(({ site }) => site === null || sites.has(site)))
      await put(`${sealFolder}/${name}.states`, states ?? "");
    for (const { file, text } of coSigners) await put(`${sealFolder}/${file}`, text);
  }
  const openings = seal.openings.filter(({ path }) => shown.has(path));
  await put(`${sealFolder}/${seal.files.name}.openings`, openingsFile(openings));
  for (const key of new Map(keys.map((one) => [one.keyId, one])).values())
    await put(`keys/${key.keyId}.pub`, publicKeyFile(key));
  const { name } = seal.files;
  const { day, key } = seal.statement;
  await put(pageName, packagePage({ name, digest: seal.digest, day, key, file: basename(out) }));
  const paths = await writeDigestList(folder);
  await zipFolder(folder, [...paths, sumsName].sort(compareText), out);
}
