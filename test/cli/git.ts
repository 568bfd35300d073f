import { execFileSync } from "node:child_process";

/** Runs git in a folder as somebody whom no configuration knows; returns what it prints. */
export function git(folder: string, ...args: string[]): string {
  const identity = [
    "-c",
    "user.name=Test",
    "-c",
    "user.email=test@example.org",
    "-c",
    "commit.gpgsign=false",
  ];
  return execFileSync("git", [...identity, ...args], { cwd: folder, encoding: "utf8", stdio: "pipe" });
}

/** Makes a repository of a folder, with all that is in it as one commit. */
export function commitAll(folder: string): void {
  git(folder, "init", "-q");
  git(folder, "add", ".");
  git(folder, "commit", "-q", "-m", "Stand");
}
