import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { CommandError, fileError } from "./command-error.ts";

/**
 * Fills a new folder beside `target` and puts it in the place of `target` when all of it is there. A folder that did not
 * come from an earlier build is never replaced.
 *
 * @throws {CommandError} if `target` holds something else, or the disk fails; `target` is unchanged then
 */
export async function replaceFolder(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  await requireReplaceable(target);
  const beside = (word: string): string =>
    join(dirname(target), `.${basename(target)}-${word}-${randomUUID().slice(0, 8)}`);
  const fresh = beside("new");
  try {
    await mkdir(fresh, { recursive: true });
    await fill(fresh);
    const old = beside("old");
    const hadOne = await rename(target, old).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return false;
        throw error;
      },
    );
    await rename(fresh, target);
    if (hadOne) await rm(old, { recursive: true, force: true });
  } catch (error) {
    await rm(fresh, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
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
