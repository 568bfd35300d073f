import { Command, CommanderError } from "commander";
import type { Language } from "../model/position.ts";
import { explanationOf } from "./explanation.ts";
import { helpWords } from "./help-words.ts";
import { languageAsked } from "./language.ts";
import { inBoth } from "./options.ts";
import { complain } from "./print.ts";
import { usageError } from "./usage-error.ts";
import { toolVersion } from "./version.ts";
import { watched } from "./watchdog.ts";

/** What adds each command, in the order of the help. A command's modules are loaded when it is asked for. */
export const commands: Readonly<Record<string, () => Promise<(program: Command) => unknown>>> = {
  check: async () => (await import("./judge/check.ts")).addCheckCommand,
  baseline: async () => (await import("./judge/baseline.ts")).addBaselineCommand,
  build: async () => (await import("./publish/build.ts")).addBuildCommand,
  dev: async () => (await import("./publish/dev.ts")).addDevCommand,
  failover: async () => (await import("./judge/failover.ts")).addFailoverCommand,
  relocation: async () => (await import("./judge/relocation.ts")).addRelocationCommand,
  certificate: async () => (await import("./judge/certificate.ts")).addCertificateCommand,
  catalogue: async () => (await import("./look-up/catalogue.ts")).addCatalogueCommand,
  explain: async () => (await import("./look-up/explain.ts")).addExplainCommand,
  rules: async () => (await import("./look-up/rules.ts")).addRulesCommand,
  import: async () => (await import("./write/import.ts")).addImportCommand,
  diff: async () => (await import("./judge/diff.ts")).addDiffCommand,
  forecast: async () => (await import("./judge/forecast.ts")).addForecastCommand,
  calendar: async () => (await import("./judge/forecast.ts")).addCalendarCommand,
  init: async () => (await import("./write/init.ts")).addInitCommand,
  new: async () => (await import("./write/new.ts")).addNewCommand,
  evidence: async () => (await import("./write/evidence.ts")).addEvidenceCommand,
  approve: async () => (await import("./write/approve.ts")).addApproveCommand,
  fix: async () => (await import("./write/fix.ts")).addFixCommand,
  rename: async () => (await import("./write/rename.ts")).addRenameCommand,
  key: async () => (await import("./seal/key.ts")).addKeyCommand,
  seal: async () => (await import("./seal/seal.ts")).addSealCommand,
  verify: async () => (await import("./seal/verify.ts")).addVerifyCommand,
  package: async () => (await import("./seal/package.ts")).addPackageCommand,
  lsp: async () => (await import("./lsp.ts")).addLspCommand,
  pdf: async () => (await import("./publish/pdf.ts")).addPdfCommand,
  export: async () => (await import("./publish/export-xlsx.ts")).addExportCommand,
};

/**
 * Runs the command line of these words; says in one line why a command could not do its work.
 *
 * @returns the exit code, if it is not what the command has set (`process.exitCode`)
 */
export async function runProgram(words: readonly string[]): Promise<0 | 2 | undefined> {
  const language = languageAsked(words, process.env);
  try {
    // Here, so that no command can read content unwatched.
    await watched(language, async () => (await program(words)).parseAsync(words, { from: "user" }));
    return undefined;
  } catch (error) {
    return failed(error, language);
  }
}

/** The program with the command that the words begin with; with all of them where they begin with none and ask for more than the version. */
async function program(words: readonly string[]): Promise<Command> {
  const program = new Command("nachweis")
    .description(
      inBoth({
        de: "Nachweise prüfen und veröffentlichen (BSI IT-Grundschutz)",
        en: "check and publish compliance evidence",
      }),
    )
    .version(toolVersion(), "-V, --version", inBoth({ de: "Version ausgeben", en: "print the version" }))
    .helpOption("-h, --help", inBoth({ de: "diese Hilfe zeigen", en: "show this help" }))
    .helpCommand("help [command]", inBoth({ de: "Hilfe zu einem Befehl", en: "help on a command" }))
    .configureHelp(helpWords)
    .showHelpAfterError(false)
    // `failed` says it, in the reader's language.
    .configureOutput({ outputError: () => {} })
    .exitOverride();
  const [first = ""] = words;
  const asksForOne = Object.hasOwn(commands, first) || first === "-V" || first === "--version";
  for (const [name, load] of Object.entries(commands))
    if (!asksForOne || name === first) (await load())(program);
  return program;
}

/** Says in one line why the command could not do its work; returns the exit code. */
function failed(error: unknown, language: Language): 0 | 2 {
  if (error instanceof CommanderError) {
    const explanation = usageError(error);
    if (explanation) complain(explanation, language);
    return error.exitCode === 0 ? 0 : 2;
  }
  const explanation = explanationOf(error);
  if (explanation) {
    complain(explanation, language);
    return 2;
  }
  const text = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ");
  complain({ de: `Fehler im Programm: ${text}`, en: `bug in the program: ${text}` }, language);
  if (process.env.NACHWEIS_DEBUG !== undefined && error instanceof Error)
    process.stderr.write(`${error.stack}\n`);
  return 2;
}
