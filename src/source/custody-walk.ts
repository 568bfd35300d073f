import { posix } from "node:path";
import type { CustodyAct, CustodyEnd, EvidenceCustody } from "../model/custody.ts";
import { showHidden } from "../text/hidden-characters.ts";
import { compareText } from "../text/order.ts";
import { shortened } from "../text/shortened.ts";
import type { Commit } from "./git-objects.ts";
import { type BlobChange, HistoryEnd, type TreeHistory } from "./tree-history.ts";

/** Files of a commit by the path that they have there, and the files that they became. */
type Followed = Map<string, readonly string[]>;

interface Change {
  readonly parent: Commit;
  readonly changes: ReadonlyMap<string, BlobChange>;
}

const longestName = 100;

/**
 * The acts of which files came about, from a commit back. Each file is followed into the first parent that has it with the
 * same bytes: a merge that took it over as it was did nothing to it. What no parent has is renamed if a parent had one
 * file with these bytes that is gone, else recorded. A file that was deleted and came again begins when it came again.
 *
 * @param head id of the commit
 * @param isShallow why parents may be missing
 * @param paths of the files, from the folder of the history on; what the commit lacks is not in the result
 * @throws {HistoryEnd} if not even the commit can be read
 */
export async function walkCustody(
  history: TreeHistory,
  head: string,
  isShallow: boolean,
  paths: readonly string[],
): Promise<readonly EvidenceCustody[]> {
  const first = await history.commit(head);
  if (first === null) throw new HistoryEnd("unreadable");
  const present = new Map(
    [...(await history.changes(null, first)).keys()].map((path) => [path.normalize("NFC"), path]),
  );
  const followed: Followed = new Map();
  const acts = new Map<string, Map<string, CustodyAct>>();
  const ends = new Map<string, CustodyEnd>();
  for (const path of paths) {
    const here = present.get(path.normalize("NFC"));
    if (here === undefined) continue;
    add(followed, here, [path]);
    acts.set(path, new Map());
  }
  const pending = new Map<Commit, Followed>();
  if (followed.size > 0) pending.set(first, followed);
  for (let next = newest(pending); next !== null; next = newest(pending)) {
    const [commit, files] = next;
    try {
      await step(commit, files);
      pending.delete(commit);
    } catch (error) {
      if (!(error instanceof HistoryEnd)) throw error;
      for (const left of pending.values()) for (const [path] of left) end(left, path, error.why);
      break;
    }
  }
  return [...acts].map(([path, found]) => ({
    path,
    acts: [...found.values()].reverse(),
    older: ends.get(path) ?? null,
  }));

  async function step(commit: Commit, files: Followed): Promise<void> {
    const parents: Change[] = [];
    let lacks = false;
    let rest: readonly string[] = [...files.keys()];
    const same: (readonly [Commit, readonly string[]])[] = [];
    for (const id of commit.parents) {
      if (rest.length === 0) break;
      const parent = await history.commit(id);
      if (parent === null) {
        lacks = true;
        continue;
      }
      const changes = await history.changes(parent, commit);
      parents.push({ parent, changes });
      same.push([parent, rest.filter((path) => !changes.has(path))]);
      rest = rest.filter((path) => changes.has(path));
    }
    for (const [parent, taken] of same) follow(parent, files, taken);
    for (const path of rest) {
      // Who did it can't be said: it may be the missing parent's.
      if (lacks) end(files, path, isShallow ? "shallow" : "unreadable");
      else act(commit, parents, files, path);
    }
  }

  function act(commit: Commit, parents: readonly Change[], files: Followed, path: string): void {
    const before = parents.filter(({ changes }) => (changes.get(path)?.[0] ?? null) !== null);
    const renamed = before.length > 0 ? [] : parents.map((one) => ({ ...one, from: sourceOf(one, path) }));
    const came = renamed.some(({ from }) => from !== null) ? "renamed" : "recorded";
    const done = {
      act: before.length > 0 ? ("changed" as const) : came,
      day: commit.day,
      commit: commit.id.slice(0, 12),
      author: commit.author && shortened(showHidden(commit.author), longestName),
    } satisfies CustodyAct;
    // A commit that is looked at twice, because clocks were wrong, did it once.
    for (const file of files.get(path) ?? []) acts.get(file)?.set(commit.id, done);
    for (const { parent } of before) follow(parent, files, [path]);
    for (const { parent, from } of renamed) if (from !== null) follow(parent, files, [path], from);
  }

  function follow(parent: Commit, files: Followed, taken: readonly string[], as?: string): void {
    if (taken.length === 0) return;
    // Most commits change no evidence: nothing is copied.
    if (taken.length === files.size && as === undefined && !pending.has(parent)) {
      pending.set(parent, files);
      return;
    }
    const into = pending.get(parent) ?? new Map<string, readonly string[]>();
    for (const path of taken) add(into, as ?? path, files.get(path) ?? []);
    pending.set(parent, into);
  }

  function end(files: Followed, path: string, why: CustodyEnd): void {
    for (const file of files.get(path) ?? []) ends.set(file, why);
  }
}

function add(files: Followed, path: string, becoming: readonly string[]): void {
  const known = files.get(path);
  files.set(path, known === undefined ? becoming : [...new Set([...known, ...becoming])]);
}

/** The file of a parent that a new one was, if there is no doubt: the only one that is gone with these bytes (and this name). */
function sourceOf({ changes }: Change, path: string): string | null {
  const blob = changes.get(path)?.[1];
  const gone = [...changes].filter(([, [before, after]]) => after === null && before === blob);
  const named = gone.filter(([one]) => posix.basename(one) === posix.basename(path));
  const candidates = named.length > 0 ? named : gone;
  return candidates.length === 1 ? (candidates[0]?.[0] ?? null) : null;
}

/** The commit of those that wait that was made last: its children have been looked at, unless clocks were wrong. */
function newest(pending: ReadonlyMap<Commit, Followed>): readonly [Commit, Followed] | null {
  let found: readonly [Commit, Followed] | null = null;
  for (const one of pending)
    if (
      found === null ||
      one[0].time > found[0].time ||
      (one[0].time === found[0].time && compareText(one[0].id, found[0].id) > 0)
    )
      found = one;
  return found;
}
