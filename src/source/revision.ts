import { join } from "node:path";
import { git } from "./git.ts";

/**
 * The commit that the content root stands on, with `+` behind it if the content differs from it; null where there is no
 * git work tree (or no git).
 */
export async function revisionOf(root: string): Promise<string | null> {
  const commit = await git(root, ["rev-parse", "HEAD"]);
  if (commit === null || !/^[0-9a-f]{40,64}$/.test(commit.trim())) return null;
  const changes = await git(root, ["status", "--porcelain", "--", "controls", "evidence"]);
  return commit.trim() + (changes ? "+" : "");
}

/**
 * Writes `controls/` and `evidence/` of an earlier commit below a folder, without touching work tree or index.
 *
 * @param folder an empty folder
 * @returns the commit and the content root, or null if git knows no such revision or is not there
 */
export async function extractRevision(
  root: string,
  revision: string,
  folder: string,
): Promise<{ readonly commit: string; readonly root: string } | null> {
  const commit = await git(root, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${revision}^{commit}`,
  ]);
  const top = await git(root, ["rev-parse", "--show-toplevel"]);
  const prefix = await git(root, ["rev-parse", "--show-prefix"]);
  if (commit === null || top === null || prefix === null) return null;
  const inside = prefix.replace(/\n$/, "");
  const cwd = top.replace(/\n$/, "");
  const env = { GIT_INDEX_FILE: join(folder, "index"), GIT_LITERAL_PATHSPECS: "1" };
  const tree = join(folder, "tree");
  if ((await git(cwd, ["read-tree", commit.trim()], { env })) === null) return null;
  const list = await git(cwd, ["ls-files", "-z", "--", `${inside}controls`, `${inside}evidence`], { env });
  if (list === null) return null;
  const written = await git(cwd, ["checkout-index", "-z", "--stdin", `--prefix=${tree}/`], {
    env,
    input: list,
  });
  return written === null ? null : { commit: commit.trim(), root: join(tree, inside) };
}
