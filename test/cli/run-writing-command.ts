import { Command } from "commander";
import { vi } from "vitest";
import { CommandError } from "../../src/publish/command-error.ts";
import { ContentWriteError } from "../../src/source/edit/write.ts";

/** Runs a command that writes content in this process, which is faster than a program: what it prints, or the line that says why it refused. */
export async function runWritingCommand(
  add: (program: Command) => unknown,
  args: readonly string[],
): Promise<{ stdout: string; stderr: string; refused: string | null }> {
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
  const program = new Command().exitOverride();
  add(program);
  try {
    await program.parseAsync([...args, "--lang", "de"], { from: "user" });
    return { stdout, stderr, refused: null };
  } catch (error) {
    if (!(error instanceof CommandError || error instanceof ContentWriteError)) throw error;
    return { stdout, stderr, refused: error.explanation.de };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
