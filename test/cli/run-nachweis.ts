import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compiledProgram } from "../compiled-program.ts";

/** What a run of the command line gave; `code` is -1 if a signal ended it. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** The program: our source by default; of `build` the compiled one, which has the site ready. */
  readonly main?: string;
  /** Variables beside those of the test's own environment; German by default. */
  readonly env?: Readonly<Record<string, string>>;
  /** A file or device that standard output goes to. */
  readonly stdout?: string;
  /** Shell commands that come first, such as a limit. */
  readonly under?: string;
  /** Without the rights of root, whom no file is locked for. */
  readonly asOrdinaryUser?: boolean;
  /** Sees what is written to standard error, and may send a signal. */
  readonly onStderr?: (text: string, stop: (signal: NodeJS.Signals) => void) => void;
}

/** The program's main file as it lies in the repository. */
export const sourceProgram = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));

/** Runs the command line as a user does, without a terminal. */
export async function runNachweis(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { cwd = process.cwd(), env = {}, under, stdout: target } = options;
  const main =
    options.main ?? (args[0] === "build" ? join(await compiledProgram(), "cli/main.js") : sourceProgram);
  const { LC_ALL: _all, LC_MESSAGES: _messages, NO_COLOR: _colour, ...inherited } = process.env;
  const program = [process.execPath, main, ...args];
  const shell = `${under ? `${under}; ` : ""}exec "$@"${target ? ` > "${target}"` : ""}`;
  const [command = "", ...rest] = under || target ? ["bash", "-c", shell, "bash", ...program] : program;
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, {
      cwd,
      env: { ...inherited, LANG: "de_DE.UTF-8", ...env },
      stdio: ["ignore", "pipe", "pipe"],
      ...(options.asOrdinaryUser && process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}),
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
      options.onStderr?.(text, (signal) => child.kill(signal));
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? -1, stdout, stderr }));
  });
}
