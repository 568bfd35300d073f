import { createHash, randomBytes } from "node:crypto";
import { escaped, unescaped } from "../text/escaped.ts";
import { compareText } from "../text/order.ts";

/** A file of a sealed state. */
export interface SealedFile {
  /** Relative to the content root, with `/`. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** SHA-256 of its bytes, lower-case hexadecimal. */
  readonly sha256: string;
}

/** What tells that a leaf stands for a file. Without the salt nobody can try likely files. */
export interface Opening extends SealedFile {
  /** 32 random bytes, hexadecimal. */
  readonly salt: string;
}

/** The path of the report's opening, which is none of the content's. */
export const reportPath = "report.json";

/** A file with a salt of its own. */
export function salted({ path, size, sha256 }: SealedFile): Opening {
  return { salt: randomBytes(32).toString("hex"), path, size, sha256 };
}

/** The line of an opening: salt, path, size and digest. */
export function openingLine({ salt, path, size, sha256 }: Opening): string {
  return `${salt} ${escaped(path)} ${size} ${sha256}`;
}

/** The leaf of an opening: SHA-256 of its line (without the line feed). */
export function leafOf(opening: Opening): string {
  return createHash("sha256").update(openingLine(opening), "utf8").digest("hex");
}

/** The file of the openings: by path, so that a person finds one. Lines may be dropped. */
export function openingsFile(openings: readonly Opening[]): string {
  return [...openings]
    .sort((a, b) => compareText(a.path, b.path))
    .map((one) => `${openingLine(one)}\n`)
    .join("");
}

/** The file of the leaves: sorted, so that none tells of its neighbours. */
export function leavesFile(openings: readonly Opening[]): string {
  return openings
    .map(leafOf)
    .sort(compareText)
    .map((leaf) => `${leaf}\n`)
    .join("");
}

/** Reads openings; null for each line that is none. A text without an end of line has lost some of it. */
export function readOpenings(bytes: Uint8Array): (Opening | null)[] {
  const lines = Buffer.from(bytes).toString("utf8").split("\n");
  const last = lines.pop();
  return [...lines.map(readOpening), ...(last === "" ? [] : [null])];
}

function readOpening(line: string): Opening | null {
  const [salt, sha256] = [line.slice(0, 64), line.slice(-64)];
  const inner = /^ (.+) (0|[1-9]\d{0,15}) $/.exec(line.slice(64, -64));
  const path = unescaped(inner?.[1] ?? "");
  if (!isDigest(salt) || !isDigest(sha256) || path === null || path === "") return null;
  const opening = { salt, path, size: Number(inner?.[2]), sha256 };
  return openingLine(opening) === line ? opening : null;
}

/** Whether a text is a SHA-256 in lower-case hexadecimal digits. */
export function isDigest(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** Reads the leaves of a seal; null if they are not those that the statement names. */
export function readLeaves(
  bytes: Uint8Array,
  { count, digest }: { readonly count: number; readonly digest: string },
): ReadonlySet<string> | null {
  if (createHash("sha256").update(bytes).digest("hex") !== digest) return null;
  const lines = Buffer.from(bytes).toString("latin1").split("\n");
  if (lines.pop() !== "" || lines.length !== count) return null;
  const sorted = lines.every((leaf, i) => isDigest(leaf) && (i === 0 || (lines[i - 1] ?? "") < leaf));
  return sorted ? new Set(lines) : null;
}
