import { createHash } from "node:crypto";
import { newKey, type SigningKey } from "../../src/seal/keys.ts";
import type { SealedFile } from "../../src/seal/leaves.ts";
import { makeSeal } from "../../src/seal/make-seal.ts";
import { openSeal, type SealFiles } from "../../src/seal/open-seal.ts";
import { type Verification, verifySeals } from "../../src/seal/verify.ts";

/** The key of the tests. */
export const officer = newKey("isb");

/** Files of a content by path. */
export type State = Readonly<Record<string, Uint8Array | string>>;

/** A small state. */
export const state: State = {
  "controls/domain.md": "---\ntitle: Verbund (Beispiel)\n---\n",
  "evidence/rz-a/wartung.pdf": "%PDF-1.7 Wartung",
  "evidence/rz-a/wartung.pdf.yaml": "title: Wartung\n",
  "evidence/rz-b/Bericht mit Blank.txt": "Bericht",
};

/** Items by state at its sites. */
const counts = { items: 6, proven: 1, unproven: 2, open: 3, dispensable: 0, unassessed: 0 };
const states = [
  { site: "rz-a", counts },
  { site: null, counts: { ...counts, items: 9, proven: 4 } },
];

/** What is compared of it. */
function digests(files: State): SealedFile[] {
  return Object.entries(files).map(([path, bytes]) => ({
    path,
    size: Buffer.from(bytes).length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  }));
}

/** A seal over a state, after another one. */
export function sealOf(
  files: State,
  { key = officer, after, domain = "verbund" }: { key?: SigningKey; after?: SealFiles; domain?: string } = {},
): SealFiles {
  const before = after && openSeal(after);
  if (before && !("statement" in before)) throw new Error("the seal before does not open");
  const previous = before ? { serial: before.statement.serial, digest: before.digest } : null;
  const catalogue = { id: "kompendium-2023", digest: "0".repeat(64) };
  const rest = { domain, day: "2026-11-23", catalogue, commit: null, tool: "0.0.0", states, report: "{}\n" };
  return makeSeal({ ...rest, files: digests(files), previous }, key).files;
}

/** The digest that names a seal. */
export function digestOf(seal: SealFiles): string {
  const opened = openSeal(seal);
  if (!("digest" in opened)) throw new Error("the seal does not open");
  return opened.digest;
}

/** The lines of a verification of seals against a state. */
export function linesOf(
  seals: readonly SealFiles[],
  files: State,
  more: Partial<Verification> & { readonly deleted?: readonly string[] } = {},
): readonly string[] {
  const { deleted = [], ...rest } = more;
  const verification = verifySeals({ seals, against: null, signer: null, newest: null, ...rest });
  return verification.compare({ files: digests(files), isDeleted: (path) => deleted.includes(path) }).lines;
}

/** Bytes with one bit turned over. */
export function flipped(bytes: Uint8Array, bit: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return changed;
}
