import { mkdtempSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { inWorkFolder } from "../../src/publish/work-folder.ts";

/** The folder of a command that ends just when ours looks at it. */
const ending = "nachweis-x-999999-abcdef";

vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const lstatSync = (path: string, options?: object) => {
    const found = fs.lstatSync(path, options);
    if (path.endsWith(ending)) fs.rmSync(path, { recursive: true, force: true });
    return found;
  };
  return { ...fs, lstatSync };
});

it("a command does its work although another one ends, and its folder with it, while it looks for what was left behind", async () => {
  const parent = mkdtempSync(join(tmpdir(), "nachweis-parent-"));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  await mkdir(join(parent, ending));
  await expect(
    inWorkFolder(
      parent,
      "nachweis-x-",
      () => {},
      async () => "done",
    ),
  ).resolves.toBe("done");
});
