import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { writeContent } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";

/** Writes a module of these lines, with the watchdog and its announcements, into a folder of its own. */
function scriptOf(lines: string): string {
  const module = (path: string): string => new URL(`../../src/${path}`, import.meta.url).href;
  const code = `
    import { watched } from "${module("cli/watchdog.ts")}";
    import { nowReading } from "${module("source/now-reading.ts")}";
    ${lines}`;
  const folder = mkdtempSync(join(tmpdir(), "nachweis-watchdog-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const script = join(folder, "script.mjs");
  writeFileSync(script, code);
  return script;
}

/** Runs it in a process of its own. */
function run(lines: string, ...options: string[]) {
  const { status, stderr, stdout } = spawnSync(process.execPath, [...options, scriptOf(lines)], {
    encoding: "utf8",
    timeout: 60_000,
  });
  return { status, stderr, stdout };
}

describe("the watchdog", () => {
  it("ends what does not end, with one line that names the file and exit code 2", () => {
    expect(
      run(`await watched("de", async () => {
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

  it("ends it also when whoever started it is gone, and nobody reads the line", async () => {
    const script = scriptOf(`await watched("de", async () => {
      nowReading("controls/x.md");
      console.log("begun");
      for (;;);
    }, 1);`);
    const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "pipe"] });
    onTestFinished(() => void child.kill("SIGKILL"));
    child.stderr.destroy();
    await once(child.stdout, "data");
    child.stdout.destroy();
    expect(await once(child, "exit")).toEqual([2, null]);
  });

  it("ends what waits for something else too", () => {
    const { status, stderr } = run(`
      setInterval(() => {}, 1000);
      await watched("en", async () => {
        nowReading("controls/x.md");
        for (;;);
      }, 1);`);
    expect(stderr).toMatch(/^nachweis: controls\/x\.md: reading it does not end; /);
    expect(status).toBe(2);
  });

  it("ends what uses up the memory, with one line and exit code 2", () => {
    const { status, stderr } = run(
      // Once its watchdog is awake, it fills the memory quickly but for the last part, which the watchdog has time to notice.
      `await watched("en", async () => {
        nowReading("controls/x.md");
        for (const start = Date.now(); Date.now() - start < 2_000; );
        const all = [];
        for (let i = 0, n = 0; ; i++) {
          all.push(new Array(2_000).fill(i));
          const slowly = all.length < 9_000 ? 10_000 : 4_000_000;
          for (let j = 0; j < slowly; j++) n += j % 3;
        }
      });`,
      "--max-old-space-size=200",
    );
    expect(stderr).toMatch(/^nachweis: controls\/x\.md: the memory \(\d+ MiB\) is not enough; .*\n$/);
    expect(status).toBe(2);
  });

  it("does not keep a process from ending in the middle of its work", () => {
    const lines = `await watched("de", async () => {
      nowReading("controls/x.md");
      await new Promise((done) => setTimeout(done, 700));
      process.exit(3);
    });`;
    expect(run(lines)).toEqual({ status: 3, stderr: "", stdout: "" });
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

  it.each(["forecast", "fix --dry-run", "evidence hash"])("watches %s", async (command) => {
    const { root } = await writeContent(clean);
    // Says which threads are started.
    const script = scriptOf(`
      import { syncBuiltinESMExports } from "node:module";
      import threads from "node:worker_threads";
      const { Worker } = threads;
      threads.Worker = class extends Worker {
        constructor(url, options) {
          super(url, options);
          process.stderr.write(String(url));
        }
      };
      syncBuiltinESMExports();`);
    const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
    const { stderr } = spawnSync(process.execPath, ["--import", script, main, ...command.split(" ")], {
      cwd: root,
      encoding: "utf8",
    });
    expect(stderr).toContain("watchdog-worker");
  });
});
