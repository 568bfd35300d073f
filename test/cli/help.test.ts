import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Command, type Option } from "commander";
import { describe, expect, it } from "vitest";
import { formats } from "../../src/cli/judge/report-formats.ts";

/** Every function of src/cli that adds a command. */
async function adders(): Promise<Map<string, (program: Command) => unknown>> {
  const found = new Map<string, (program: Command) => unknown>();
  for (const file of readdirSync("src/cli", { recursive: true, encoding: "utf8" })) {
    // main.ts and workers run when they are imported.
    if (!file.endsWith(".ts") || file === "main.ts" || file.endsWith("-worker.ts")) continue;
    const module: Record<string, unknown> = await import(pathToFileURL(resolve("src/cli", file)).href);
    for (const [name, value] of Object.entries(module)) {
      if (/^add\w+Command$/.test(name) && typeof value === "function") {
        found.set(name, value as (program: Command) => unknown);
      }
    }
  }
  return found;
}

function allCommands(command: Command): Command[] {
  return command.commands.flatMap((one) => [one, ...allCommands(one)]);
}

/** German and English, with a slash between them; the English words are no German ones. */
const bilingual = /\S \/ \S/;

describe("the commands' help", () => {
  it("is there in German and English for every command, argument and option", async () => {
    const program = new Command();
    for (const add of (await adders()).values()) add(program);
    const commands = allCommands(program);
    expect(commands.length).toBeGreaterThan(10);
    for (const command of commands) {
      expect(command.description(), command.name()).toMatch(bilingual);
      for (const option of command.options as Option[]) {
        expect(option.description, `${command.name()} ${option.flags}`).toMatch(bilingual);
      }
    }
  });

  it("belongs to commands that are all registered", async () => {
    const main = readFileSync("src/cli/main.ts", "utf8");
    for (const name of (await adders()).keys()) expect(main).toContain(`${name}(`);
  });

  it("names every format of check", async () => {
    const program = new Command();
    (await adders()).get("addCheckCommand")?.(program);
    const help = program.commands[0]?.helpInformation() ?? "";
    for (const format of formats) expect(help).toContain(format);
  });
});
