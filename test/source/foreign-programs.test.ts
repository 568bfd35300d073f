import { existsSync } from "node:fs";
import { appendFile, chmod, mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { check } from "../../src/pipeline.ts";
import { commitAll, git } from "../cli/git.ts";
import { runInProcess } from "../cli/run-in-process.ts";
import { day, writeContent } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";

/** Where a program that should never have run leaves its trace. */
async function trap(): Promise<{ folder: string; spring: string; sprung: () => boolean }> {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-trap-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const spring = join(folder, "program");
  const trace = join(folder, "PWNED");
  await writeFile(spring, `#!/bin/sh\ntouch '${trace}'\ncat\n`);
  await chmod(spring, 0o755);
  return { folder, spring, sprung: () => existsSync(trace) };
}

/** A configuration in which every key that names a program names `program`. */
function configuration(program: string): string {
  return `[core]
	fsmonitor = ${program}
	hooksPath = hooks
	sshCommand = ${program}
	pager = ${program}
	editor = ${program}
	askPass = ${program}
	gitProxy = ${program}
	alternateRefsCommand = ${program}
[pager]
	rev-parse = ${program}
	ls-tree = ${program}
	cat-file = ${program}
[filter "evil"]
	clean = ${program}
	smudge = ${program}
	process = ${program}
	required = true
[diff]
	external = ${program}
[diff "evil"]
	textconv = ${program}
	command = ${program}
[gpg]
	program = ${program}
[log]
	showSignature = true
[credential]
	helper = ${program}
[protocol "file"]
	allow = always
[protocol "ext"]
	allow = always
[uploadpack]
	packObjectsHook = ${program}
[alias]
	rev-parse = !${program}
	ls-tree = !${program}
	cat-file = !${program}
`;
}

const attributes = "* filter=evil diff=evil text\n";

/** A repository in a content root whose own configuration is hostile, as in an archive that somebody was sent. */
async function hostileRepository(): Promise<{ root: string; spring: string; sprung: () => boolean }> {
  const { root } = await writeContent({ ...clean, ".gitattributes": attributes });
  const { spring, sprung } = await trap();
  commitAll(root);
  await writeFile(join(root, "controls/domain.md"), "---\ntitle: Anders\n---\n");
  commitAll(root);
  await writeFile(join(root, ".git/info/attributes"), attributes);
  await writeFile(join(root, "included"), configuration(spring));
  await appendFile(join(root, ".git/config"), `${configuration(spring)}[include]\n\tpath = ../included\n`);
  await mkdir(join(root, ".git/hooks"), { recursive: true });
  for (const hook of ["post-index-change", "post-checkout", "reference-transaction"]) {
    await writeFile(join(root, ".git/hooks", hook), `#!/bin/sh\n${spring} </dev/null\n`);
    await chmod(join(root, ".git/hooks", hook), 0o755);
  }
  return { root, spring, sprung };
}

describe.skipIf(process.platform === "win32")("no program that content names runs", () => {
  it("of a repository with a hostile configuration", async () => {
    const { root, sprung } = await hostileRepository();
    const { revision } = await check(root, { asOf: day, today: day, version: "0" });
    expect(revision).toMatch(/^[0-9a-f]{40}$/);
    await writeFile(join(root, "controls/domain.md"), "---\ntitle: Abermals\n---\n");
    expect((await check(root, { asOf: day, today: day, version: "0" })).revision).toBe(`${revision}+`);
    const { code, stderr } = await runInProcess(["diff", "HEAD~1", "--root", root, "--as-of", day]);
    expect(code, stderr).toBe(0);
    expect(sprung()).toBe(false);
    // The trap is one: what was asked before springs it, whether it succeeds or not. A new time alone makes it read the file.
    await utimes(join(root, "controls/catalog/inf-7.md"), 1, 1);
    try {
      git(root, "status", "--porcelain");
    } catch {
      // What the trap is for has happened, or the next line says so.
    }
    expect(sprung()).toBe(true);
  });

  it("of a clone that lacks files, which Git would fetch", async () => {
    const { root, spring, sprung } = await hostileRepository();
    const blob = git(root, "-c", "core.fsmonitor=false", "rev-parse", "HEAD~1:controls/domain.md").trim();
    await rm(join(root, ".git/objects", blob.slice(0, 2), blob.slice(2)));
    await appendFile(
      join(root, ".git/config"),
      `[remote "origin"]\n\turl = file://${root}\n\tpromisor = true\n\tuploadpack = ${spring}\n[extensions]\n\tpartialClone = origin\n[core]\n\trepositoryFormatVersion = 1\n`,
    );
    const { code, stderr } = await runInProcess(["diff", "HEAD~1", "--root", root, "--as-of", day]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^HEAD~1: .*fehlen Dateien in diesem Klon/);
    expect(sprung()).toBe(false);
  });

  it("of a bare repository that lies in the content like any folder; nor does it lend its revision", async () => {
    const { root } = await writeContent(clean);
    const { spring, sprung } = await trap();
    git(root, "init", "-q", "--bare", ".");
    await writeFile(
      join(root, "config"),
      `[core]\n\tbare = false\n\tworktree = .\n[filter "evil"]\n\tclean = ${spring}\n`,
    );
    await writeFile(join(root, "info/attributes"), attributes);
    git(root, "--git-dir=.", "-c", "filter.evil.clean=cat", "add", "controls", "evidence");
    git(root, "--git-dir=.", "-c", "filter.evil.clean=cat", "commit", "-q", "-m", "Stand");
    expect((await check(root, { asOf: day, today: day, version: "0" })).revision).toBeNull();
    const { code, stderr } = await runInProcess(["diff", "HEAD", "--root", root, "--as-of", day]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/bare/);
    expect(sprung()).toBe(false);
  });

  it("named git, in the content or in the working folder", async () => {
    const { root } = await writeContent(clean);
    const { spring, sprung } = await trap();
    commitAll(root);
    await mkdir(join(root, "node_modules/.bin"), { recursive: true });
    for (const path of ["git", "node_modules/.bin/git"]) {
      await writeFile(join(root, path), `#!/bin/sh\nexec ${spring}\n`);
      await chmod(join(root, path), 0o755);
    }
    const path = [".", "", join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
    vi.stubEnv("PATH", path);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect((await check(root, { asOf: day, today: day, version: "0" })).revision).toMatch(/^[0-9a-f]{40}$/);
    expect(sprung()).toBe(false);
  });

  it("named by the environment, whose repository is not asked either", async () => {
    const { root } = await writeContent(clean);
    const { root: other } = await writeContent(clean);
    const { spring, sprung } = await trap();
    commitAll(root);
    commitAll(other);
    git(other, "commit", "-q", "--allow-empty", "-m", "Anderer Stand");
    for (const [name, value] of Object.entries({
      GIT_DIR: join(other, ".git"),
      GIT_WORK_TREE: other,
      GIT_EXTERNAL_DIFF: spring,
      GIT_PAGER: spring,
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: "core.fsmonitor",
      GIT_CONFIG_VALUE_0: spring,
    }))
      vi.stubEnv(name, value);
    const { revision } = await check(root, { asOf: day, today: day, version: "0" });
    vi.unstubAllEnvs();
    expect(revision).toBe(git(root, "rev-parse", "HEAD").trim());
    expect(sprung()).toBe(false);
  });
});
