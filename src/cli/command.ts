import { resolve } from "node:path";
import type { Argument, Command, Option } from "commander";
import type { Bilingual, Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { jsonText } from "../text/json-text.ts";
import { type CommandPath, type ExitCodeOf, exitCodeHelp } from "./exit-codes.ts";
import { inBoth, options } from "./options.ts";
import { checkOrRecall, withCache } from "./run-check.ts";

/** What every command is told. */
export interface Given {
  /** Content root, absolute. */
  readonly root: string;
  /** Day to judge by; today by default. */
  readonly asOf?: string;
  readonly lang: Language;
  /** Whether an option stands on the command line; else it has its default. */
  isGiven(option: string): boolean;
}

/** The words of a command line behind the command: one that may be missing is undefined, one that may repeat a list. */
type Words = readonly (string | readonly string[] | undefined)[];

interface Form {
  /** What the command does, for its help. */
  readonly does: Bilingual;
  readonly arguments?: readonly Argument[];
  /** The options beside `--lang`, in the order of the help. */
  readonly options?: readonly Option[];
  /** What `--lang` does, if more than to say the language of what is printed. */
  readonly lang?: Bilingual;
}

interface Work<Path extends CommandPath, Own extends object, Said extends Words> extends Form {
  /** What it is called, if not by the last word of its path. */
  readonly name?: string;
  /** Does the work; returns the exit code, or nothing for 0. */
  run(given: Given & Own, ...words: Said): Promise<ExitCodeOf<Path> | undefined> | Promise<void>;
}

/** Adds a command: with its options, `--lang` and its exit codes in the help. What it throws ends with code 2 (`main.ts`). */
export function addCommand<Path extends CommandPath, Own extends object = object, Said extends Words = []>(
  parent: Command,
  path: Path,
  form: Work<Path, Own, Said>,
): Command {
  const command = parent.command(form.name ?? path.split(" ").at(-1) ?? path).description(inBoth(form.does));
  for (const each of form.arguments ?? []) command.addArgument(each);
  for (const each of [...(form.options ?? []), options.lang(form.lang)]) command.addOption(each);
  return command.addHelpText("after", exitCodeHelp(path)).action(async () => {
    const chosen = command.opts<Own & Omit<Given, "isGiven">>();
    const root = resolve(chosen.root ?? ".");
    const isGiven = (name: string): boolean => command.getOptionValueSource(name) === "cli";
    // The library made the words of the arguments declared.
    const code = await form.run({ ...chosen, root, isGiven }, ...(command.processedArgs as Words as Said));
    if (code !== undefined) process.exitCode = code;
  });
}

interface Answering<Own extends object, Said extends Words> extends Form {
  /** What the command makes of the report: for machines, and for a person. */
  answer(
    report: Report,
    given: Given & Own,
    ...words: Said
  ): { readonly json: unknown; text(language: Language): string };
}

/** Adds a command that checks the content and prints something of the report: with `--json` for machines, else for a person. */
export function addReportCommand<Own extends object = object, Said extends Words = []>(
  program: Command,
  path: CommandPath,
  { answer, ...form }: Answering<Own, Said>,
): Command {
  return addCommand<CommandPath, Own & { readonly json?: boolean; readonly cache: boolean }, Said>(
    program,
    path,
    {
      ...form,
      options: [options.root(), options.asOf(), ...(form.options ?? []), options.json(), options.cache()],
      async run(given, ...words) {
        const { report } = await withCache(given, given.cache, (recall) => checkOrRecall(given, recall));
        const { json, text } = answer(report, given, ...words);
        process.stdout.write(given.json === true ? jsonText(json) : text(given.lang));
      },
    },
  );
}
