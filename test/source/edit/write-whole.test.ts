import { readdirSync } from "node:fs";
import type * as files from "node:fs/promises";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { writeChanges } from "../../../src/source/edit/write.ts";

/** What the disk does otherwise than it would. */
const disk = vi.hoisted(() => ({
  hasLinks: true,
  copied: async (_target: string): Promise<void> => undefined,
}));

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof files>();
  return {
    ...real,
    copyFile: async (from: string, target: string, mode?: number) => {
      await real.copyFile(from, target, mode);
      await disk.copied(target);
    },
    link: (from: string, target: string) =>
      disk.hasLinks
        ? real.link(from, target)
        : Promise.reject(Object.assign(new Error("no links"), { code: "EPERM" })),
  };
});

let root = "";
const scan = "evidence/rz-a/scan.pdf";
beforeEach(async () => {
  disk.hasLinks = true;
  disk.copied = async () => undefined;
  root = await mkdtemp(join(tmpdir(), "nachweis-whole-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await mkdir(join(root, "evidence/rz-a"), { recursive: true });
  await writeFile(join(root, "gescannt.pdf"), "ganz");
});

const copy = () => writeChanges(root, [{ kind: "copy", path: scan, from: join(root, "gescannt.pdf") }]);
const inFolder = () => readdir(join(root, "evidence/rz-a"));

test.each([
  true,
  false,
])("while a file is copied nothing has its name, links or not: %s", async (hasLinks) => {
  disk.hasLinks = hasLinks;
  let during: string[] = [];
  disk.copied = async () => {
    during = await inFolder();
  };
  await copy();
  // Whoever is killed now leaves a dot file, which is no content.
  expect(during).toEqual([expect.stringMatching(/^\.[0-9a-f-]+\.tmp$/)]);
  expect(await inFolder()).toEqual(["scan.pdf"]);
  expect(await readFile(join(root, scan), "utf8")).toBe("ganz");
});

test.each([true, false])("what came there meanwhile stays, links or not: %s", async (hasLinks) => {
  disk.hasLinks = hasLinks;
  disk.copied = () => writeFile(join(root, scan), "von anderen");
  await expect(copy()).rejects.toThrow("exists already");
  expect(await inFolder()).toEqual(["scan.pdf"]);
  expect(await readFile(join(root, scan), "utf8")).toBe("von anderen");
});

test("a copy that fails leaves nothing", async () => {
  disk.copied = () => Promise.reject(new Error("disk full"));
  await expect(copy()).rejects.toThrow("disk full");
  expect(await inFolder()).toEqual([]);
});

test("a signal in between takes back what was written, and only then ends the program", async () => {
  await writeFile(join(root, "evidence/rz-a/alt.txt"), "alt");
  let left: string[] = [];
  const kill = vi.spyOn(process, "kill").mockImplementation(() => {
    left = readdirSync(join(root, "evidence/rz-a"));
    return true;
  });
  onTestFinished(() => kill.mockRestore());
  const listeners = process.listenerCount("SIGTERM");
  disk.copied = async () => void process.emit("SIGTERM", "SIGTERM");
  const stopped = writeChanges(root, [
    { kind: "copy", path: scan, from: join(root, "gescannt.pdf") },
    { kind: "replace", path: "evidence/rz-a/alt.txt", before: "alt", after: "neu" },
  ]);
  await expect(stopped).rejects.toThrow("SIGTERM");
  expect(kill.mock.calls).toEqual([[process.pid, "SIGTERM"]]);
  expect(left).toEqual(["alt.txt"]);
  expect(await readFile(join(root, "evidence/rz-a/alt.txt"), "utf8")).toBe("alt");
  expect(process.listenerCount("SIGTERM")).toBe(listeners);
});
