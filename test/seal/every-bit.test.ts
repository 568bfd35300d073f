import { createHash, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newKey, publicKeyFile } from "../../src/seal/keys.ts";
import { openSeal, type SealFiles } from "../../src/seal/open-seal.ts";
import { signed, writeNote } from "../../src/seal/signed-note.ts";
import { randomOf } from "../random.ts";
import { flipped, linesOf, sealOf, state } from "./sealed-state.ts";

const seal = sealOf(state);

/** The seal with a second signature. */
function countersigned(): SealFiles {
  const opened = openSeal(seal);
  if (!("note" in opened)) throw new Error("does not open");
  const auditor = newKey("auditor");
  return {
    ...seal,
    seal: Buffer.from(writeNote(signed(opened.note, auditor))),
    keys: [{ file: `0001.${auditor.keyId}.pub`, text: publicKeyFile(auditor) }],
  };
}

describe("one bit that was turned over is found", () => {
  it("nowhere, if none was", () => {
    expect(linesOf([seal], state)).toEqual([]);
    expect(linesOf([countersigned()], state)).toEqual([]);
  });

  it.each(Object.keys(state))("in %s: that file is named", (path) => {
    const bytes = Buffer.from(state[path] ?? "");
    for (let bit = 0; bit < bytes.length * 8; bit++)
      expect(linesOf([seal], { ...state, [path]: flipped(bytes, bit) })).toEqual([`changed ${path}`]);
  });

  it.each([
    ["the seal", "seal", "signature", seal],
    ["a seal with two signatures", "seal", "signature", countersigned()],
    ["the leaves", "leaves", "leaves", seal],
    ["the openings", "openings", "leaves", seal],
    ["the numbers of items", "states", "leaves", seal],
  ] as const)("in %s", (_, part, line, files) => {
    const bytes = files[part] ?? Buffer.alloc(0);
    expect(bytes.length).toBeGreaterThan(64);
    for (let bit = 0; bit < bytes.length * 8; bit++)
      expect(linesOf([{ ...files, [part]: flipped(bytes, bit) }], state), `bit ${bit}`).toContain(line);
  });

  it("in the public key of a second signer", () => {
    const files = countersigned();
    const [key] = files.keys;
    const bytes = Buffer.from(key?.text ?? "");
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const keys = [{ file: `${key?.file}`, text: flipped(bytes, bit).toString("utf8") }];
      expect(linesOf([{ ...files, keys }], state), `bit ${bit}`).toContain("signature");
    }
  });

  it("in 10,000 places of a large file", () => {
    const bytes = randomBytes(64 * 1024);
    const path = "evidence/rz-a/protokoll.bin";
    const large = sealOf({ ...state, [path]: bytes });
    const sealedAs = createHash("sha256").update(bytes).digest("hex");
    const random = randomOf(20261130);
    for (let i = 0; i < 10_000; i++) {
      const bit = Math.floor(random() * bytes.length * 8);
      const changed = flipped(bytes, bit);
      expect(createHash("sha256").update(changed).digest("hex"), `bit ${bit}`).not.toBe(sealedAs);
      // The comparison itself takes the digest alone.
      if (i % 100 === 0) expect(linesOf([large], { ...state, [path]: changed })).toEqual([`changed ${path}`]);
    }
  });
});

describe("leaves and openings", () => {
  const lines = (bytes: Uint8Array | null): string[] =>
    Buffer.from(bytes ?? "")
      .toString("utf8")
      .split("\n")
      .slice(0, -1);
  const file = (all: readonly string[]): Buffer => Buffer.from(all.map((line) => `${line}\n`).join(""));

  it("reordered, dropped, doubled and added leaves are found", () => {
    const [first = "", second = "", ...rest] = lines(seal.leaves);
    for (const changed of [
      [second, first, ...rest],
      [second, ...rest],
      [first, first, second, ...rest],
      [first, second, ...rest, "f".repeat(64)],
      [],
    ])
      expect(linesOf([{ ...seal, leaves: file(changed) }], state)).toEqual(["leaves"]);
    expect(linesOf([{ ...seal, leaves: null }], state)).toEqual(["leaves"]);
  });

  it("each opening can be dropped with its file, and the seal holds", () => {
    for (const line of lines(seal.openings)) {
      const openings = file(lines(seal.openings).filter((one) => one !== line));
      const path = Object.keys(state).find((one) => line.includes(` ${one} `));
      const rest = Object.fromEntries(Object.entries(state).filter(([one]) => one !== path));
      expect(linesOf([{ ...seal, openings }], rest)).toEqual([]);
      // A file that is there, and that nothing tells of, was not shown to be sealed.
      expect(linesOf([{ ...seal, openings }], state)).toEqual(path === undefined ? [] : [`added ${path}`]);
    }
  });

  it("doubled, invented and cut openings are found", () => {
    const all = lines(seal.openings);
    const invented = `${"0".repeat(64)} evidence/rz-a/neu.txt 3 ${"1".repeat(64)}`;
    expect(linesOf([{ ...seal, openings: file([...all, all[0] ?? ""]) }], state)).toEqual(["leaves"]);
    expect(linesOf([{ ...seal, openings: file([...all, invented]) }], state)).toEqual(["leaves"]);
    expect(linesOf([{ ...seal, openings: file(all).subarray(0, -1) }], state)).toContain("leaves");
  });

  it("a leaf tells nothing to whoever guesses path, size and bytes", () => {
    const leaves = new Set(lines(seal.leaves));
    for (const [path, bytes] of Object.entries(state)) {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const size = String(Buffer.from(bytes).length);
      const guesses = [
        path,
        sha256,
        path + sha256,
        `${path} ${size} ${sha256}`,
        ` ${path} ${size} ${sha256}`,
      ];
      // Salts that an implementation could have fallen back on.
      for (const salt of ["", "0".repeat(64), "verbund", "1", "0001", "2026-11-23", sha256])
        guesses.push(`${salt}${path}${size}${sha256}`, `${salt} ${path} ${size} ${sha256}`);
      for (const guess of guesses)
        expect(leaves.has(createHash("sha256").update(guess).digest("hex")), guess).toBe(false);
    }
    // The same state has other leaves in each seal, so that two seals can't be compared by whoever holds no opening.
    expect(lines(sealOf(state).leaves).filter((leaf) => leaves.has(leaf))).toEqual([]);
  });
});
