import { vi } from "vitest";
import { runProgram } from "../../src/cli/program.ts";

/** What the program gave. */
export interface ProgramRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Lines of standard output. */
  readonly lines: readonly string[];
}

/** Runs the whole command line in this process, in German, which takes a fraction of the time of a process of its own. */
export async function runHere(...words: readonly string[]): Promise<ProgramRun> {
  let [stdout, stderr] = ["", ""];
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      stdout += text;
      return true;
    }),
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      stderr += text;
      return true;
    }),
  ];
  try {
    process.exitCode = 0;
    const code = Number((await runProgram([...words, "--lang", "de"])) ?? process.exitCode);
    return { code, stdout, stderr, lines: stdout.split("\n").slice(0, -1) };
  } finally {
    process.exitCode = 0;
    for (const spy of spies) spy.mockRestore();
  }
}
