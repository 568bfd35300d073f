/** Why Git gave no answer. */
export type GitFailure =
  /** There is no Git. */
  | "no-git"
  /** The folder belongs to somebody else, and the user has not said that it is trusted. */
  | "ownership"
  /** The only repository is one that lies in the content like any folder. */
  | "bare"
  /** No repository. */
  | "no-repository"
  /** It took too long. */
  | "silent"
  /** Names of a tree can't be written: they lead out of the folder, or two are one on this disk. */
  | "names"
  /** It does not know what it was asked for, or the answer is too large. */
  | "failed";

/** Git gave no answer. */
export class GitError extends Error {
  readonly why: GitFailure;

  constructor(why: GitFailure) {
    super(`git: ${why}`);
    this.name = "GitError";
    this.why = why;
  }
}
