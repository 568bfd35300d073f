import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { glob } from "glob";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { markerName, publishedMarker, workMarker } from "../../src/publish/build-marker.ts";
import { CommandError } from "../../src/publish/command-error.ts";
import { thisProcess } from "../../src/publish/process-identity.ts";
import { replaceFolder } from "../../src/publish/replace-folder.ts";

/** A folder with a content root `content`; nothing else. */
async function place(): Promise<{ folder: string; root: string }> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "nachweis-replace-")));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const root = join(folder, "content");
  for (const part of ["controls", "evidence"]) {
    await mkdir(join(root, part), { recursive: true });
    await writeFile(join(root, part, "mine.md"), "mine");
  }
  return { folder, root };
}

async function replace(target: string, root: string, text = "new"): Promise<void> {
  await replaceFolder(resolve(target), root, (folder) => writeFile(join(folder, "index.html"), text));
}

async function entriesIn(folder: string): Promise<string[]> {
  // Not by a recursive readdir, which follows links in a circle.
  return (await glob("**", { cwd: folder, dot: true })).sort();
}

/** Why a folder is not replaced; all that is below `folder` must be as it was. */
async function refusal(target: string, root: string, folder: string): Promise<string> {
  const before = await entriesIn(folder);
  const error = await replace(target, root).catch((reason: unknown) => reason);
  expect(await entriesIn(folder)).toEqual(before);
  expect(error).toBeInstanceOf(CommandError);
  return (error as CommandError).explanation.de;
}

