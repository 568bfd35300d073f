/**
 * What of the repository's lock file the published package needs: its dependencies with all of theirs, each of one version and
 * with its digest. Published as `npm-shrinkwrap.json`, which npm follows where the package comes from a registry.
 */

/** A package as npm's lock file has it. */
export interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** Packages by the folder that npm puts them into. */
export type LockedPackages = Readonly<Record<string, LockedPackage>>;

/**
 * The packages that are reached from those that `dependencies` names, found as Node.js finds them, sorted by folder.
 *
 * @throws {Error} if one that is needed is not in the lock file, or has no digest
 */
export function neededPackages(
  packages: LockedPackages,
  dependencies: Readonly<Record<string, string>>,
): LockedPackages {
  const found = new Map<string, LockedPackage>();
  const waiting = Object.keys(dependencies).map((name) => ({ name, from: "", mayLack: false }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const folder = folderOf(packages, next.name, next.from);
    const entry = folder === null ? undefined : packages[folder];
    if (folder === null || entry === undefined) {
      if (next.mayLack) continue;
      throw new Error(`${next.name} is not in package-lock.json`);
    }
    if (found.has(folder)) continue;
    if (entry.integrity === undefined) throw new Error(`${folder} has no digest in package-lock.json`);
    found.set(folder, entry);
    const peers = Object.keys(entry.peerDependencies ?? {});
    const needed = peers.filter((name) => entry.peerDependenciesMeta?.[name]?.optional !== true);
    const optional = Object.keys(entry.optionalDependencies ?? {});
    for (const name of [...Object.keys(entry.dependencies ?? {}), ...needed, ...optional])
      waiting.push({ name, from: folder, mayLack: optional.includes(name) });
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function folderOf(packages: LockedPackages, name: string, from: string): string | null {
  for (let folder = from; ; ) {
    const path = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (folder === "") return null;
    const above = folder.lastIndexOf("/node_modules/");
    folder = above < 0 ? "" : folder.slice(0, above);
  }
}

/** The text of `npm-shrinkwrap.json`: without addresses, so that it names no registry. */
export function shrinkwrapOf(
  manifest: {
    readonly name: string;
    readonly version: string;
    readonly dependencies: Readonly<Record<string, string>>;
  },
  needed: LockedPackages,
): string {
  const { name, version, dependencies } = manifest;
  const packages = Object.entries(needed).map(([folder, entry]) => {
    const {
      dev: _dev,
      devOptional: _devOptional,
      resolved: _resolved,
      peer: _peer,
      ...rest
    } = entry as LockedPackage & Readonly<Record<"dev" | "devOptional" | "resolved" | "peer", unknown>>;
    return [folder, rest] as const;
  });
  const root = { name, version, dependencies };
  return `${JSON.stringify({ name, version, lockfileVersion: 3, requires: true, packages: { "": root, ...Object.fromEntries(packages) } }, null, 2)}\n`;
}

/** The list of the packages of others with their licences, as they name them themselves. */
export function licenceList(needed: LockedPackages): string {
  const lines = Object.entries(needed).map(([folder, { version, license }]) => {
    const name = folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
    return `${name} ${version}: ${license ?? "see the package's own files"}`;
  });
  const intro =
    "Packages that are installed with this one, with the licences that they name. Their texts lie in their folders.";
  return `${intro}\n\n${[...new Set(lines)].join("\n")}\n`;
}
