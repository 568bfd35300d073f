import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examine, inParallel } from "../../src/source/evidence-digest.ts";

const mebibyte = 1024 * 1024;
/** Invented, in parts, so that nobody takes this file for one that holds secrets. */
const token = ["hooks.slack.com", "/services/T", "0".repeat(30)].join("");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nachweis-digest-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

describe("what the bytes of an evidence file show", () => {
  it("is the digest of each, however many are read at once and however large they are", async () => {
    const sizes = [0, 1, 1000, mebibyte - 1, mebibyte, mebibyte + 1, 3 * mebibyte + 7];
    const files = Array.from({ length: 42 }, (_, n) =>
      Buffer.alloc(sizes[n % sizes.length] ?? 0, `Messwert ${n};`),
    );
    const paths = await inParallel([...files.entries()], 8, ([n, bytes]) => written(`${n}.csv`, bytes));
    const examined = await inParallel(paths, 8, (path) => examine("evidence/rz-a/werte.csv", path));
    expect(examined.map(({ sha256, bytes }) => [bytes, sha256])).toEqual(
      files.map((bytes) => [bytes.length, createHash("sha256").update(bytes).digest("hex")]),
    );
  });

  it("is a secret wherever it stands in the first 4 MiB of a large file, in text and other bytes", async () => {
    const around = Array.from({ length: 12 }, (_, n) => mebibyte - 66 + 6 * n);
    for (const filler of ["a b ", "ab\0\x01\xff\xfe"])
      for (const at of [0, ...around, 2 * mebibyte - 20, 4 * mebibyte - 100]) {
        const bytes = Buffer.alloc(4 * mebibyte + 5000, filler, "latin1");
        bytes.write(`\n${token}\n`, at, "latin1");
        const { secret } = await examine("evidence/rz-a/werte.txt", await written("werte.txt", bytes));
        expect([at, secret?.kind]).toEqual([at, "token"]);
      }
  });

  it("is found in a large file in UTF-16, and not behind the first 4 MiB", async () => {
    const wide = Buffer.from(`${"a b\n".repeat(400_000)}${token}\n`, "utf16le");
    expect((await examine("evidence/rz-a/w.txt", await written("w.txt", wide))).secret?.line).toBe(400_001);
    const late = Buffer.alloc(5 * mebibyte, "a b ");
    late.write(`\n${token}\n`, 4 * mebibyte, "latin1");
    expect((await examine("evidence/rz-a/l.txt", await written("l.txt", late))).secret).toBeNull();
  });
});
