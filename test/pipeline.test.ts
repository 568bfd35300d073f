import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { mutate } from "../bench/fuzz-mutate.ts";
import { checkInFull } from "../src/pipeline.ts";
import { SourceMemory } from "../src/source/memory.ts";
import { writeContentTo } from "./content-root.ts";
import { clean } from "./format/clean-root.ts";
import fc from "./properties.ts";
import { randomOf } from "./random.ts";

/** Days that the running program lives through: it goes on at midnight. */
const days = ["2026-11-23", "2026-11-23", "2026-11-23", "2026-11-24", "2027-03-01"];

describe("a check that remembers says what one says that knows nothing, byte for byte, whatever is edited", () => {
  it("of a small content", async () => {
    const root = await folder();
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        await rm(root, { recursive: true, force: true });
        await writeContentTo(root, clean);
        await expectSameAfterEdits(root, seed, 20);
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });

  it("of the worked example", async () => {
    const root = await folder();
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        for (const part of ["controls", "evidence"]) await cp(part, join(root, part), { recursive: true });
        await expectSameAfterEdits(root, seed, 8);
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });
});

async function folder(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "nachweis-edits-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  return root;
}

/** Edits a content root again and again, and compares after each time. */
async function expectSameAfterEdits(root: string, seed: number, edits: number): Promise<void> {
  const random = randomOf(seed);
  const memory = new SourceMemory();
  const done: string[] = [];
  for (let left = edits; left >= 0; left--) {
    const open = new Map<string, string>();
    const asOf = pick(days, random);
    expect(await said(root, asOf, open, memory), done.join("\n")).toBe(await said(root, asOf, open));
    done.push(await edit(root, random, open));
    if (open.size > 0) {
      // Not saved yet.
      expect(await said(root, asOf, open, memory), done.join("\n")).toBe(await said(root, asOf, open));
    }
  }
}

/** All that a check says of a content root. */
async function said(
  root: string,
  asOf: string,
  open: ReadonlyMap<string, string>,
  memory?: SourceMemory,
): Promise<string> {
  const options = { asOf, today: asOf, version: "0", memory, ...(open.size > 0 ? { open } : {}) };
  const { report, consequences } = await checkInFull(root, options);
  return JSON.stringify([report, [...consequences]], null, 1);
}

/** Makes one edit such as people make, or none that anybody makes on purpose; returns what was done. */
async function edit(root: string, random: () => number, open: Map<string, string>): Promise<string> {
  const files = (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
  const texts = files.filter((file) => /\.(?:md|ya?ml)$/.test(file));
  const path = pick(random() < 0.2 ? files : texts, random);
  const at = join(root, path);
  const text = await readFile(at, "utf8");
  const other = pick(files, random);
  const write = (changed: string): Promise<void> => writeFile(at, changed);
  const edits: Readonly<Record<string, () => Promise<unknown>>> = {
    status: () =>
      write(withOther(text, /: (?:ja|nein|teilweise|entbehrlich)$/gm, [": ja", ": nein"], random)),
    day: () => write(withOther(text, /\d{4}-\d\d-\d\d/g, ["2024-02-29", "2026-11-20", "2027-01-05"], random)),
    word: () => write(withOther(text, /\b[a-z]{2,8}-[a-z]{2,8}\b/g, ["rz-a", "rz-b", "server"], random)),
    line: () => write(withoutLine(text, random)),
    slip: () => write(mutate(text, [text], random)),
    blank: () => write(`${text}\n`),
    "not saved": async () => open.set(path, withoutLine(text, random)),
    removed: () => rm(at),
    renamed: () => rename(at, join(dirname(at), `neu-${path.slice(path.lastIndexOf("/") + 1)}`)),
    moved: async () => {
      await mkdir(dirname(join(root, other)), { recursive: true });
      await rename(at, join(dirname(join(root, other)), path.slice(path.lastIndexOf("/") + 1)));
    },
    copied: async () => writeFile(join(root, other), await readFile(at)),
  };
  const name = pick(Object.keys(edits), random);
  await edits[name]?.();
  return `${name} ${path} ${other}`;
}

/** A text with another word in place of one that is found. */
function withOther(text: string, wanted: RegExp, others: readonly string[], random: () => number): string {
  const found = [...text.matchAll(wanted)];
  if (found.length === 0) return text;
  const { index, 0: word } = found[Math.floor(random() * found.length)] as RegExpExecArray;
  return text.slice(0, index) + pick(others, random) + text.slice(index + word.length);
}

function withoutLine(text: string, random: () => number): string {
  const lines = text.split("\n");
  lines.splice(Math.floor(random() * lines.length), 1);
  return lines.join("\n");
}

function pick(list: readonly string[], random: () => number): string {
  return list[Math.floor(random() * list.length)] ?? "";
}
