#!/usr/bin/env node
import { CommandError, fileError } from "../publish/command-error.ts";
import { languageAsked } from "./language.ts";
import { failed, runProgram } from "./program.ts";

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
  process.exit(
    failed(
      new CommandError({ de: `Standardausgabe${de}`, en: `standard output${en}` }),
      languageAsked(process.argv, process.env),
    ),
  );
});

process.exitCode = (await runProgram(process.argv.slice(2))) ?? process.exitCode;
