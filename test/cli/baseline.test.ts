import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeContent } from "../content-root.ts";
import { changed, clean } from "../format/clean-root.ts";
import { type Result, runInProcess } from "./run-in-process.ts";
import { runNachweis } from "./run-nachweis.ts";

const inf = "controls/catalog/inf-7.md";
const gap = changed(clean, inf, "### raum-a: ja", "### raum-a: nein");

describe("nachweis baseline and check --baseline", () => {
  it("holds through moving and renaming, fails on what is new, tells what is gone, and ends", async () => {
    const { root } = await writeContent(gap);
    const file = join(root, "baseline.json");
    const run = (command: string, ...args: string[]): Promise<Result> =>
      runInProcess([command, "--root", root, "--as-of", "2026-11-23", ...args]);
    const check = (...args: string[]): Promise<Result> => run("check", "--baseline", file, ...args);
    expect((await check()).code).toBe(2);

    expect(await run("baseline", "--output", file)).toMatchObject({ code: 0, stdout: "" });
    const recorded = JSON.parse(await readFile(file, "utf8"));
    expect(recorded.findings).toMatchObject([{ rule: "gap-without-action", until: "2027-02-21" }]);
    expect((await run("check")).code).toBe(1);
    expect((await check()).code).toBe(0);

    const text = await readFile(join(root, inf), "utf8");
    await writeFile(join(root, inf), text.replace("## INF.7.A1", "Einleitung.\n\n## INF.7.A1"));
    await rename(join(root, inf), join(root, "controls/catalog/anders.md"));
    const moved = await check();
    expect(moved.code).toBe(0);
    expect(moved.stdout).toContain("hingenommen bis 2027-02-21");
    expect((await check("--as-of", "2027-02-21")).code).toBe(0);
    const after = await check("--as-of", "2027-02-22");
    expect([after.code, after.stdout]).toEqual([1, expect.stringContaining("zählt wieder")]);

    await writeFile(
      join(root, "controls/catalog/anders.md"),
      text
        .replace("### raum-a: nein", "### raum-a: ja")
        .replace("### raum-b@rz-b: ja", "### raum-b@rz-b: nein"),
    );
    const other = await check();
    expect(other.code).toBe(1);
    expect(other.stderr).toContain("1 neu, 0 hingenommen, 0 mit abgelaufener Frist, 1 entfallen");
    expect(other.stderr).toContain("  entfallen: gap-without-action");
  });

  it("refuses a baseline that is none, and a day before the check's", async () => {
    const { root } = await writeContent({
      ...gap,
      "b.json": '{"format": "nachweis-report/1", "findings": []}',
    });
    for (const args of [
      ["check", "--baseline", join(root, "b.json")],
      ["baseline", "--output", join(root, "b.json")],
      ["baseline", "--output", join(root, "c.json"), "--until", "2026-11-22", "--as-of", "2026-11-23"],
      ["baseline", "--output", join(root, "c.json"), "--until", "bald"],
    ]) {
      const { code, stderr } = await runInProcess([...args, "--root", root]);
      expect([code, stderr.trim().split("\n").length], stderr).toEqual([2, 1]);
    }
  });
});

describe("several formats at once", () => {
  it("writes each to its place", async () => {
    const { root } = await writeContent(gap);
    const files = ["sarif", "junit", "gitlab", "github", "markdown", "json"];
    const { code, stdout } = await runNachweis(
      ["check", "--format", "pretty", ...files.flatMap((name) => ["--format", `${name}=out/${name}`])],
      { cwd: root },
    );
    expect(code).toBe(1);
    expect(stdout).toContain("gap-without-action");
    const read = (name: string): Promise<string> => readFile(join(root, "out", name), "utf8");
    const [sarif, gitlab, report] = await Promise.all(
      ["sarif", "gitlab", "json"].map(async (n) => JSON.parse(await read(n))),
    );
    const fingerprint = report.findings[0].fingerprint;
    expect(sarif.runs[0].results[0].partialFingerprints).toEqual({ "nachweis/v1": fingerprint });
    expect(sarif.runs[0].tool.driver.rules[0].help.markdown).toMatch(/\w/);
    expect(gitlab[0].fingerprint).toBe(fingerprint);
    expect(await read("junit")).toContain('failures="1"');
    expect(await read("github")).toMatch(/^::error file=controls/);
    expect(await read("markdown")).toContain("gap-without-action");
  });

  it("refuses two on standard output, and a format that does not exist", async () => {
    const { root } = await writeContent(gap);
    for (const formats of [["pretty", "json"], ["xml"]]) {
      const args = formats.flatMap((format) => ["--format", format]);
      expect((await runNachweis(["check", ...args], { cwd: root })).code).toBe(2);
    }
  });

  it("gives paths from where the pipeline runs", async () => {
    const { root } = await writeContent(
      Object.fromEntries(Object.entries(gap).map(([k, v]) => [`inhalt/${k}`, v])),
    );
    const { stdout } = await runNachweis(["check", "--root", "inhalt", "--format", "gitlab"], { cwd: root });
    expect(JSON.parse(stdout)[0].location.path).toBe(`inhalt/${inf}`);
  });
});
