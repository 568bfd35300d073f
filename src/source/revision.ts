import { execFile } from "node:child_process";

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

function git(cwd: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    // Optional locks off: a check must not write into the repository. fsmonitor off: content may bring its own configuration.
    const options = { cwd, timeout: 20_000, env: { ...process.env, GIT_OPTIONAL_LOCKS: "0" } };
    execFile("git", ["-c", "core.fsmonitor=false", ...args], options, (error, stdout) =>
      resolve(error ? null : stdout),
    );
  });
}
