import { existsSync, writeFileSync } from "node:fs";
import { chmod, chown, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { check } from "../../src/pipeline.ts";
import { SourceMemory } from "../../src/source/memory.ts";
import { commitOn, extractRevision, RevisionError } from "../../src/source/revision.ts";
import { commitAll, git } from "../cli/git.ts";
import { type Content, day, sha256, writeContent } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";

const catalogue = "controls/catalog/inf-7.md";
const scan = "evidence/domain/scan.bin";
const text = String(clean[catalogue]);
const bytes = Buffer.from([0, 1, 2, 13, 10, 255]);

async function committed(content: Content = { ...clean, [scan]: bytes }): Promise<string> {
  const { root } = await writeContent(content);
  commitAll(root);
  return root;
}

/** What stands behind the commit in the report: `+` for changed content, or nothing. */
async function signOf(root: string, memory?: SourceMemory): Promise<string> {
  const { revision } = await check(root, { asOf: day, today: day, version: "0", memory });
  const commit = git(root, "rev-parse", "HEAD").trim();
  expect(revision?.slice(0, commit.length)).toBe(commit);
  return revision?.slice(commit.length) ?? "";
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-revision-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe("the commit of a report has a + where the content is not the commit's", () => {
  it.each<[string, (root: string) => Promise<unknown>]>([
    ["a letter of the same length", (root) => writeFile(join(root, catalogue), text.replace("a", "b"))],
    ["a longer text", (root) => writeFile(join(root, catalogue), `${text}\nMehr.\n`)],
    ["a byte of a file that is no text", (root) => writeFile(join(root, scan), bytes.with(1, 7))],
    [
      "line ends of a file that is no text",
      (root) => writeFile(join(root, scan), Buffer.from("\0\u0001\u0002\r\n\xff\n")),
    ],
    ["a file that is gone", (root) => rm(join(root, "evidence/domain/konzept.txt"))],
    ["a file more", (root) => writeFile(join(root, "evidence/domain/neu.txt"), "neu")],
    [
      "a file that Git ignores, but the check reads",
      async (root) => {
        await writeFile(join(root, ".git/info/exclude"), "*.txt\n");
        await writeFile(join(root, "evidence/domain/neu.txt"), "neu");
      },
    ],
    [
      "a change that Git was told to overlook",
      async (root) => {
        git(root, "update-index", "--assume-unchanged", catalogue);
        await writeFile(join(root, catalogue), `${text}\nMehr.\n`);
      },
    ],
    [
      "a link in place of a file",
      async (root) => {
        await rm(join(root, scan));
        await symlink("konzept.txt", join(root, scan));
      },
    ],
    ["a folder in place of a file", async (root) => rm(join(root, scan)).then(() => mkdir(join(root, scan)))],
  ])("%s", async (_, change) => {
    const root = await committed();
    const memory = new SourceMemory();
    expect(await signOf(root, memory)).toBe("");
    await change(root);
    expect(await signOf(root, memory)).toBe("+");
    expect(await signOf(root)).toBe("+");
  });

  it.each<[string, (root: string) => Promise<unknown>]>([
    ["times", (root) => writeFile(join(root, catalogue), text)],
    ["rights", (root) => chmod(join(root, catalogue), 0o600)],
    ["something beside the content", (root) => writeFile(join(root, "README.md"), "neu")],
    [
      "line ends as Git writes them on Windows",
      (root) => writeFile(join(root, catalogue), text.replaceAll("\n", "\r\n")),
    ],
  ])("but not for %s", async (_, change) => {
    const root = await committed();
    await change(root);
    expect(await signOf(root)).toBe("");
  });

  it("line ends that fall between two pieces of a large file", async () => {
    const lines = "Zeile mit Text\n".repeat(200_000);
    const root = await committed({ ...clean, "evidence/domain/protokoll.txt": lines });
    await writeFile(join(root, "evidence/domain/protokoll.txt"), lines.replaceAll("\n", "\r\n"));
    expect(await signOf(root)).toBe("");
    await writeFile(
      join(root, "evidence/domain/protokoll.txt"),
      lines.replace("Text", "TEXT").replaceAll("\n", "\r\n"),
    );
    expect(await signOf(root)).toBe("+");
  });

  it("nor for a file whose pointer the commit has (Git LFS), if it is that file", async () => {
    const file = Buffer.alloc(5000, 3);
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(file)}\nsize ${file.length}\n`;
    const root = await committed({ ...clean, [scan]: pointer });
    expect(await signOf(root)).toBe("");
    await writeFile(join(root, scan), file);
    expect(await signOf(root)).toBe("");
    await writeFile(join(root, scan), file.with(9, 4));
    expect(await signOf(root)).toBe("+");
  });

  it("of a repository with ids of SHA-256, and of a second work tree", async () => {
    const { root } = await writeContent(clean);
    git(root, "init", "-q", "--object-format=sha256");
    git(root, "add", ".");
    git(root, "commit", "-q", "-m", "Stand");
    expect(await signOf(root)).toBe("");
    const second = join(await newFolder(), "second");
    git(root, "worktree", "add", "-q", second);
    expect(await signOf(second)).toBe("");
    await writeFile(join(second, catalogue), text.replace("a", "b"));
    expect(await signOf(second)).toBe("+");
    expect(await signOf(root)).toBe("");
  });

  it("follows a link to a file of the root that lies elsewhere in it", async () => {
    const { root } = await writeContent({ ...clean, "shared/plan.txt": "Plan" });
    await symlink("../../shared/plan.txt", join(root, "evidence/domain/plan.txt"));
    commitAll(root);
    expect(await signOf(root)).toBe("");
    await writeFile(join(root, "shared/plan.txt"), "Pläne");
    expect(await signOf(root)).toBe("+");
  });
});

describe("the content of a revision", () => {
  it("is written byte for byte, whatever attributes say", async () => {
    const root = await committed({
      ...clean,
      ".gitattributes": "*.txt text eol=crlf\n",
    });
    const folder = await newFolder();
    expect(await extractRevision(root, "HEAD", folder)).toBe(git(root, "rev-parse", "HEAD").trim());
    expect((await readdir(folder)).sort()).toEqual(["controls", "evidence"]);
    const report = await check(folder, { asOf: day, today: day, version: "0" });
    expect(report.findings.filter(({ rule }) => rule === "evidence-altered")).toEqual([]);
  });

  it("has what links lead to elsewhere in the content root", async () => {
    const { root } = await writeContent({ ...clean, "shared/inf-7.md": text });
    await rm(join(root, catalogue));
    await symlink("../../shared/inf-7.md", join(root, catalogue));
    commitAll(root);
    const folder = await newFolder();
    await extractRevision(root, "HEAD", folder);
    const report = await check(folder, { asOf: day, today: day, version: "0" });
    expect(report.findings).toEqual([]);
  });

  /** Writes an object that Git's own commands would refuse to make. */
  function object(root: string, type: string, content: Buffer): string {
    const file = join(root, ".git", "made");
    writeFileSync(file, content);
    return git(root, "hash-object", "-t", type, "--literally", "-w", "--", file).trim();
  }

  it.each([
    ["a step out of the folder", [["100644", ".."]]],
    ["a name of Git's own", [["100644", ".GIT"]]],
    [
      "a link, and a file behind it",
      [
        ["120000", "x"],
        ["40000", "x"],
      ],
    ],
  ] as const)("is refused for %s", async (_, names) => {
    const root = await committed();
    const outside = await newFolder();
    const blob = object(root, "blob", Buffer.from(outside));
    const tree = (entries: readonly (readonly [string, string, string])[]): string =>
      object(
        root,
        "tree",
        Buffer.concat(
          entries.flatMap(([mode, name, id]) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, "hex")]),
        ),
      );
    const inner = tree([["100644", "written", blob]]);
    const evidence = tree(names.map(([mode, name]) => [mode, name, mode === "40000" ? inner : blob]));
    const top = tree([
      ["40000", "controls", inner],
      ["40000", "evidence", evidence],
    ]);
    const commit = object(
      root,
      "commit",
      Buffer.from(`tree ${top}\nauthor T <t> 0 +0000\ncommitter T <t> 0 +0000\n\nx\n`),
    );
    await expect(extractRevision(root, commit, join(await newFolder()))).rejects.toThrow(
      /names of files that can't be made/,
    );
    expect(await readdir(outside)).toEqual([]);
  });
});

/** Why the content of a revision can't be had, in English. */
async function refusal(root: string, revision: string): Promise<string> {
  const error = await extractRevision(root, revision, await newFolder()).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(RevisionError);
  return (error as RevisionError).explanation.en;
}

describe("what keeps a revision from being read is said", () => {
  it("a shallow clone", async () => {
    const root = await committed();
    git(root, "commit", "-q", "--allow-empty", "-m", "2");
    const clone = join(await newFolder(), "clone");
    git(root, "clone", "-q", "--depth", "1", `file://${root}`, clone);
    expect(await refusal(clone, "HEAD~1")).toMatch(/is shallow .*fetch-depth: 0 .*GIT_DEPTH: 0/);
    expect(await refusal(root, "HEAD~7")).toMatch(/neither a file nor a day .* nor a git revision/);
  });

  it("a repository of its own in the content, whose files look as if they had been missing", async () => {
    const root = await committed();
    commitAll(join(root, "evidence"));
    git(root, "rm", "-rq", "--cached", "evidence");
    git(root, "add", "evidence");
    git(root, "commit", "-q", "-m", "Submodul");
    expect(await refusal(root, "HEAD")).toMatch(/evidence is a repository of its own .*submodule/);
    await extractRevision(root, "HEAD~1", await newFolder());
  });

  it("clocks that contradict each other, where the state of a day is asked for", async () => {
    const root = await committed();
    const commit = (at: string): void => {
      vi.stubEnv("GIT_COMMITTER_DATE", `${at}T12:00:00Z`);
      git(root, "commit", "-q", "--allow-empty", "-m", at);
      vi.unstubAllEnvs();
    };
    vi.stubEnv("GIT_COMMITTER_DATE", "2026-10-01T12:00:00Z");
    git(root, "commit", "-q", "--amend", "-m", "1");
    vi.unstubAllEnvs();
    commit("2026-11-01");
    expect(await commitOn(root, "2026-10-05")).toBe(git(root, "rev-parse", "HEAD~1").trim());
    commit("2019-11-01");
    await expect(commitOn(root, "2026-10-05")).rejects.toThrow(/one of the clocks was wrong/);
    expect(await commitOn(root, "2026-11-02")).toBe(git(root, "rev-parse", "HEAD").trim());
  });

  it("a repository that Git can't be asked about, where the state of a day is asked for", async () => {
    const { root } = await writeContent(clean);
    expect(await commitOn(root, day)).toBeNull();
    git(root, "init", "-q");
    await expect(commitOn(root, day)).rejects.toThrow(/does not reach back/);
    vi.stubEnv("PATH", await newFolder());
    onTestFinished(() => void vi.unstubAllEnvs());
    await expect(commitOn(root, day)).rejects.toThrow(/git was not found/);
  });

  it("a folder that belongs to somebody else, with the command that trusts it", async (context) => {
    if (process.getuid?.() !== 0) return context.skip();
    const root = await committed();
    await chown(root, 65534, 65534);
    await chown(join(root, ".git"), 65534, 65534);
    vi.stubEnv("SUDO_UID", undefined);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await refusal(root, "HEAD")).toContain(`git config --global --add safe.directory ${root}`);
    // Checking goes on without a commit.
    expect((await check(root, { asOf: day, today: day, version: "0" })).revision).toBeNull();
  });

  it("a Git that does not answer, after a while", async () => {
    const root = await committed();
    const folder = await newFolder();
    await writeFile(join(folder, "git"), "#!/bin/sh\nexec sleep 60\n");
    await chmod(join(folder, "git"), 0o755);
    vi.stubEnv("PATH", [folder, process.env.PATH].join(delimiter));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => {
      vi.useRealTimers();
      vi.unstubAllEnvs();
    });
    const said = refusal(root, "HEAD");
    while (vi.getTimerCount() === 0) await new Promise((resolve) => setImmediate(resolve));
    vi.advanceTimersByTime(20_000);
    expect(await said).toMatch(/Git does not answer/);
  });

  it("no Git, no repository", async () => {
    const { root } = await writeContent(clean);
    expect(await refusal(root, "HEAD")).toMatch(/lies in no git repository/);
    vi.stubEnv("PATH", await newFolder());
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await refusal(root, "HEAD")).toMatch(/git not found/);
    expect((await check(root, { asOf: day, today: day, version: "0" })).revision).toBeNull();
  });

  it("no repository: Git is not even asked, but for a folder that looks like a bare one", async () => {
    const { root } = await writeContent(clean);
    const folder = await newFolder();
    const trace = join(folder, "asked");
    await writeFile(join(folder, "git"), `#!/bin/sh\necho >> '${trace}'\nexit 128\n`);
    await chmod(join(folder, "git"), 0o755);
    vi.stubEnv("PATH", [folder, process.env.PATH].join(delimiter));
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await refusal(root, "HEAD")).toMatch(/lies in no git repository/);
    expect(existsSync(trace)).toBe(false);
    await writeFile(join(root, "HEAD"), "ref: refs/heads/main\n");
    await refusal(root, "HEAD");
    expect(existsSync(trace)).toBe(true);
  });
});
