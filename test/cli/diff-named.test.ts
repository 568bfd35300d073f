import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Comparison } from "../../src/model/comparison.ts";
import { writeContent } from "../content-root.ts";
import { changed, clean } from "../format/clean-root.ts";
import { commitAll, git } from "./git.ts";
import { runInProcess } from "./run-in-process.ts";
import { runNachweis } from "./run-nachweis.ts";

const inf = "controls/catalog/inf-7.md";
const asOf = ["--as-of", "2026-11-23"];
const content = {
  ...clean,
  ...changed(clean, "controls/domain.md", "catalogue:", "id: verbund\ncatalogue:"),
  "controls/audits/audit-2026.md":
    "---\ntitle: Internes Audit (Beispiel)\nkind: internal\ndate: 2026-10-05\nauditor: A. Beispiel\n---\n",
};

const names = (items: Comparison["proven"]): string[] =>
  items.map(({ requirement, object, before, after }) => `${requirement} ${object} ${before} ${after}`);

async function compare(root: string, name: string): Promise<Comparison> {
  const { stdout, stderr, code } = await runInProcess([
    "diff",
    name,
    "--root",
    root,
    ...asOf,
    "--format",
    "json",
  ]);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

/** Commits the content at noon of a day. */
function commitOn(root: string, day: string): void {
  git(root, "add", ".");
  git(root, "-c", `user.useConfigOnly=true`, "commit", "-q", "-m", day, `--date=${day}T12:00:00Z`);
}

const gap = String(changed(content, inf, "### raum-a: ja", "### raum-a: nein")[inf]);

describe("nachweis diff", () => {
  it("takes an audit for the content of its day, judged as of it", async () => {
    const { root } = await writeContent(content);
    const at = (day: string) => ({ GIT_COMMITTER_DATE: `${day}T12:00:00Z` });
    commitAll(root);
    Object.assign(process.env, at("2026-10-05"));
    git(root, "commit", "-q", "--amend", "-m", "Stand zum Audit");
    await writeFile(join(root, inf), gap);
    Object.assign(process.env, at("2026-10-06"));
    commitOn(root, "2026-10-06");
    delete process.env.GIT_COMMITTER_DATE;
    const result = await compare(root, "audit-2026");
    expect(result.before).toMatchObject({
      asOf: "2026-10-05",
      revision: git(root, "rev-parse", "HEAD~1").trim(),
    });
    expect(names(result.unproven)).toEqual(["INF.7.A2 raum-a proven open"]);
  });

  it("says that a history does not reach back to an audit, and takes its day where there is no history", async () => {
    const { root } = await writeContent(content);
    expect((await compare(root, "audit-2026")).before).toMatchObject({ asOf: "2026-10-05", revision: null });
    const { stdout } = await runInProcess(["diff", "audit-2026", "--root", root, ...asOf, "--lang", "de"]);
    expect(stdout).toContain("Beide Seiten sind derselbe Inhalt, wie er jetzt ist, für zwei Tage beurteilt.");
    commitAll(root);
    const { code, stderr } = await runInProcess(["diff", "audit-2026", "--root", root, ...asOf]);
    expect([code, stderr]).toEqual([
      2,
      "2026-10-05: So weit reicht die Geschichte des Inhalts in Git nicht zurück",
    ]);
  });

  it("takes a seal for the commit that it names, unless files were changed", async () => {
    const { root } = await writeContent(content);
    const key = `${root}-key`;
    commitAll(root);
    const run = async (...args: string[]) => {
      const { code, stderr } = await runNachweis(args);
      expect(code, stderr).toBe(0);
    };
    await run("key", "new", "--out", key, "--no-passphrase");
    await run("seal", "--root", root, "--key", key, "--as-of", "2026-11-01");
    await writeFile(join(root, inf), gap);
    await run("seal", "--root", root, "--key", key, "--as-of", "2026-11-02");
    const result = await compare(root, join(root, "seals/0001.seal"));
    expect(result.before).toMatchObject({
      asOf: "2026-11-01",
      revision: git(root, "rev-parse", "HEAD").trim(),
    });
    expect(names(result.unproven)).toEqual(["INF.7.A2 raum-a proven open"]);
    const changedFiles = await runInProcess(["diff", join(root, "seals/0002.seal"), "--root", root, ...asOf]);
    expect([changedFiles.code, changedFiles.stderr]).toEqual([
      2,
      expect.stringContaining("besiegelt keinen Stand"),
    ]);
    await writeFile(join(root, "seals/0001.seal"), "nichts");
    expect((await runInProcess(["diff", join(root, "seals/0001.seal"), "--root", root, ...asOf])).code).toBe(
      2,
    );
    await Promise.all([rm(key), rm(`${key}.pub`)]);
  });

  it("judges a revision on another day", async () => {
    const { root } = await writeContent(content);
    commitAll(root);
    expect((await compare(root, "HEAD@2026-09-01")).before.asOf).toBe("2026-09-01");
  });
});
