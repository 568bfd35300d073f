#!/usr/bin/env node
import { fileError } from "../publish/command-error.ts";
import { languageAsked } from "./language.ts";
import { complain } from "./print.ts";
import { toolVersion } from "./version.ts";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `Nachweis braucht Node.js ab 22.12; dies ist ${process.version}. / Nachweis needs Node.js 22.12 or newer.\n`,
  );
  process.exit(2);
}

const words = process.argv.slice(2);

// A reader that closes the pipe early (`| head`) has what it wanted.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
  const { de, en } = fileError("", error).explanation;
  complain({ de: `Standardausgabe${de}`, en: `standard output${en}` }, languageAsked(words, process.env));
  process.exit(2);
});

if (words.length === 1 && (words[0] === "--version" || words[0] === "-V")) {
  // Scripts ask for it often: nothing else is loaded.
  process.stdout.write(`${toolVersion()}\n`);
} else {
  const { runProgram } = await import("./program.ts");
  process.exitCode = (await runProgram(words)) ?? process.exitCode;
}
