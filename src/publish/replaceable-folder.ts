import { type BigIntStats, existsSync, realpathSync } from "node:fs";
import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Bilingual } from "../model/position.ts";
import { shellWord } from "../text/shell-word.ts";
import { readMarker } from "./build-marker.ts";
import { CommandError, fileError } from "./command-error.ts";

/**
 * A folder is replaced, and all that is in it deleted, only if it is empty or carries the marker of an earlier build; and
 * never if it holds content, a repository or the working folder, whatever it carries.
 *
 * @param target absolute path; nothing needs to be there
 * @param root the content root
 * @throws {CommandError} if it must not be replaced, and what helps
 */
export async function requireReplaceable(target: string, root: string): Promise<void> {
  const there = await lstat(target).catch(() => null);
  if (there?.isSymbolicLink()) throw isLink(target);
  await requireHarmless(target, root);
  const entries = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw fileError(target, error);
  });
  if (entries.length === 0) return;
  const kept = entries.find((entry) => /^(?:\.git|controls|evidence)$/i.test(entry));
  if (kept !== undefined) throw holds(target, kept);
  if (readMarker(target) !== null) return;
  const report = await readFile(join(target, "report.json"), "utf8").catch(() => "");
  throw /"format":\s*"nachweis-report\/1"/.test(report.slice(0, 200)) ? unmarked(target) : foreign(target);
}

/** Compares folders by what the disk says they are: links, upper and lower case and `..` make other names of the same. */
async function requireHarmless(target: string, root: string): Promise<void> {
  const identity = await identityOf(target);
  const places: readonly (readonly [string, Bilingual])[] = [
    [root, { de: "der Inhaltsordner", en: "the content root" }],
    [join(root, "controls"), { de: "der Inhalt", en: "the content" }],
    [join(root, "evidence"), { de: "der Inhalt", en: "the content" }],
    [process.cwd(), { de: "der Arbeitsordner", en: "the working folder" }],
  ];
  if (identity !== null)
    for (const [place, name] of places)
      for (const folder of await withThoseAbove(place))
        if ((await identityOf(folder)) === identity) throw endangers(target, name);
  await requireOutsideContent(target, root);
}

/**
 * Nothing that is made of the content may come into it: it would be sealed, judged and published with it, or take the place of
 * a file that somebody wrote. Nor into the folder of the seals or a repository's own.
 *
 * @param target absolute path; nothing needs to be there
 * @throws {CommandError} if it would lie there
 */
export async function requireOutsideContent(target: string, root: string): Promise<void> {
  const own = await Promise.all(contentFolders.map((name) => identityOf(join(root, name))));
  for (const folder of [target, ...(await withThoseAbove(dirname(target)))]) {
    const here = await identityOf(folder);
    const isContent = here !== null && own.includes(here);
    if (isContent || basename(folder).toLowerCase() === ".git") throw liesIn(target, folder);
  }
}

const contentFolders = ["controls", "evidence", "seals"] as const;

async function identityOf(path: string): Promise<string | null> {
  const there: BigIntStats | null = await stat(path, { bigint: true }).catch(() => null);
  return there === null ? null : `${there.dev} ${there.ino}`;
}

/** A folder and those above it, by real path as far as it exists; what does not exist yet by name. */
async function withThoseAbove(path: string): Promise<string[]> {
  const folder = await realpath(path).catch(() => path);
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...(await withThoseAbove(parent))];
}

function isLink(target: string): CommandError {
  const leads = existsSync(target) ? realpathSync(target) : null;
  return new CommandError({
    de: `${target} ist eine Verknüpfung und wird nicht ersetzt; nennen Sie mit --out den Ordner selbst${leads ? `: ${leads}` : ""}`,
    en: `${target} is a symbolic link and is not replaced; name the folder itself with --out${leads ? `: ${leads}` : ""}`,
  });
}

function endangers(target: string, what: Bilingual): CommandError {
  return new CommandError({
    de: `${target} wird nicht ersetzt: Das ist ${what.de} oder ein Ordner darüber; nennen Sie mit --out einen anderen Ordner`,
    en: `${target} is not replaced: it is ${what.en} or a folder above it; name another folder with --out`,
  });
}

function liesIn(target: string, folder: string): CommandError {
  return new CommandError({
    de: `${target} liegt in ${folder}, wohin nichts geschrieben wird, was aus dem Inhalt gemacht ist; nennen Sie einen anderen Ort`,
    en: `${target} lies in ${folder}, where nothing is written that is made of the content; name another place`,
  });
}

function holds(target: string, entry: string): CommandError {
  return new CommandError({
    de: `${target} enthält ${entry} und wird nicht ersetzt; nennen Sie mit --out einen anderen Ordner`,
    en: `${target} holds ${entry} and is not replaced; name another folder with --out`,
  });
}

/** Made before folders were marked. To rename it loses nothing, even if it is something else with a report in it. */
function unmarked(target: string): CommandError {
  let other = `${target}-alt`;
  for (let number = 2; existsSync(other); number++) other = `${target}-alt-${number}`;
  const command = `${process.platform === "win32" ? "move" : "mv"} ${shellWord(target)} ${shellWord(other)}`;
  return new CommandError({
    de: `${target} trägt kein Zeichen, dass nachweis build den Ordner gemacht hat (frühere Versionen setzten keines), und wird nicht ersetzt. Benennen Sie ihn einmal um: ${command}`,
    en: `${target} carries no mark that nachweis build made it (earlier versions set none) and is not replaced. Rename it once: ${command}`,
  });
}

function foreign(target: string): CommandError {
  return new CommandError({
    de: `${target} enthält etwas anderes als eine frühere Veröffentlichung und wird nicht ersetzt; nennen Sie mit --out einen anderen Ordner`,
    en: `${target} holds something other than an earlier build and is not replaced; name another folder with --out`,
  });
}
