import { mkdtemp, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { CacheFile } from "../../src/cli/cache-folder.ts";

const key = "a".repeat(64);

async function written(text: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "nachweis-cache-test-")), "kept");
  await new CacheFile(path, key).write(Buffer.from(text));
  return path;
}

it("gives back what was written, to none but whom it was written by", async () => {
  const path = await written("Inhalt");
  expect(new CacheFile(path, key).read()?.toString()).toBe("Inhalt");
  expect(new CacheFile(path, "b".repeat(64)).read()).toBeNull();
  expect(new CacheFile(`${path}-none`, key).read()).toBeNull();
});

it("gives nothing back where any bit was altered, or bytes are gone or more", async () => {
  const path = await written("Inhalt, der bleibt");
  const bytes = await readFile(path);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const altered = Buffer.from(bytes);
    altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    await writeFile(path, altered);
    expect(new CacheFile(path, key).read(), `bit ${bit}`).toBeNull();
  }
  for (let length = 0; length < bytes.length; length++) {
    await writeFile(path, bytes.subarray(0, length));
    expect(new CacheFile(path, key).read(), `${length} bytes`).toBeNull();
  }
  await writeFile(path, Buffer.concat([bytes, Buffer.from("\n")]));
  expect(new CacheFile(path, key).read()).toBeNull();
});

it("is read where it is a file, not through a link", async () => {
  const path = await written("Inhalt");
  await symlink(path, `${path}-link`);
  expect(new CacheFile(`${path}-link`, key).read()).toBeNull();
});
