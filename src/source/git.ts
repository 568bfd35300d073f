import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { findProgram, isWithin } from "./find-program.ts";
import { GitError, type GitFailure } from "./git-error.ts";
import { StreamReader } from "./stream-reader.ts";

/**
 * Everything that Git is ever asked: where a repository is, what a name stands for, what a tree holds, and blobs as they
 * are. Content may bring a repository of its own with it (a bare one in a folder, a `.git` in an archive), and its
 * configuration and attributes name programs: filters (clean, smudge, process), text conversions, `gpg.program`, hooks,
 * pagers, `core.fsmonitor`, `core.sshCommand`, aliases. Which of them `log`, `show`, `diff`, `status` or `checkout-index`
 * start depends on the version and on more keys than a list could name. These three start none: they read objects, and
 * apply nothing to them. So nothing else can be called: the type does not have it.
 */
type Plumbing =
  | readonly ["rev-parse" | "ls-tree", ...string[]]
  /** Without `--filters` and `--textconv`: blobs as they are. */
  | readonly ["cat-file", "--batch", "--buffer"]
  /** One object after the other: what is asked for next depends on what came. */
  | readonly ["cat-file", "--batch"];

/**
 * A second wall behind the allow list. A repository that looks like any folder (bare) is not used; nothing is loaded: a
 * partial clone would fetch what is missing, by a program that its configuration names.
 */
const settings = [
  "--no-pager",
  "--no-replace-objects",
  "--literal-pathspecs",
  ...["safe.bareRepository=explicit", "protocol.allow=never", "core.fsmonitor=false"].flatMap((s) => [
    "-c",
    s,
  ]),
  ...["core.hooksPath=/dev/null", "core.sshCommand=false", "credential.helper="].flatMap((s) => ["-c", s]),
];

/**
 * What Git gets of the environment: where its own parts and the configuration of user and machine are, which say whose
 * repositories are trusted (`safe.directory`). No `GIT_…`: it would point to another repository (as hooks do) or name
 * programs.
 */
const passedOn = [
  ...["PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR", "SUDO_UID"],
  ...["SYSTEMROOT", "WINDIR", "USERPROFILE", "HOMEDRIVE", "HOMEPATH", "PROGRAMDATA", "TEMP", "TMP"],
];

const ownEnvironment = {
  // What it says of a failure is read.
  LC_ALL: "C",
  GIT_TERMINAL_PROMPT: "0",
  // The index of the user's repository stays as it is.
  GIT_OPTIONAL_LOCKS: "0",
  GIT_NO_LAZY_FETCH: "1",
  // Unlike `protocol.allow`, it can't be undone for one protocol by the repository's configuration.
  GIT_ALLOW_PROTOCOL: "none",
};

/** How long Git may be silent, in milliseconds. One that waits for something must not hold up a check. */
const patience = 20_000;

/** Largest answer that is read, in bytes: the list of files of a large content root. Blobs come in pieces. */
const largestAnswer = 256 * 1024 * 1024;

/** The repository that a folder lies in. */
export interface Repository {
  /** Absolute path of its work tree. */
  readonly top: string;
  /** True if older commits are missing. */
  readonly shallow: boolean;
}

/**
 * The repository that a folder lies in.
 *
 * @throws {GitError} if there is none that may be used
 */
export async function repositoryOf(folder: string): Promise<Repository> {
  // To start a program takes longer than a small check.
  if (programFor(folder) !== null && !isBelowRepository(folder)) throw new GitError("no-repository");
  const questions = ["--is-shallow-repository", "--absolute-git-dir", "--show-toplevel"] as const;
  const answer = await ask(folder, ["rev-parse", ...questions]);
  const [shallow = "", gitFolder = "", top = ""] = answer.split("\n");
  // Older versions of Git don't know `safe.bareRepository`.
  if (top === "" || isWithin(folder, gitFolder)) throw new GitError("bare");
  return { top, shallow: shallow === "true" };
}

/**
 * False if Git would find no repository in a folder or above it: none with a work tree, which has a `.git`, and none that looks
 * like any folder, which has a `HEAD`. Git gets no variable that names one elsewhere.
 */
function isBelowRepository(folder: string): boolean {
  let at: string;
  try {
    at = realpathSync(folder);
  } catch {
    // Git says what is wrong with it.
    return true;
  }
  while (![".git", "HEAD"].some((name) => existsSync(join(at, name)))) {
    if (at === dirname(at)) return false;
    at = dirname(at);
  }
  return true;
}

/**
 * The id of the commit that a revision names (`HEAD`, a branch, a tag, an id).
 *
 * @throws {GitError} if there is no such commit
 */
export async function commitOf(folder: string, revision: string): Promise<string> {
  const commit = await ask(folder, ["rev-parse", "--verify", "--end-of-options", `${revision}^{commit}`]);
  if (!/^[0-9a-f]{40,64}\n$/.test(commit)) throw new GitError("failed");
  return commit.trimEnd();
}

/** One file of a commit. */
export interface TreeEntry {
  /** Relative to the folder that was asked about, with `/`. Untrusted: it may hold `..`. */
  readonly path: string;
  readonly kind: "file" | "link" | "submodule";
  readonly id: string;
  /** Of the blob, in bytes; 0 for a submodule. */
  readonly size: number;
}

