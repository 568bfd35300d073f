import { Command } from "commander";
import { vi } from "vitest";
import { explanationOf } from "../../src/cli/explanation.ts";

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
    const explanation = explanationOf(error);
    if (!explanation) throw error;
    return { stdout, stderr, refused: explanation.de };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
