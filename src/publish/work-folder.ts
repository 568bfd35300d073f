import { lstatSync, readdirSync, rmdirSync, rmSync, type Stats } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markerName, readMarker, workMarker } from "./build-marker.ts";
import { isGone, readIdentity, thisProcess } from "./process-identity.ts";
import { removeWhenStopped } from "./remove-when-stopped.ts";

/** After this time a folder of a machine or container that can't be asked counts as left over, in nanoseconds: a day. */
const longestWork = 24n * 60n * 60n * 1_000_000_000n;

/** Right of a folder in which everybody may make files, and remove only their own. */
const sticky = 0o1000;

/**
 * Works in a new folder that goes when the work is done, fails or is stopped. What earlier commands left behind under that
 * name (killed, or the power went) goes first: if it carries the marker, is this user's, and its process is gone.
 *
 * @param parent an existing folder
 * @param prefix beginning of the name
 * @param rescue saves what a left-over folder still holds, before it goes; if it throws, nothing goes
 */
export async function inWorkFolder<T>(
  parent: string,
  prefix: string,
  rescue: (folder: string) => void,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(parent, `${prefix}${process.pid}-`));
  const done = removeWhenStopped(() => remove(folder));
  try {
    await writeFile(join(folder, markerName), workMarker(thisProcess()), { flag: "wx" });
    for (const left of leftOvers(parent, prefix, folder)) {
      rescue(left);
      remove(left);
    }
    return await work(folder);
  } finally {
    remove(folder);
    done();
  }
}

/** What is being written while a command is stopped comes into a folder that is being emptied: it is emptied again. */
const again = { recursive: true, force: true, maxRetries: 10, retryDelay: 20 } as const;

/** The marker goes last, so that what is left of an interrupted removal is known by the next; what can't go now, too. */
function remove(folder: string): void {
  try {
    for (const entry of readdirSync(folder)) if (entry !== markerName) rmSync(join(folder, entry), again);
    rmSync(join(folder, markerName), { force: true });
    removeEmptied(folder);
  } catch {
    // Somebody has a file of it open, or removes it as well.
  }
}

function removeEmptied(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    rmSync(folder, again);
  }
}

function leftOvers(parent: string, prefix: string, own: string): string[] {
  const now = lstatSync(join(own, markerName), { bigint: true }).mtimeNs;
  const shared = (lstatSync(parent).mode & sticky) !== 0;
  return readdirSync(parent)
    .filter((name) => name.startsWith(prefix) && join(parent, name) !== own)
    .filter((name) => {
      const pid = /^(\d+)-[A-Za-z0-9]{6}$/.exec(name.slice(prefix.length))?.[1];
      try {
        return pid !== undefined && isLeftOver(join(parent, name), Number(pid), { now, shared });
      } catch {
        // Another command has ended meanwhile, and its folder with it.
        return false;
      }
    })
    .map((name) => join(parent, name));
}

function isLeftOver(folder: string, pid: number, place: { now: bigint; shared: boolean }): boolean {
  const there = lstatSync(folder, { throwIfNoEntry: false });
  if (!there?.isDirectory() || !isOurs(there, place.shared)) return false;
  const marker = readMarker(folder);
  // Stopped before the first file, or after the last: nothing is lost with it.
  if (marker === null) return isEmpty(folder) && isGone({ ...thisProcess(), pid, start: "" }) === true;
  const owner = readIdentity(marker[0] ?? "");
  if (owner === null) return false;
  const since = lstatSync(join(folder, markerName), { bigint: true }).mtimeNs;
  return isGone(owner) ?? place.now - since > longestWork;
}

/** Whether nobody else can exchange what is in it while it is removed: folders of temporary files are everybody's. */
function isOurs({ uid, mode }: Stats, shared: boolean): boolean {
  const user = process.getuid?.();
  return user === undefined || (uid === user && (!shared || (mode & 0o22) === 0));
}

function isEmpty(folder: string): boolean {
  return readdirSync(folder).length === 0;
}

/** Works in a new folder among the system's temporary files, of which nothing is worth saving. */
export function inTemporaryFolder<T>(name: string, work: (folder: string) => Promise<T>): Promise<T> {
  return inWorkFolder(tmpdir(), `nachweis-${name}-`, () => {}, work);
}
