import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/** Runs a module of these lines in a process of its own, with the watchdog and its announcements. */
function run(lines: string, ...options: string[]) {
  const module = (path: string): string => new URL(`../../src/${path}`, import.meta.url).href;
  const code = `
    import { watched } from "${module("cli/watchdog.ts")}";
    import { nowReading } from "${module("source/now-reading.ts")}";
    ${lines}`;
  const folder = mkdtempSync(join(tmpdir(), "nachweis-watchdog-"));
  const script = join(folder, "script.mjs");
  writeFileSync(script, code);
  const { status, stderr, stdout } = spawnSync(process.execPath, [...options, script], {
    encoding: "utf8",
    timeout: 60_000,
  });
  rmSync(folder, { recursive: true });
  return { status, stderr, stdout };
}

describe("the watchdog", () => {
  it("ends what does not end, with one line that names the file and exit code 2", () => {
    expect(
      run(`await watched("de", async () => {
        await new Promise((done) => setTimeout(done, 500));
        nowReading("controls/catalog/b\\u001böse.md");
        for (;;);
      }, 2);`),
    ).toEqual({
      status: 2,
      stdout: "",
      stderr:
        "nachweis: controls/catalog/b öse.md: das Lesen nimmt kein Ende; teilen Sie die Datei auf, oder schreiben Sie sie einfacher\n",
    });
  });

  it("ends what uses up the memory, with one line and exit code 2", () => {
    const { status, stderr } = run(
      `await watched("en", async () => {
        nowReading("controls/x.md");
        const all = [];
        for (let i = 0, n = 0; ; i++) {
          all.push(new Array(2_000).fill(i));
          for (let j = 0; j < 200_000; j++) n += j % 3;
        }
      });`,
      "--max-old-space-size=200",
    );
    expect(stderr).toMatch(/^nachweis: controls\/x\.md: the memory \(\d+ MiB\) is not enough; .*\n$/);
    expect(status).toBe(2);
  });

  it("lets what works work, however long, and leaves the exit code alone", () => {
    const lines = `process.exitCode = 0;
      const answer = await watched("de", async () => {
        for (let i = 0; i < 20; i++) await new Promise((done) => setTimeout(done, 200));
        return 6;
      }, 2);
      console.log(answer, process.exitCode);`;
    expect(run(lines)).toEqual({ status: 0, stderr: "", stdout: "6 0\n" });
  });
});
