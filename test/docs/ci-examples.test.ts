import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { runNachweis } from "../cli/run-nachweis.ts";
import { nachweisCommands } from "./markdown-documents.ts";

const read = async (name: string) => parse(await readFile(join("examples/ci", name), "utf8"));
const gitlab = await read("gitlab-ci.yml");
const github = await read("github-workflow.yml");
const preCommit = await read("pre-commit-config.yaml");

/** A folder with our content (or a small one that has gaps), in which a pipeline could run. */
async function checkout(content = "."): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-ci-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
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

describe("the examples for CI", () => {
  it.each(lines)("%s: %s", async (_, line) => {
    const [args = []] = nachweisCommands(line);
    // A build publishes gaps too, so that the small content does for it.
    const run = await runNachweis(args, { cwd: await checkout(args[0] === "build" ? small : ".") });
    expect(run.stderr.split("\n").filter((text) => text !== "" && !text.endsWith(" …"))).toEqual([]);
    expect(run.code).toBe(0);
  });

  it("make what the pipelines take from them", async () => {
    const cwd = await checkout();
    for (const [, line] of lines) {
      const [args = []] = nachweisCommands(line);
      if (args[0] === "check") await runNachweis(args, { cwd });
    }
    const { junit, codequality } = gitlab.check.artifacts.reports;
    expect(await readFile(join(cwd, junit), "utf8")).toMatch(/^<\?xml /);
    expect(Array.isArray(JSON.parse(await readFile(join(cwd, codequality), "utf8")))).toBe(true);
    expect(await readFile(join(cwd, "check/summary.md"), "utf8")).toMatch(/^#/m);
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
