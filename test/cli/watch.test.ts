import { cp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { expect, it } from "vitest";
import { watchContent } from "../../src/cli/judge/watch.ts";
import { writeContent } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";
import { runNachweis } from "./run-nachweis.ts";

it("check --watch checks anew after each change, until it is stopped", { timeout: 120_000 }, async () => {
  const { root } = await writeContent(clean);
  const file = join(root, "controls/catalog/inf-7.md");
  const text = await readFile(file, "utf8");
  const edits = [text.replace("### raum-a: ja", "### raum-a: nein"), text];
  const { stdout } = await runNachweis(["check", "--watch", "--root", root, "--as-of", "2026-11-23"], {
    onStderr: (written, stop) => {
      if (!written.includes("wartet auf Änderungen")) return;
      const edit = edits.shift();
      if (edit === undefined) stop("SIGTERM");
      else void writeFile(file, edit);
    },
  });
  expect(stdout.match(/^\d+ Fehler/gm)).toEqual(["0 Fehler", "1 Fehler", "0 Fehler"]);
});

it("sees what is changed in folders that were deleted, or moved away, and made again", {
  timeout: 120_000,
}, async () => {
  const { root } = await writeContent(clean);
  let [runs, isOver] = [0, false];
  const watching = watchContent(root, async () => {
    if (isOver) throw new Error("over");
    runs += 1;
  }).catch((error: Error) => error.message);
  const quiet = async (): Promise<void> => {
    for (let seen = -1; seen !== runs; ) {
      seen = runs;
      await after(1500);
    }
  };
  const sees = async (file: string): Promise<void> => {
    await quiet();
    const before = runs;
    await writeFile(join(root, file), "anders");
    await expect.poll(() => runs, { timeout: 30_000 }).toBeGreaterThan(before);
  };
  await quiet();
  await cp(join(root, "evidence"), join(root, "kept"), { recursive: true });
  await rm(join(root, "evidence"), { recursive: true });
  await cp(join(root, "kept"), join(root, "evidence"), { recursive: true });
  await sees("evidence/domain/konzept.txt");
  await rename(join(root, "controls"), join(root, "away"));
  await quiet();
  await rename(join(root, "away"), join(root, "controls"));
  await sees("controls/domain.md");
  isOver = true;
  await writeFile(join(root, "controls/domain.md"), "zuletzt");
  expect(await watching).toBe("over");
});
