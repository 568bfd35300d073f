import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { readCustody } from "../../src/source/custody.ts";
import { walkCustody } from "../../src/source/custody-walk.ts";
import { openObjects } from "../../src/source/git.ts";
import { HistoryEnd, TreeHistory } from "../../src/source/tree-history.ts";
import { git } from "../cli/git.ts";

/** A repository whose content root is a folder in it; each commit is made on a day of its own, by somebody. */
function repository() {
  const top = mkdtempSync(join(tmpdir(), "nachweis-custody-"));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  const root = join(top, "inhalt");
  let day = 0;
  git(top, "init", "-q", "-b", "main");
  const id = (): string => git(top, "rev-parse", "HEAD").trim();
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  /** The day and the short id of what was committed. */
  const commit = (name: string, ...args: string[]) => {
    day += 1;
    const on = `2026-03-${String(day).padStart(2, "0")}`;
    const date = `${on}T12:00:00+0000`;
    const env = {
      ...process.env,
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: "x@example.org",
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: "Werk",
      GIT_COMMITTER_EMAIL: "y@example.org",
      GIT_COMMITTER_DATE: date,
    };
    git(top, "add", "-A");
    const what = args.length > 0 ? args : ["commit", "-q", "-m", "x"];
    execFileSync("git", ["-c", "commit.gpgsign=false", ...what], { cwd: top, env, stdio: "pipe" });
    return { day: on, commit: id().slice(0, 12), author: name };
  };
  const custodyOf = async (path: string, from = root) =>
    (await readCustody(from, id(), [path]))?.evidence.find((one) => one.path === path);
  return { top, root, id, write, commit, custodyOf };
}

const path = "evidence/rz-a/plan.txt";

describe("custody of evidence", () => {
  it("follows a file through additions, changes and renames, and leaves out what did nothing to it", async () => {
    const { write, commit, custodyOf, top, root, id } = repository();
    write("evidence/rz-a/alt.txt", "eins\n");
    const added = commit("Ada");
    write("controls/domain.md", "x");
    commit("Niemand");
    write("evidence/rz-a/alt.txt", "zwei\n");
    const changed = commit("Bert");
    git(top, "mv", "inhalt/evidence/rz-a/alt.txt", `inhalt/${path}`);
    const renamed = commit("Cleo");
    write("evidence/rz-b/log.txt", "log");
    const other = commit("Dora");
    const all = [
      { act: "recorded", ...added },
      { act: "changed", ...changed },
      { act: "renamed", ...renamed },
    ];
    expect(await custodyOf(path)).toEqual({ path, acts: all, older: null });
    expect((await custodyOf("evidence/rz-b/log.txt"))?.acts).toEqual([{ act: "recorded", ...other }]);
    expect(await custodyOf("evidence/rz-b/neu.txt")).toBeUndefined();
    expect(await readCustody(root, `${id()}+`, [])).toEqual({ uncommitted: true, evidence: [] });
    expect(await readCustody(root, null, [path])).toBeNull();
  });

  it("names who changed a file on a branch, not who merged it; a merge that resolves a conflict changed it", async () => {
    const { top, write, commit, custodyOf } = repository();
    write(path, "eins\n");
    const added = commit("Ada");
    git(top, "checkout", "-q", "-b", "zweig");
    write(path, "zwei\n");
    const branch = commit("Bert");
    git(top, "checkout", "-q", "main");
    write("evidence/rz-b/log.txt", "log");
    commit("Cleo");
    commit("Dora", "merge", "-q", "--no-ff", "-m", "x", "zweig");
    const acts = [
      { act: "recorded", ...added },
      { act: "changed", ...branch },
    ];
    expect((await custodyOf(path))?.acts).toEqual(acts);

    git(top, "checkout", "-q", "-b", "noch-einer");
    write(path, "drei\n");
    const third = commit("Emil");
    git(top, "checkout", "-q", "main");
    write(path, "vier\n");
    const fourth = commit("Fritz");
    git(top, "merge", "-q", "--no-commit", "-s", "ours", "noch-einer");
    write(path, "fünf\n");
    const resolved = commit("Gerd");
    expect((await custodyOf(path))?.acts).toEqual([
      ...acts,
      ...[third, fourth, resolved].map((one) => ({ act: "changed", ...one })),
    ]);
  });

  it("does not guess where a renamed file came from", async () => {
    const { top, write, commit, custodyOf } = repository();
    write("evidence/a.txt", "gleich");
    write("evidence/b.txt", "gleich");
    commit("Ada");
    git(top, "rm", "-q", "inhalt/evidence/a.txt", "inhalt/evidence/b.txt");
    write(path, "gleich");
    const came = commit("Bert");
    expect((await custodyOf(path))?.acts).toEqual([{ act: "recorded", ...came }]);
  });

  it("says of a shallow clone that older acts are missing, and does not call its oldest commit the one that recorded", async () => {
    const { top, write, commit, custodyOf } = repository();
    write(path, "eins\n");
    commit("Ada");
    write("evidence/rz-b/log.txt", "log");
    commit("Bert");
    write(path, "zwei\n");
    const changed = commit("Cleo");
    const clone = `${top}-flach`;
    onTestFinished(() => rmSync(clone, { recursive: true, force: true }));
    git(top, "clone", "-q", "--depth", "2", `file://${top}`, clone);
    const root = join(clone, "inhalt");
    expect(await custodyOf(path, root)).toEqual({
      path,
      acts: [{ act: "changed", ...changed }],
      older: "shallow",
    });
    expect(await custodyOf("evidence/rz-b/log.txt", root)).toMatchObject({ acts: [], older: "shallow" });
  });

  it("says where it stopped to read", async () => {
    const { root, id, write, commit } = repository();
    write(path, "eins\n");
    commit("Ada");
    for (const text of ["zwei", "drei", "vier"]) {
      write(path, text);
      commit("Bert");
    }
    const walk = async (commits: number, bytes: number) => {
      const reader = openObjects(root);
      try {
        const history = new TreeHistory(reader, ["inhalt", "evidence"], { commits, bytes });
        return await walkCustody(history, id(), false, ["rz-a/plan.txt"]);
      } finally {
        reader.close();
      }
    };
    expect(await walk(3, 10_000)).toMatchObject([{ acts: [{}, {}], older: "limit" }]);
    expect(await walk(4, 10_000)).toMatchObject([{ acts: [{}, {}, {}, {}], older: null }]);
    expect(await walk(4, 900)).toMatchObject([{ older: "limit" }]);
    await expect(walk(4, 100)).rejects.toThrow(HistoryEnd);
  });
});
