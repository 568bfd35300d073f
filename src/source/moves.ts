import { compareText } from "../text/order.ts";
import type { ListedFile, Listing } from "./list-files.ts";

/** A file or a folder that gets another path; both from the content root, with `/`. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Where a path lies once files and folders have moved. */
export function movedPath(path: string, moves: readonly Move[]): string {
  return renamed(path, moves, "from", "to");
}

/** Where what will lie at a path lies before the moves; null if it is one that something moves away from. */
export function pathBeforeMoves(path: string, moves: readonly Move[]): string | null {
  const before = renamed(path, moves, "to", "from");
  return before === path && movedPath(path, moves) !== path ? null : before;
}

/** A listing as it will be once files and folders have moved: the same bytes under other paths. */
export function listingAfter(listing: Listing, moves: readonly Move[]): Listing {
  if (moves.length === 0) return listing;
  const move = (path: string): string => movedPath(path, moves);
  const files = (listed: readonly ListedFile[]): ListedFile[] =>
    listed.map((file) => ({ ...file, path: move(file.path) })).sort((a, b) => compareText(a.path, b.path));
  const paths = (listed: readonly string[]): string[] => listed.map(move).sort(compareText);
  return {
    files: files(listing.files),
    twins: listing.twins.map(paths),
    badLinks: paths(listing.badLinks),
    notFiles: paths(listing.notFiles),
    closedFolders: paths(listing.closedFolders),
    badNames: paths(listing.badNames),
    apart: files(listing.apart),
  };
}

function renamed(path: string, moves: readonly Move[], old: keyof Move, now: keyof Move): string {
  for (const move of moves) {
    if (path === move[old]) return move[now];
    if (path.startsWith(`${move[old]}/`)) return move[now] + path.slice(move[old].length);
  }
  return path;
}
