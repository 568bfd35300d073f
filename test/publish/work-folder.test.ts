import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";

const script = fileURLToPath(new URL("write-until-stopped.ts", import.meta.url));

it("a folder goes when its command is stopped, also while files are being written into it", async () => {
  const temporary = await mkdtemp(join(tmpdir(), "nachweis-work-test-"));
  onTestFinished(() => rm(temporary, { recursive: true, force: true }));
  for (let run = 0; run < 5; run++) {
    const child = spawn(process.execPath, [script], { env: { ...process.env, TMPDIR: temporary } });
    await once(child.stdout, "data");
    child.kill("SIGTERM");
    await once(child, "exit");
    expect(await readdir(temporary)).toEqual([]);
  }
}, 60_000);
