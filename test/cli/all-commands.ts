import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Command } from "commander";

/** Every function of src/cli that adds a command. */
export async function adders(): Promise<Map<string, (program: Command) => unknown>> {
  const found = new Map<string, (program: Command) => unknown>();
  for (const file of readdirSync("src/cli", { recursive: true, encoding: "utf8" })) {
    // main.ts and workers run when they are imported.
    if (!file.endsWith(".ts") || file === "main.ts" || file.endsWith("-worker.ts")) continue;
    const module: Record<string, unknown> = await import(pathToFileURL(resolve("src/cli", file)).href);
    for (const [name, value] of Object.entries(module)) {
      // Those of the frame make any command.
      if (/^add\w+Command$/.test(name) && name !== "addReportCommand" && typeof value === "function") {
        found.set(name, value as (program: Command) => unknown);
      }
    }
  }
  return found;
}

/** Every command by its words, those that only have commands of their own too. */
export async function allCommands(): Promise<Map<string, Command>> {
  const program = new Command();
  for (const add of (await adders()).values()) add(program);
  const below = (command: Command, words: string): [string, Command][] =>
    command.commands.flatMap((one) => {
      const path = `${words} ${one.name()}`.trim();
      return [[path, one] as [string, Command], ...below(one, path)];
    });
  return new Map(below(program, ""));
}

/** The help of a command, as a person reads it. */
export function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  return text;
}
