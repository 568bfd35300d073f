import { randomUUID } from "node:crypto";
import { existsSync, renameSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { CommandError, fileError } from "./command-error.ts";
import { removeWhenStopped } from "./remove-when-stopped.ts";

/**
 * Fills a new folder beside `target` and puts it in the place of `target` when all of it is there. A folder that did not
 * come from an earlier build is never replaced.
 *
 * @throws {CommandError} if `target` holds something else, or the disk fails; `target` is unchanged then
 */
export async function replaceFolder(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  await requireReplaceable(target);
  const fresh = beside(target, "new");
  const finished = removeWhenStopped(fresh);
  try {
    await mkdir(fresh, { recursive: true });
    await fill(fresh);
    const old = swap(fresh, target);
    if (old !== null) await rm(old, { recursive: true, force: true });
  } catch (error) {
    await rm(fresh, { recursive: true, force: true }).catch(() => undefined);
    if (error instanceof Error && "code" in error && "syscall" in error) throw fileError(target, error);
    throw error;
  } finally {
    finished();
  }
}

function beside(target: string, word: string): string {
  return join(dirname(target), `.${basename(target)}-${word}-${randomUUID().slice(0, 8)}`);
}

/**
 * Puts `fresh` in the place of `target`; returns where the old one is now, null if there was none. Synchronous, so that no
 * signal comes between the two steps; if the second fails, the first is taken back.
 */
function swap(fresh: string, target: string): string | null {
  if (!existsSync(target)) {
    renameSync(fresh, target);
    return null;
  }
  const old = beside(target, "old");
  renameSync(target, old);
  try {
    renameSync(fresh, target);
  } catch (error) {
    renameSync(old, target);
    throw error;
  }
  return old;
}

async function requireReplaceable(target: string): Promise<void> {
  const entries = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw fileError(target, error);
  });
  if (entries.length === 0) return;
  const report = await readFile(join(target, "report.json"), "utf8").catch(() => "");
  if (/"format":\s*"nachweis-report\/1"/.test(report.slice(0, 200))) return;
  throw new CommandError({
    de: `${target} enthält etwas anderes als eine frühere Veröffentlichung und wird nicht ersetzt; nennen Sie mit --out einen anderen Ordner`,
    en: `${target} holds something other than an earlier build and is not replaced; name another folder with --out`,
  });
}
