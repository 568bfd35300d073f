import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { inject } from "vitest";

/**
 * Makes something once for all test files of a run: whoever asks first makes it, the others wait. The same for all, so nobody
 * changes it.
 *
 * @param make makes it in the new folder, and returns what JSON can hold
 */
export async function oncePerRun<T>(name: string, make: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(inject("runFolder"), name);
  const made = `${folder}.json`;
  if (await isFirst(folder)) {
    const outcome = await make(folder).then(
      (value) => ({ value }),
      (error: unknown) => ({ failed: String(error) }),
    );
    await writeFile(`${made}.new`, JSON.stringify(outcome));
    await rename(`${made}.new`, made);
  }
  while (!existsSync(made)) await setTimeout(50);
  const outcome: { value: T } | { failed: string } = JSON.parse(await readFile(made, "utf8"));
  if ("failed" in outcome) throw new Error(`${name}: ${outcome.failed}`);
  return outcome.value;
}

async function isFirst(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}
