import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const source = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

/** Runs the command line as a user does, without a terminal; `main` is the program, our source by default. */
export function runNachweis(
  args: readonly string[],
  { cwd = process.cwd(), main = source } = {},
): Promise<Run> {
  const environment = { PATH: process.env.PATH, HOME: process.env.HOME, LANG: "de_DE.UTF-8" };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [main, ...args],
      { cwd, env: environment, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error ? (typeof error.code === "number" ? error.code : -1) : 0;
        resolve({ code, stdout, stderr });
      },
    );
    child.stdin?.end();
  });
}
