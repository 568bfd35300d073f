import { Command, CommanderError, Option } from "commander";
import { expect, it } from "vitest";
import { usageError } from "../../src/cli/usage-error.ts";

/** What is said of these arguments of a command with an option of each kind. */
function said(...args: string[]) {
  const program = new Command("nachweis").configureOutput({ outputError: () => {} }).exitOverride();
  program
    .command("check")
    .argument("<file>")
    .addOption(new Option("--format <format>").choices(["table", "json"]))
    .addOption(new Option("--plain").conflicts("format"))
    .requiredOption("--site <site>")
    .exitOverride()
    .action(() => {});
  try {
    program.parse(args, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return usageError(error);
    throw error;
  }
  throw new Error("nothing is wrong");
}

it.each([
  [["chek"], "den Befehl „chek“ gibt es nicht; meinten Sie check?"],
  [
    ["check", "a", "--site", "x", "--formt", "json"],
    "die Option „--formt“ gibt es hier nicht; meinten Sie --format?",
  ],
  [["check", "--site", "x"], "es fehlt die Angabe „file“"],
  [["check", "a", "--site"], "der Option „--site <site>“ fehlt ihr Wert"],
  [["check", "a"], "es fehlt die Option „--site <site>“"],
  [["check", "a", "b", "--site", "x"], "das sind mehr Angaben, als der Befehl kennt"],
  [
    ["check", "a", "--site", "x", "--format", "xml"],
    "„xml“ geht nicht bei „--format <format>“; erlaubt sind table, json",
  ],
  [
    ["check", "a", "--site", "x", "--format", "json", "--plain"],
    "„--plain“ und „--format <format>“ gehen nicht zusammen",
  ],
])("%j", (args, sentence) => {
  expect(said(...args)?.de).toBe(sentence);
  expect(said(...args)?.en).not.toMatch(/^error|\n/);
});

it("says nothing of what only shows help or has a new kind of English message", () => {
  expect(usageError(new CommanderError(0, "commander.helpDisplayed", "(outputHelp)"))).toBeNull();
  expect(usageError(new CommanderError(1, "commander.new", "error: some 'words'"))?.de).not.toContain(
    "words",
  );
});
