import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { inOneStep } from "../../src/publish/in-one-step.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "nachweis-step-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
});

test("two that make the same file at once don't touch what the other writes", async () => {
  const file = join(folder, "A.0.pdf");
  const { promise: firstIsThere, resolve } = Promise.withResolvers<void>();
  const slow = inOneStep(file, async (partial) => {
    await writeFile(partial, "erst halb", { flag: "wx" });
    await firstIsThere;
    await writeFile(partial, "ganz");
  });
  await inOneStep(file, (partial) => writeFile(partial, "das andere", { flag: "wx" }));
  expect(await readFile(file, "utf8")).toBe("das andere");
  resolve();
  await slow;
  expect(await readFile(file, "utf8")).toBe("ganz");
  expect(await readdir(folder)).toEqual(["A.0.pdf"]);
});

test("stopped or failed, it leaves what was there", async () => {
  const file = join(folder, "A.0.pdf");
  await writeFile(file, "alt");
  const kill = vi.spyOn(process, "kill").mockImplementation(() => true);
  onTestFinished(() => kill.mockRestore());
  const stopped = inOneStep(file, async (partial) => {
    await writeFile(partial, "halb", { flag: "wx" });
    process.emit("SIGTERM", "SIGTERM");
  });
  await expect(stopped).rejects.toThrow("ENOENT");
  expect(kill).toHaveBeenCalledWith(process.pid, "SIGTERM");
  const failed = inOneStep(file, async (partial) => {
    await writeFile(partial, "halb", { flag: "wx" });
    throw new Error("kein Platz");
  });
  await expect(failed).rejects.toThrow("kein Platz");
  expect(await readdir(folder)).toEqual(["A.0.pdf"]);
  expect(await readFile(file, "utf8")).toBe("alt");
});
