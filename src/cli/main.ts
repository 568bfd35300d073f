#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { CommandError, fileError } from "../publish/command-error.ts";
import { ContentRootError } from "../source/read-project.ts";
import { ContentWriteError } from "../source/write.ts";
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
import { addBuildCommand } from "./publish/build.ts";
import { addDevCommand } from "./publish/dev.ts";
import { addPdfCommand } from "./publish/pdf.ts";
import { usageError } from "./usage-error.ts";
import { toolVersion } from "./version.ts";
import { watched } from "./watchdog.ts";
import { addEvidenceCommand } from "./write/evidence.ts";
import { addFixCommand } from "./write/fix.ts";
import { addImportCommand } from "./write/import.ts";
import { addInitCommand } from "./write/init.ts";
import { addNewCommand } from "./write/new.ts";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `Nachweis braucht Node.js ab 22.12; dies ist ${process.version}. / Nachweis needs Node.js 22.12 or newer.\n`,
  );
  process.exit(2);
}

// A reader that closes the pipe early (`| head`) has what it wanted.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
  const { de, en } = fileError("", error).explanation;
  process.exit(failed(new CommandError({ de: `Standardausgabe${de}`, en: `standard output${en}` })));
});

const program = new Command("nachweis")
  .description(
    "Nachweise prüfen und veröffentlichen (BSI IT-Grundschutz) / check and publish compliance evidence",
  )
  .version(toolVersion(), "-V, --version", "Version ausgeben / print the version")
  .helpOption("-h, --help", "diese Hilfe zeigen / show this help")
  .helpCommand("help [command]", "Hilfe zu einem Befehl / help on a command")
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
addFixCommand(program);
addLspCommand(program);
addPdfCommand(program);
for (const command of program.commands) command.exitOverride();

try {
  // Here, so that no command can read content unwatched.
  await watched(languageAsked(process.argv, process.env), () => program.parseAsync());
} catch (error) {
  process.exitCode = failed(error);
}

/** Says in one line why the command could not do its work; returns the exit code. */
function failed(error: unknown): number {
  const language = languageAsked(process.argv, process.env);
  if (error instanceof CommanderError) {
    const explanation = usageError(error);
    if (explanation) process.stderr.write(`nachweis: ${explanation[language]}\n`);
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof CommandError) process.stderr.write(`nachweis: ${error.explanation[language]}\n`);
  else if (error instanceof ContentRootError || error instanceof ContentWriteError)
    process.stderr.write(`nachweis: ${error.explanation[language]}\n`);
  else if (error instanceof Error && "syscall" in error && "code" in error) {
    const path = "path" in error ? String(error.path) : String(error.syscall);
    process.stderr.write(`nachweis: ${fileError(path, error).explanation[language]}\n`);
  } else {
    const text = error instanceof Error ? error.message : String(error);
    const bug = { de: "Fehler im Programm", en: "bug in the program" };
    process.stderr.write(`nachweis: ${bug[language]}: ${text.replace(/\s+/g, " ")}\n`);
    if (process.env.NACHWEIS_DEBUG !== undefined && error instanceof Error)
      process.stderr.write(`${error.stack}\n`);
  }
  return 2;
}
