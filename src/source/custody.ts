import { realpath } from "node:fs/promises";
import { relative, sep } from "node:path";
import type { Custody } from "../model/custody.ts";
import { walkCustody } from "./custody-walk.ts";
import { openObjects, repositoryOf } from "./git.ts";
import { GitError } from "./git-error.ts";
import { HistoryEnd, type HistoryLimits, TreeHistory } from "./tree-history.ts";

/** Where evidence lies in a content root. */
const evidenceFolder = "evidence";

/** Most of a history that is read. */
const limits: HistoryLimits = { commits: 5000, bytes: 64 * 1024 * 1024 };

/**
 * Who recorded and changed evidence when, from the history of Git; null where there is none that can be read.
 *
 * @param revision the commit of the content root, with `+` behind it if the files are not those of the commit
 * @param paths of the evidence, below `evidence/` in the content root
 */
export async function readCustody(
  root: string,
  revision: string | null,
  paths: readonly string[],
): Promise<Custody | null> {
  if (revision === null) return null;
  try {
    const { top, shallow } = await repositoryOf(root);
    const way = relative(await realpath(top), await realpath(root)).split(sep);
    const objects = openObjects(root);
    try {
      const history = new TreeHistory(objects, [...way.filter(Boolean), evidenceFolder], limits);
      const [commit = ""] = revision.split("+");
      const below = paths.map((path) => path.slice(evidenceFolder.length + 1));
      const found = await walkCustody(history, commit, shallow, below);
      const evidence = found.map((one) => ({ ...one, path: `${evidenceFolder}/${one.path}` }));
      return { uncommitted: revision.endsWith("+"), evidence };
    } finally {
      objects.close();
    }
  } catch (error) {
    if (error instanceof GitError || error instanceof HistoryEnd) return null;
    throw error;
  }
}
