import { Command, CommanderError } from "commander";
import type { Language } from "../model/position.ts";
import { explanationOf } from "./explanation.ts";
import { helpWords } from "./help-words.ts";
import { addBaselineCommand } from "./judge/baseline.ts";
import { addCertificateCommand } from "./judge/certificate.ts";
import { addCheckCommand } from "./judge/check.ts";
import { addDiffCommand } from "./judge/diff.ts";
import { addFailoverCommand } from "./judge/failover.ts";
import { addCalendarCommand, addForecastCommand } from "./judge/forecast.ts";
import { addRelocationCommand } from "./judge/relocation.ts";
import { languageAsked } from "./language.ts";
import { addCatalogueCommand } from "./look-up/catalogue.ts";
import { addExplainCommand } from "./look-up/explain.ts";
import { addRulesCommand } from "./look-up/rules.ts";
import { addLspCommand } from "./lsp.ts";
import { inBoth } from "./options.ts";
import { complain } from "./print.ts";
import { addBuildCommand } from "./publish/build.ts";
import { addDevCommand } from "./publish/dev.ts";
import { addExportCommand } from "./publish/export-xlsx.ts";
import { addPdfCommand } from "./publish/pdf.ts";
import { addKeyCommand } from "./seal/key.ts";
import { addPackageCommand } from "./seal/package.ts";
import { addSealCommand } from "./seal/seal.ts";
import { addVerifyCommand } from "./seal/verify.ts";
import { usageError } from "./usage-error.ts";
import { toolVersion } from "./version.ts";
import { watched } from "./watchdog.ts";
import { addApproveCommand } from "./write/approve.ts";
import { addEvidenceCommand } from "./write/evidence.ts";
import { addFixCommand } from "./write/fix.ts";
import { addImportCommand } from "./write/import.ts";
import { addInitCommand } from "./write/init.ts";
import { addNewCommand } from "./write/new.ts";
import { addRenameCommand } from "./write/rename.ts";

/**
 * Runs the command line of these words; says in one line why a command could not do its work.
 *
 * @returns the exit code, if it is not what the command has set (`process.exitCode`)
 */
export async function runProgram(words: readonly string[]): Promise<0 | 2 | undefined> {
  const language = languageAsked(words, process.env);
  try {
    // Here, so that no command can read content unwatched.
    await watched(language, () => program().parseAsync(words, { from: "user" }));
    return undefined;
  } catch (error) {
    return failed(error, language);
  }
}

function program(): Command {
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
  addCheckCommand(program);
  addBaselineCommand(program);
  addBuildCommand(program);
  addDevCommand(program);
  addFailoverCommand(program);
  addRelocationCommand(program);
  addCertificateCommand(program);
  addCatalogueCommand(program);
  addExplainCommand(program);
  addRulesCommand(program);
  addImportCommand(program);
  addDiffCommand(program);
  addForecastCommand(program);
  addCalendarCommand(program);
  addInitCommand(program);
  addNewCommand(program);
  addEvidenceCommand(program);
  addApproveCommand(program);
  addFixCommand(program);
  addRenameCommand(program);
  addKeyCommand(program);
  addSealCommand(program);
  addVerifyCommand(program);
  addPackageCommand(program);
  addLspCommand(program);
  addPdfCommand(program);
  addExportCommand(program);
  return program;
}

/** Says in one line why the command could not do its work; returns the exit code. */
export function failed(error: unknown, language: Language): 0 | 2 {
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
