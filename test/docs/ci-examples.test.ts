import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Run, runNachweis } from "../cli/run-nachweis.ts";
import { nachweisCommands } from "./markdown-documents.ts";

const read = async (name: string) => parse(await readFile(join("examples/ci", name), "utf8"));
const gitlab = await read("gitlab-ci.yml");
const github = await read("github-workflow.yml");
const preCommit = await read("pre-commit-config.yaml");

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** A new folder with our content (or a small one that has gaps), in which a pipeline could run. */
async function checkout(content = "."): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-ci-"));
  folders.push(folder);
  for (const part of ["controls", "evidence"])
    await cp(join(content, part), join(folder, part), { recursive: true });
  return folder;
}

const small = "test/docs/fixtures";

/** Every script line of the examples that calls our command. */
const lines: readonly (readonly [string, string])[] = [
  ...["check", "publish"].flatMap((job) =>
    (gitlab[job].script as string[]).map((line) => [`gitlab-ci.yml, ${job}`, line] as const),
  ),
  ...(github.jobs.check.steps as { run?: string }[]).flatMap(({ run }) =>
    run?.includes("nachweis") ? [["github-workflow.yml", run] as const] : [],
  ),
  ["pre-commit-config.yaml", preCommit.repos[0].hooks[0].entry as string],
];

/** What a line gave, and the folder that it ran in. */
interface Ran {
  readonly run: Run;
  readonly cwd: string;
}
const ran = new Map<string, Promise<Ran>>();

/** Runs a line in a folder of its own, once for all tests. */
function runOnce(line: string): Promise<Ran> {
  const known = ran.get(line) ?? runNow(line);
  ran.set(line, known);
  return known;
}

async function runNow(line: string): Promise<Ran> {
  const [args = []] = nachweisCommands(line);
  // A build publishes gaps too, so that the small content does for it.
  const cwd = await checkout(args[0] === "build" ? small : ".");
  return { run: await runNachweis(args, { cwd }), cwd };
}

describe("the examples for CI", () => {
  it.each(lines)("%s: %s", async (_, line) => {
    const { run } = await runOnce(line);
    expect(run.stderr.split("\n").filter((text) => text !== "" && !text.endsWith(" …"))).toEqual([]);
    expect(run.code).toBe(0);
  });

  it("make what the pipelines take from them", async () => {
    const checks = lines.filter(([, line]) => nachweisCommands(line)[0]?.[0] === "check");
    const made: string[] = [];
    for (const [, line] of checks) made.push((await runOnce(line)).cwd);
    const madeFile = (path: string) =>
      readFile(made.map((cwd) => join(cwd, path)).find(existsSync) ?? path, "utf8");
    const { junit, codequality } = gitlab.check.artifacts.reports;
    expect(await madeFile(junit)).toMatch(/^<\?xml /);
    expect(Array.isArray(JSON.parse(await madeFile(codequality)))).toBe(true);
    expect(await madeFile("check/summary.md")).toMatch(/^#/m);
  });

  it("keep the report out of public artefacts", () => {
    for (const job of ["check", "publish"]) {
      expect(["developer", "maintainer"]).toContain(gitlab[job].artifacts.access);
      expect(gitlab[job].artifacts.expire_in).toMatch(/^\d days?$/);
    }
    expect(Object.keys(gitlab)).not.toContain("pages");
    const actions = (github.jobs.check.steps as { uses?: string }[]).flatMap(({ uses }) => uses ?? []);
    expect(actions.filter((action) => /artifact|pages/.test(action))).toEqual([]);
    expect(github.permissions).toEqual({ contents: "read" });
  });

  it("run before every commit: pre-commit does not count a deleted file as one that was touched", () => {
    const [hook] = preCommit.repos[0].hooks;
    expect(hook).toMatchObject({ always_run: true, pass_filenames: false, language: "system" });
    expect(hook).not.toHaveProperty("files");
  });

  it("leave the reports behind when the check fails, so that the pipeline can show them", async () => {
    const folder = await checkout(small);
    const [args = []] = nachweisCommands(gitlab.check.script[0]);
    expect((await runNachweis(args, { cwd: folder })).code).toBe(1);
    expect(await readFile(join(folder, "check/junit.xml"), "utf8")).toContain("<failure");
  });
});
