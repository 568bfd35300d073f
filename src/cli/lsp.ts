import type { Command } from "commander";
import { today } from "./clock.ts";
import { addCommand } from "./command.ts";
import { option, options } from "./options.ts";
import { toolVersion } from "./version.ts";

/** Adds `nachweis lsp`: the language server that an editor starts; it speaks on standard input and output. */
export function addLspCommand(program: Command): Command {
  return addCommand(program, "lsp", {
    does: { de: "Sprachserver für Editoren", en: "language server for editors" },
    options: [
      option("--stdio", {
        de: "über Standardein- und -ausgabe (immer)",
        en: "on standard input and output (always)",
      }),
      options.asOf(),
    ],
    async run({ asOf, lang, isGiven }) {
      // Loaded here: no other command needs the protocol's library.
      const { startLanguageServer } = await import("../lsp/server.ts");
      startLanguageServer({
        language: lang,
        languageIsGiven: isGiven("lang"),
        check: { asOf, today: today(), version: toolVersion() },
      });
      // The protocol's library ends the process, when the editor says so or is gone: until then the server is watched.
      await new Promise<never>(() => {});
    },
  });
}