/**
 * The files of a commit at paths below a folder, in the order of Git.
 *
 * @throws {GitError} if they can't be read, as in a clone that lacks them
 */
export async function treeOf(folder: string, commit: string, paths: readonly string[]): Promise<TreeEntry[]> {
  const list = await ask(folder, ["ls-tree", "-r", "-l", "-z", commit, "--", ...paths]);
  return list.split("\0").filter(Boolean).map(readEntry);
}

function readEntry(line: string): TreeEntry {
  const [, mode = "", id = "", size = "", path = ""] =
    /^(\d{6}) [a-z]+ ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(line) ?? [];
  if (path === "") throw new GitError("failed");
  const kind = mode === "120000" ? "link" : mode === "160000" ? "submodule" : "file";
  return { path, kind, id, size: Number(size === "-" ? 0 : size) };
}

/** Bytes of blobs, one after the other: each is read by `write`, in pieces. */
export async function readBlobs<T extends { readonly id: string; readonly size: number }>(
  folder: string,
  wanted: readonly T[],
  write: (one: T, pieces: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  const running = start(folder, ["cat-file", "--batch", "--buffer"]);
  running.child.stdin?.end(wanted.map(({ id }) => `${id}\n`).join(""));
  const reader = new StreamReader(running.output());
  try {
    for (const one of wanted) {
      const header = await reader.line();
      if (header !== `${one.id} blob ${one.size}`) throw new GitError("failed");
      await write(one, reader.bytes(one.size));
      if ((await reader.line()) !== "") throw new GitError("failed");
    }
  } finally {
    running.stop();
  }
}

/** Reads objects one by one, as they are. */
export interface ObjectReader {
  /**
   * An object by its id; null if the clone lacks it, "large" if it has more than `most` bytes: then nothing more can be read.
   *
   * @throws {GitError} if Git does not answer
   */
  read(id: string, most: number): Promise<{ readonly kind: string; readonly bytes: Buffer } | "large" | null>;
  /** Ends it; to be called in any case. */
  close(): void;
}

/**
 * A reader of the objects of the repository that a folder lies in.
 *
 * @throws {GitError} if there is no Git
 */
export function openObjects(folder: string): ObjectReader {
  const running = start(folder, ["cat-file", "--batch"]);
  const reader = new StreamReader(running.output());
  return {
    async read(id, most) {
      running.child.stdin?.write(`${id}\n`);
      const header = await reader.line();
      if (header === `${id} missing`) return null;
      const [, kind = "", size = ""] = /^[0-9a-f]+ ([a-z]+) (\d{1,15})$/.exec(header) ?? [];
      if (kind === "") throw new GitError("failed");
      if (Number(size) > most) return "large";
      const pieces: Uint8Array[] = [];
      for await (const piece of reader.bytes(Number(size))) pieces.push(piece);
      if ((await reader.line()) !== "") throw new GitError("failed");
      return { kind, bytes: Buffer.concat(pieces) };
    },
    close: running.stop,
  };
}

async function ask(folder: string, args: Plumbing): Promise<string> {
  const running = start(folder, args);
  running.child.stdin?.end();
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of running.output()) {
      bytes += piece.length;
      if (bytes > largestAnswer) throw new GitError("failed");
      pieces.push(piece);
    }
  } finally {
    running.stop();
  }
  return Buffer.concat(pieces).toString("utf8");
}

interface Running {
  readonly child: ChildProcess;
  /** What it prints, until it ends. Throws a GitError if it fails or is silent for too long. */
  output(): AsyncIterable<Buffer>;
  /** Ends it, if it has not ended. */
  stop(): void;
}

function programFor(folder: string): string | null {
  return findProgram("git", process.env.PATH ?? "", folder);
}

function start(folder: string, args: Plumbing): Running {
  const git = programFor(folder);
  if (git === null) throw new GitError("no-git");
  const env: Record<string, string> = { ...ownEnvironment };
  for (const name of passedOn) if (process.env[name] !== undefined) env[name] = process.env[name];
  const child = spawn(git, [...settings, "-C", resolve(folder), ...args], {
    // Not in the content.
    cwd: dirname(git),
    env,
    stdio: "pipe",
    windowsHide: true,
  });
  let silent = false;
  let errors = "";
  const stop = (): void => {
    clearTimeout(timer);
    // What it has started may hold its pipes open.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
    child.kill("SIGKILL");
  };
  const timer = setTimeout(() => {
    silent = true;
    stop();
  }, patience);
  child.stdin.on("error", () => undefined);
  child.stderr.on("data", (piece: Buffer) => {
    errors = (errors + piece.toString("utf8")).slice(0, 2000);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null));
    child.once("close", resolve);
  });
  return {
    child,
    stop,
    async *output() {
      try {
        for await (const piece of child.stdout) {
          timer.refresh();
          yield piece as Buffer;
        }
      } catch (error) {
        if (!silent) throw error;
      }
      if (silent) throw new GitError("silent");
      const code = await ended;
      clearTimeout(timer);
      if (silent) throw new GitError("silent");
      if (code !== 0) throw new GitError(failureIn(errors));
    },
  };
}

function failureIn(errors: string): GitFailure {
  if (/dubious ownership|unsafe repository/.test(errors)) return "ownership";
  if (/cannot use bare repository|must be run in a work tree/.test(errors)) return "bare";
  if (/not a git repository/i.test(errors)) return "no-repository";
  return "failed";
}
