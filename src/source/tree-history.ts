import type { ObjectReader } from "./git.ts";
import { type Commit, parseCommit, parseTree, type TreeItem } from "./git-objects.ts";

/** How much of a history is read. */
export interface HistoryLimits {
  readonly commits: number;
  /** Of commits and trees, in bytes; a tree counts each time that it is looked through. */
  readonly bytes: number;
}

/** Nothing more of the history can be read. */
export class HistoryEnd extends Error {
  readonly why: "limit" | "unreadable";

  constructor(why: "limit" | "unreadable") {
    super(`history: ${why}`);
    this.name = "HistoryEnd";
    this.why = why;
  }
}

/** What a file was before and after; null where there is none. */
export type BlobChange = readonly [before: string | null, after: string | null];

/** Folders within folders that are looked into. */
const mostDeep = 64;

/** Commits and one folder of their trees, within limits. */
export class TreeHistory {
  private readonly commits = new Map<string, Commit | null>();
  /** Id of the folder by id of the tree that it lies in. */
  private readonly folders = new Map<string, string | null>();
  private bytes = 0;
  private readonly reader: Pick<ObjectReader, "read">;
  private readonly folder: readonly string[];
  private readonly limits: HistoryLimits;

  /** @param folder names from the top of the repository down to the folder that is looked at */
  constructor(reader: Pick<ObjectReader, "read">, folder: readonly string[], limits: HistoryLimits) {
    this.reader = reader;
    this.folder = folder;
    this.limits = limits;
  }

  /**
   * A commit; null if the clone lacks it.
   *
   * @throws {HistoryEnd}
   */
  async commit(id: string): Promise<Commit | null> {
    const known = this.commits.get(id);
    if (known !== undefined) return known;
    if (this.commits.size >= this.limits.commits) throw new HistoryEnd("limit");
    const bytes = await this.read(id, "commit");
    const commit = bytes === null ? null : parseCommit(id, bytes);
    if (bytes !== null && commit === null) throw new HistoryEnd("unreadable");
    this.commits.set(id, commit);
    return commit;
  }

  /**
   * The files below the folder that differ between two commits (null: an empty one), by path from the folder on. What has
   * the same id is not looked into.
   *
   * @throws {HistoryEnd}
   */
  async changes(before: Commit | null, after: Commit): Promise<ReadonlyMap<string, BlobChange>> {
    const changes = new Map<string, BlobChange>();
    const from = before && (await this.folderOf(before));
    await this.compare([from, await this.folderOf(after)], "", 0, changes);
    return changes;
  }

  private async compare(
    [before, after]: BlobChange,
    path: string,
    depth: number,
    changes: Map<string, BlobChange>,
  ): Promise<void> {
    if (before === after) return;
    if (depth > mostDeep) throw new HistoryEnd("limit");
    const [old, now] = [await this.tree(before), await this.tree(after)];
    for (const name of new Set([...old.keys(), ...now.keys()])) {
      const [was, is] = [old.get(name), now.get(name)];
      const here = path === "" ? name : `${path}/${name}`;
      const [wasFile, isFile] = [idOf(was, false), idOf(is, false)];
      if (wasFile !== isFile) changes.set(here, [wasFile, isFile]);
      await this.compare([idOf(was, true), idOf(is, true)], here, depth + 1, changes);
    }
  }

  private async folderOf({ tree }: Commit): Promise<string | null> {
    const known = this.folders.get(tree);
    if (known !== undefined) return known;
    let id: string | null = tree;
    for (const name of this.folder) id = idOf((await this.tree(id)).get(name), true);
    this.folders.set(tree, id);
    return id;
  }

  private async tree(id: string | null): Promise<ReadonlyMap<string, TreeItem>> {
    if (id === null) return new Map();
    const bytes = await this.read(id, "tree");
    const items = bytes && parseTree(bytes, id.length);
    if (items === null) throw new HistoryEnd("unreadable");
    return items;
  }

  private async read(id: string, kind: "commit" | "tree"): Promise<Buffer | null> {
    const object = await this.reader.read(id, this.limits.bytes - this.bytes);
    if (object === "large") throw new HistoryEnd("limit");
    if (object === null) return null;
    if (object.kind !== kind) throw new HistoryEnd("unreadable");
    // Empty ones count too.
    this.bytes += object.bytes.length + 1;
    return object.bytes;
  }
}

function idOf(item: TreeItem | undefined, isFolder: boolean): string | null {
  return item?.isFolder === isFolder ? item.id : null;
}
