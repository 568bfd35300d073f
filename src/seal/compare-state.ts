import { escaped } from "../text/escaped.ts";
import { compareText } from "../text/order.ts";
import type { SealedFile } from "./leaves.ts";

/** What has become of a file since it was sealed. */
export type StateDifference =
  | { readonly kind: "added" | "changed" | "removed" | "deleted"; readonly path: string }
  | { readonly kind: "renamed"; readonly path: string; readonly to: string };

/**
 * How a state differs from the sealed one, sorted by path. Times of files don't count.
 *
 * @param deleted whether a file that is gone was deleted lawfully, as its metadata say
 */
export function compareStates(
  sealed: readonly SealedFile[],
  found: readonly SealedFile[],
  deleted: (path: string) => boolean,
): StateDifference[] {
  const before = new Map(sealed.map((file) => [file.path, file]));
  const now = new Map(found.map((file) => [file.path, file]));
  const differences: StateDifference[] = [];
  const added = found.filter(({ path }) => !before.has(path)).sort((a, b) => compareText(a.path, b.path));
  const moved = Map.groupBy(added, contentOf);
  for (const file of [...before.values()].sort((a, b) => compareText(a.path, b.path))) {
    const { path } = file;
    const there = now.get(path);
    if (there !== undefined) {
      if (contentOf(there) !== contentOf(file)) differences.push({ kind: "changed", path });
      continue;
    }
    const to = moved.get(contentOf(file))?.shift();
    if (to !== undefined) differences.push({ kind: "renamed", path, to: to.path });
    else differences.push({ kind: deleted(path) ? "deleted" : "removed", path });
  }
  for (const { path } of [...moved.values()].flat()) differences.push({ kind: "added", path });
  return differences.sort((a, b) => compareText(a.path, b.path));
}

const contentOf = ({ size, sha256 }: SealedFile): string => `${size} ${sha256}`;

/** A difference on one line, whatever the names of files hold. */
export function differenceLine(difference: StateDifference): string {
  const { kind, path } = difference;
  const to = difference.kind === "renamed" ? ` -> ${escaped(difference.to)}` : "";
  return `${kind} ${escaped(path)}${to}`;
}