describe("a folder is replaced", () => {
  it("if it is not there, empty, or made by a build; with a marker, and nothing left beside it", async () => {
    const { folder, root } = await place();
    await mkdir(join(folder, "empty"));
    for (const target of ["missing/below", "empty"]) {
      await replace(join(folder, target), root, "first");
      await writeFile(join(folder, target, "more.html"), "");
      await replace(join(folder, target), root, "second");
      expect((await readdir(join(folder, target))).sort()).toEqual([markerName, "index.html"]);
      expect(await readFile(join(folder, target, "index.html"), "utf8")).toBe("second");
      expect(await readFile(join(folder, target, markerName), "utf8")).toBe(publishedMarker);
    }
    expect((await readdir(folder)).sort()).toEqual(["content", "empty", "missing"]);
    expect(await readdir(join(folder, "missing"))).toEqual(["below"]);
  });

  it("below the content root, beside controls/ and evidence/", async () => {
    const { root } = await place();
    await replace(join(root, "dist"), root);
    expect((await readdir(root)).sort()).toEqual(["controls", "dist", "evidence"]);
  });

  it("not by a build that fails: nothing is left, no folder above it either", async () => {
    const { folder, root } = await place();
    const target = join(folder, "a/b/dist");
    await expect(replaceFolder(target, root, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await readdir(folder)).toEqual(["content"]);
  });
});

describe("a folder is never replaced", () => {
  /** All that may be said in favour of it. */
  const favourable = { [markerName]: publishedMarker, "report.json": '{"format": "nachweis-report/1"}' };

  async function favour(folder: string): Promise<void> {
    for (const [name, text] of Object.entries(favourable)) await writeFile(join(folder, name), text);
  }

  it("that holds the content, whatever it is called", async () => {
    const { folder, root } = await place();
    await favour(root);
    await favour(folder);
    await symlink(root, join(folder, "link"));
    await symlink(folder, join(root, "up"));
    for (const target of [
      root,
      `${root}/.`,
      join(root, "controls/.."),
      folder,
      join(root, "up/content"),
      "/",
    ])
      expect(await refusal(target, root, folder), target).toMatch(
        /der Inhaltsordner oder ein Ordner darüber/,
      );
    // The root may be called by a link as well.
    expect(await refusal(root, join(folder, "link"), folder)).toMatch(/der Inhaltsordner/);
    expect(await refusal(join(folder, "link"), root, folder)).toContain(`Ordner selbst: ${root}`);
  });

  it("in which evidence lies that a link leads to", async () => {
    const { folder, root } = await place();
    await rm(join(root, "evidence"), { recursive: true });
    await mkdir(join(folder, "share/evidence-files"), { recursive: true });
    await favour(join(folder, "share"));
    await symlink(join(folder, "share/evidence-files"), join(root, "evidence"));
    expect(await refusal(join(folder, "share"), root, folder)).toMatch(/Inhalt oder ein Ordner darüber/);
    expect(await refusal(join(folder, "share/evidence-files/dist"), root, folder)).toMatch(/liegt in/);
  });

  it("in controls/, evidence/ or .git, there or not", async () => {
    const { folder, root } = await place();
    await mkdir(join(root, ".git/empty"), { recursive: true });
    await mkdir(join(root, "evidence/empty"));
    for (const target of [
      "controls",
      "controls/dist",
      "evidence/empty",
      "evidence/a/b",
      ".git/empty",
      ".GIT/dist",
    ])
      expect(await refusal(join(root, target), root, folder), target).toMatch(/liegt in|Inhalt oder/);
  });

  it("that holds a repository or another content root", async () => {
    const { folder, root } = await place();
    for (const inside of [".git", "Controls", "evidence"]) {
      const target = join(folder, `with-${inside}`);
      await mkdir(join(target, inside), { recursive: true });
      await favour(target);
      expect(await refusal(target, root, folder)).toContain(`enthält ${inside}`);
    }
    const worktree = join(folder, "worktree");
    await mkdir(worktree);
    await favour(worktree);
    await writeFile(join(worktree, ".git"), "gitdir: ../x");
    expect(await refusal(worktree, root, folder)).toContain("enthält .git");
  });

  it("in which the user works", async () => {
    const { folder, root } = await place();
    const work = join(folder, "work/here");
    await mkdir(work, { recursive: true });
    await favour(join(folder, "work"));
    vi.spyOn(process, "cwd").mockReturnValue(work);
    onTestFinished(() => void vi.restoreAllMocks());
    for (const target of [work, join(folder, "work")])
      expect(await refusal(target, root, folder)).toMatch(/der Arbeitsordner oder ein Ordner darüber/);
  });

  it.each([
    ["something", { "diary.txt": "mine" }],
    ["a marker of somebody else", { [markerName]: "mine" }],
    ["a file that is a marker's beginning", { [markerName]: "nachweis building\n" }],
  ])("that holds %s", async (_, files) => {
    const { folder, root } = await place();
    const target = join(folder, "dist");
    await mkdir(target);
    for (const [name, text] of Object.entries(files)) await writeFile(join(target, name), text);
    expect(await refusal(target, root, folder)).toMatch(/enthält etwas anderes/);
  });

  it("that an earlier version made, but for one command", async () => {
    const { folder, root } = await place();
    const target = join(folder, "alte Ausgabe's");
    for (const each of [target, `${target}-alt`]) {
      await mkdir(each);
      await writeFile(join(each, "report.json"), '{\n "format": "nachweis-report/1"}');
    }
    const said = await refusal(target, root, folder);
    const command = /Benennen Sie ihn einmal um: (.*)$/.exec(said)?.[1] ?? "";
    expect(command).toBe(`mv "${target}" "${target}-alt-2"`);
    if (process.platform !== "win32") expect(spawnSync("sh", ["-c", command]).status).toBe(0);
    await replace(target, root);
    expect(await readdir(`${target}-alt-2`)).toEqual(["report.json"]);
  });

  it("if it changed while the build was at work", async () => {
    const { folder, root } = await place();
    const target = join(folder, "dist");
    const work = replaceFolder(target, root, async (fresh) => {
      await writeFile(join(fresh, "index.html"), "new");
      await mkdir(target);
      await writeFile(join(target, "diary.txt"), "mine");
    });
    await expect(work).rejects.toThrow(/something other/);
    expect(await readdir(target)).toEqual(["diary.txt"]);
    expect((await readdir(folder)).sort()).toEqual(["content", "dist"]);
  });
});

describe.skipIf(process.platform === "win32")("a build that is killed", () => {
  it("before any change of the disk leaves the old or the new state, and nothing after the next", async () => {
    const program = resolve("test/publish/replace-and-die.ts");
    for (const earlier of [true, false]) {
      let ended = false;
      for (let step = 1; !ended; step++) {
        const { folder, root } = await place();
        const target = join(folder, "dist");
        if (earlier) await replace(target, root, "old");
        const run = spawnSync(process.execPath, [program, target, root, "new", String(step)], {
          encoding: "utf8",
        });
        ended = run.status === 0;
        expect(ended || run.signal === "SIGKILL", run.stderr).toBe(true);
        if (ended) expect(step).toBeGreaterThan(8);
        // Nothing but a whole state is ever there; the next build puts back what is between two places.
        if (existsSync(target)) expect(await stateOf(target), `step ${step}`).toMatch(/^(?:old|new)$/);
        const failing = replaceFolder(target, root, () => Promise.reject(new Error("no")));
        await expect(failing).rejects.toThrow("no");
        if (earlier) expect(await stateOf(target), `step ${step}`).toMatch(/^(?:old|new)$/);
        expect(
          (await readdir(folder)).filter((name) => name !== "dist"),
          `step ${step}`,
        ).toEqual(["content"]);
        await replace(target, root, "next");
        expect(await stateOf(target)).toBe("next");
        expect((await readdir(folder)).sort()).toEqual(["content", "dist"]);
      }
    }
  }, 120_000);

  /** The one text of all files of a state. */
  async function stateOf(target: string): Promise<string> {
    const texts = new Set<string>();
    for (const name of ["index.html", "report.json"])
      texts.add(await readFile(join(target, name), "utf8").catch(() => "index alone"));
    texts.delete("index alone");
    expect(await readFile(join(target, markerName), "utf8")).toBe(publishedMarker);
    expect(texts.size).toBe(1);
    return [...texts].join();
  }
});

describe("what a killed build left beside the target", () => {
  const name = (pid: number): string => `.dist-build-${pid}-abcdef`;

  async function leave(folder: string, marker: string | null, pid = 4_000_000): Promise<string> {
    const left = join(folder, name(pid));
    await mkdir(join(left, "new"), { recursive: true, mode: 0o700 });
    await writeFile(join(left, "new/index.html"), "half");
    if (marker !== null) await writeFile(join(left, markerName), marker);
    return left;
  }

  async function staysAfterBuild(marker: string | null, age = 0): Promise<boolean> {
    const { folder, root } = await place();
    const left = await leave(folder, marker);
    const then = Date.now() / 1000 - age;
    if (marker !== null) await utimes(join(left, markerName), then, then);
    await replace(join(folder, "dist"), root);
    return existsSync(join(left, "new/index.html"));
  }

  it("goes with the next build if its process is gone", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    const gone = { ...thisProcess(), pid: child.pid ?? 0, start: "1" };
    await once(child, "close");
    expect(await staysAfterBuild(workMarker(gone))).toBe(false);
    // Its number has been given to another process.
    if (process.platform === "linux")
      expect(await staysAfterBuild(workMarker({ ...thisProcess(), start: "1" }))).toBe(false);
    expect(await staysAfterBuild(workMarker({ ...thisProcess(), boot: "before" }))).toBe(false);
  });

  it("stays while its process is at work, or if nobody can know that", async () => {
    expect(await staysAfterBuild(workMarker(thisProcess()))).toBe(true);
    expect(await staysAfterBuild(workMarker(thisProcess()), 90_000)).toBe(true);
    for (const other of [{ host: "another" }, { space: "container" }]) {
      expect(await staysAfterBuild(workMarker({ ...thisProcess(), ...other, pid: 4_000_000 }))).toBe(true);
      expect(await staysAfterBuild(workMarker({ ...thisProcess(), ...other, pid: 4_000_000 }), 90_000)).toBe(
        false,
      );
    }
  });

  it("stays if it does not carry the marker, or belongs to another target", async () => {
    for (const marker of [
      null,
      "mine",
      publishedMarker,
      workMarker(null),
      workMarker({ pid: 1 }),
      "nachweis build\n{",
    ])
      expect(await staysAfterBuild(marker)).toBe(true);
    const { folder, root } = await place();
    await leave(folder, workMarker({ ...thisProcess(), pid: 4_000_000 }));
    await replace(join(folder, "other"), root);
    expect((await readdir(folder)).sort()).toEqual([name(4_000_000), "content", "other"]);
  });

  it("is not followed where it is a link", async () => {
    const { folder, root } = await place();
    await mkdir(join(folder, "elsewhere"));
    const left = await leave(join(folder, "elsewhere"), workMarker({ ...thisProcess(), pid: 4_000_000 }));
    await symlink(left, join(folder, name(4_000_000)));
    await replace(join(folder, "dist"), root);
    expect(existsSync(join(left, "new/index.html"))).toBe(true);
  });
});
