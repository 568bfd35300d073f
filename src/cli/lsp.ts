import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import type { Language } from "../model/position.ts";
import { today } from "./clock.ts";
import { languageOption } from "./language.ts";
import { asOfOption } from "./options.ts";
import { toolVersion } from "./version.ts";

/** Adds `nachweis lsp`: the language server that an editor starts; it speaks on standard input and output. */
export function addLspCommand(program: Command): Command {
  return program
    .command("lsp")
    .description("Sprachserver für Editoren / language server for editors")
    .option("--stdio", "über Standardein- und -ausgabe (immer) / on standard input and output (always)")
    .addOption(asOfOption())
    .addOption(languageOption())
    .action(async (options: { asOf?: string; lang: Language }) => {
      // Loaded here: no other command needs the protocol's library.
      const { startLanguageServer } = await import("../lsp/server.ts");
      startLanguageServer({
        language: options.lang,
        check: { asOf: options.asOf, today: today(), version: toolVersion() },
        isContentRoot: (folder) => existsSync(join(folder, "controls")),
      });
      // The protocol's library ends the process, when the editor says so or is gone: until then the server is watched.
      await new Promise<never>(() => {});
    });
}
