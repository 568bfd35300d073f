import type * as files from "node:fs/promises";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { whileLocked } from "../../src/publish/seal-folder.ts";

const disk = vi.hoisted(() => ({ isFull: false }));

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof files>();
  return {
    ...real,
    // A full disk makes the file, and has no room for what is in it.
    writeFile: async (path: string, text: string, options: { flag: string }) => {
      await real.writeFile(path, disk.isFull ? "" : text, options);
      if (disk.isFull) throw Object.assign(new Error("full"), { code: "ENOSPC" });
    },
  };
});

test("a full disk leaves no lock that nobody holds", async () => {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-lock-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  disk.isFull = true;
  await expect(whileLocked(folder, async () => "done")).rejects.toThrow("disk is full");
  expect(await readdir(folder)).toEqual([]);
  disk.isFull = false;
  expect(await whileLocked(folder, async () => "done")).toBe("done");
});
