import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { contentRootOf, contentRootsOf } from "../../src/source/content-roots.ts";

/** A folder with these files, all empty. */
async function folderWith(...files: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-roots-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), "");
  }
  return folder;
}

it("finds the content root of a file: the nearest with a domain", async () => {
  const folder = await folderWith(
    "controls/domain.md",
    "evidence/rz-a/controls/steuerung.md",
    "test/klein/controls/domain.md",
    "test/klein/evidence/a.txt",
    "neu/controls/sites/rz-a.md",
  );
  const rootOf = (file: string): string | null => contentRootOf(join(folder, file));
  expect(rootOf("controls/sites/rz-a.md")).toBe(folder);
  expect(rootOf("test/klein/evidence/a.txt")).toBe(join(folder, "test/klein"));
  // A folder of evidence that is called as that of the content.
  expect(rootOf("evidence/rz-a/controls/steuerung.md")).toBe(folder);
  // One whose domain is still to be written.
  expect(rootOf("neu/controls/sites/rz-a.md")).toBe(join(folder, "neu"));
  expect(rootOf("README.md")).toBeNull();
});

it("finds the content roots of a folder: above it, else below", async () => {
  const folder = await folderWith(
    "a/controls/domain.md",
    "a/controls/sites/rz-a.md",
    "b/c/d/controls/domain.md",
    "b/src/components/controls/button.md",
    "node_modules/x/controls/domain.md",
    ".cache/controls/domain.md",
    "1/2/3/4/5/6/controls/domain.md",
  );
  expect(await contentRootsOf(folder)).toEqual([join(folder, "a"), join(folder, "b/c/d")]);
  expect(await contentRootsOf(join(folder, "a/controls/sites"))).toEqual([join(folder, "a")]);
  expect(await contentRootsOf(join(folder, "b/src"))).toEqual([]);
  expect(await contentRootsOf(join(folder, "gibt-es-nicht"))).toEqual([]);
  // Without a domain it is one only if nothing below is.
  expect(await contentRootsOf(join(folder, "b/src/components"))).toEqual([join(folder, "b/src/components")]);
});
