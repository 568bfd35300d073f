import { Command, type Option } from "commander";
import { describe, expect, it } from "vitest";
import { formats } from "../../src/cli/judge/report-formats.ts";
import { commands } from "../../src/cli/program.ts";
import { adders, allCommands, helpOf } from "./all-commands.ts";

/** German and English, with a slash between them; the English words are no German ones. */
const bilingual = /\S \/ \S/;

describe("the commands' help", () => {
  it("is there in German and English for every command, argument and option", async () => {
    const commands = await allCommands();
    expect(commands.size).toBeGreaterThan(10);
    for (const [path, command] of commands) {
      expect(command.description(), path).toMatch(bilingual);
      for (const option of command.options as Option[]) {
        expect(option.description, `${path} ${option.flags}`).toMatch(bilingual);
      }
    }
  });

  it("belongs to commands that are all there, each loaded by its own name", async () => {
    const loaded = await Promise.all(Object.values(commands).map((load) => load()));
    expect(new Set(loaded)).toEqual(new Set((await adders()).values()));
    const names = loaded.map((add) => {
      const program = new Command();
      add(program);
      return program.commands.map((command) => command.name());
    });
    expect(names).toEqual(Object.keys(commands).map((name) => [name]));
  });

  it("names every format of check", async () => {
    const check = (await allCommands()).get("check");
    for (const format of formats) expect(check && helpOf(check)).toContain(format);
  });
});
