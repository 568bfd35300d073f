#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { ContentRootError } from "../source/read-project.ts";
import { ContentWriteError } from "../source/write.ts";
import { addBaselineCommand } from "./baseline.ts";
import { addBuildCommand } from "./build.ts";
import { addCatalogueCommand } from "./catalogue.ts";
import { addCertificateCommand } from "./certificate.ts";
import { addCheckCommand } from "./check.ts";
import { CommandError, fileError } from "./command-error.ts";
import { addDevCommand } from "./dev.ts";
import { addDiffCommand } from "./diff.ts";
import { addEvidenceCommand } from "./evidence.ts";
import { addExplainCommand } from "./explain.ts";
import { addFailoverCommand } from "./failover.ts";
import { addFixCommand } from "./fix.ts";
import { addCalendarCommand, addForecastCommand } from "./forecast.ts";
import { addImportCommand } from "./import.ts";
import { addInitCommand } from "./init.ts";
import { languageAsked } from "./language.ts";
import { addLspCommand } from "./lsp.ts";
import { addNewCommand } from "./new.ts";
import { addPdfCommand } from "./pdf.ts";
import { addRelocationCommand } from "./relocation.ts";
import { addRulesCommand } from "./rules.ts";
import { usageError } from "./usage-error.ts";
import { toolVersion } from "./version.ts";

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
  .version(toolVersion())
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
  await program.parseAsync();
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
    process.stderr.write(`nachweis: Fehler im Programm / bug in the program: ${text.replace(/\s+/g, " ")}\n`);
    if (process.env.NACHWEIS_DEBUG !== undefined && error instanceof Error)
      process.stderr.write(`${error.stack}\n`);
  }
  return 2;
}
