import { Command } from "commander";
import { vi } from "vitest";
import { addBaselineCommand } from "../../src/cli/judge/baseline.ts";
import { addCheckCommand } from "../../src/cli/judge/check.ts";
import { addDiffCommand } from "../../src/cli/judge/diff.ts";
import { addCalendarCommand, addForecastCommand } from "../../src/cli/judge/forecast.ts";
import { CommandError } from "../../src/publish/command-error.ts";

/** What a command gave; `code` is 2 for a CommandError, whose words stand in `stderr`. */
export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process, which takes a fraction of the time of a process of its own. German by default. */
export async function runInProcess(args: readonly string[]): Promise<Result> {
  const program = new Command().exitOverride();
  for (const add of [
    addCheckCommand,
    addBaselineCommand,
    addDiffCommand,
    addForecastCommand,
    addCalendarCommand,
  ]) {
    add(program).exitOverride();
  }
  const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const err = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const textOf = (spy: typeof out): string => spy.mock.calls.map(([chunk]) => String(chunk)).join("");
  try {
    process.exitCode = 0;
    const language = args.includes("--lang") ? [] : ["--lang", "de"];
    await program.parseAsync([...args.slice(0, 1), ...language, ...args.slice(1)], { from: "user" });
    return { code: Number(process.exitCode), stdout: textOf(out), stderr: textOf(err) };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { code: 2, stdout: textOf(out), stderr: error.explanation.de };
  } finally {
    process.exitCode = 0;
    out.mockRestore();
    err.mockRestore();
  }
}
