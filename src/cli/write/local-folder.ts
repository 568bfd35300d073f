import { lstat, stat } from "node:fs/promises";
import { join } from "node:path";
import { CommandError } from "../../publish/command-error.ts";
import { localFolder } from "../../source/requirement-texts.ts";

/**
 * Requires a content root in which no link takes the place of the local folder: it could lead a write out of the root.
 *
 * @throws {CommandError} if it is none
 */
export async function requireLocalFolder(root: string): Promise<void> {
  const controls = await stat(join(root, "controls")).catch(() => undefined);
  if (!controls?.isDirectory()) {
    throw new CommandError({
      de: `${root}: kein Inhaltsverzeichnis (controls/ fehlt)`,
      en: `${root}: not a content root (controls/ is missing)`,
    });
  }
  const local = await lstat(join(root, localFolder)).catch(() => undefined);
  if (local && !local.isDirectory()) {
    throw new CommandError({
      de: `${localFolder} ist kein Verzeichnis`,
      en: `${localFolder} is not a directory`,
    });
  }
}
