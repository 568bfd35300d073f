import { posix } from "node:path";
import { jsonText } from "../../text/json-text.ts";

/** A package as npm's lock file knows it. */
interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
}

/** Node.js that the toolkit needs. */
const engines = { node: ">=22.12.0" };

/**
 * `package.json` and `package-lock.json` of a new content root: the toolkit pinned to the address that it was installed from, with the
 * digest of every package, so that `npm ci` in a clone installs the same and asks no registry for a name that is not ours.
 *
 * @param lock the lock file of the installation that runs (`package-lock.json`)
 * @param moved where a path of that installation lies as seen from the new root
 * @returns null if it does not say where the toolkit came from, or has no digest of it
 */
export function starterPackage(
  lock: string,
  moved: (path: string) => string,
): { path: string; content: string }[] | null {
  const packages = lockedPackages(lock);
  const toolkit = packages?.["node_modules/nachweis"];
  if (!packages || !toolkit?.resolved || !toolkit.integrity) return null;
  const file = /^file:(.*)$/.exec(toolkit.resolved)?.[1];
  const address = file === undefined ? toolkit.resolved : `file:${moved(file)}`;
  // What a registry has under this name may be somebody else's; all of them lay packages out as `name/-/name-version.tgz`.
  if (address.includes("/nachweis/-/")) return null;
  const root = { name: "nachweise", private: true, engines, dependencies: { nachweis: address } };
  const { private: _private, ...locked } = root;
  return [
    {
      path: "package.json",
      content: jsonText({
        ...root,
        scripts: { check: "nachweis check", build: "nachweis build" },
      }),
    },
    {
      path: "package-lock.json",
      content: jsonText({
        name: root.name,
        lockfileVersion: 3,
        requires: true,
        packages: { "": locked, ...packages, "node_modules/nachweis": { ...toolkit, resolved: address } },
      }),
    },
  ];
}

function lockedPackages(lock: string): Readonly<Record<string, LockedPackage>> | null {
  try {
    const { packages } = JSON.parse(lock) as { packages?: Readonly<Record<string, LockedPackage>> };
    return packages ?? null;
  } catch {
    return null;
  }
}

/** A path of one folder as it is written in another, both absolute. */
export function pathFrom(folder: string, other: string): (path: string) => string {
  return (path) => {
    const relative = posix.relative(folder, posix.resolve(other, path));
    return relative.startsWith(".") ? relative : `./${relative}`;
  };
}
