import { execFile } from "node:child_process";

/** Hooks and watchers of the user's configuration have no business in a check, and it must not write or load anything. */
const settings = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];

/** A git that waits for something (a credential, a lock) must not hold up a check for ever; in milliseconds. */
const timeout = 300_000;

/** Largest output that is read: lists of files of a large content root. */
const maxOutput = 256 * 1024 * 1024;

/**
 * Runs git in a folder; null if it fails or is not there.
 *
 * @param more environment beside the process's own, and text for its standard input
 */
export function git(
  cwd: string,
  args: readonly string[],
  more: { readonly env?: Readonly<Record<string, string>>; readonly input?: string } = {},
): Promise<string | null> {
  // Optional locks off: the index of the user's repository stays as it is. LFS stays pointers, and a partial clone partial: no network.
  const env = {
    ...process.env,
    GIT_OPTIONAL_LOCKS: "0",
    GIT_LFS_SKIP_SMUDGE: "1",
    GIT_NO_LAZY_FETCH: "1",
    ...more.env,
  };
  return new Promise((resolve) => {
    const child = execFile(
      "git",
      [...settings, ...args],
      { cwd, env, maxBuffer: maxOutput, timeout },
      (error, stdout) => resolve(error ? null : stdout),
    );
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(more.input ?? "");
  });
}
