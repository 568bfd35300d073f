import type { Command } from "commander";
import { CommandError } from "../../publish/command-error.ts";
import { addCommand } from "../command.ts";
import { argument, option, options } from "../options.ts";
import { type ImportOptions, importedBytes, importList } from "./import-list.ts";

/** Adds `nachweis import xlsx` to `import`. */
export function addXlsxImport(command: Command): void {
  addCommand<"import xlsx", ImportOptions & { readonly map?: string }, [file: string]>(
    command,
    "import xlsx",
    {
      does: {
        de: "eine eigene Liste einlesen (.xlsx oder CSV); was nicht übernommen wird, nennt import-report.md",
        en: "read a list of your own (.xlsx or CSV); import-report.md names what is not taken",
      },
      arguments: [argument("<file>", "massnahmen.xlsx, massnahmen.csv")],
      options: [
        option("--map <file>", {
          de: "Zuordnung der Spalten, Status und Bereiche einer eigenen Liste (YAML)",
          en: "mapping of the columns, statuses and scopes of a list of your own (YAML)",
        }),
        option("--dry-run", { de: "nur zeigen, nichts schreiben", en: "only show, write nothing" }),
        option("--baseline <file>", {
          de: "Befunde der nächsten Prüfung gleich hinnehmen, in dieser Datei",
          en: "accept the findings of the next check at once, in this file",
        }),
        options.root(),
        options.asOf(),
      ],
      async run(given, file) {
        const bytes = await importedBytes(file);
        if (given.map === undefined)
          throw new CommandError({
            de: `${file}: Welche Spalte was bedeutet, sagt eine Zuordnung: --map DATEI (docs/de/schreiben.md)`,
            en: `${file}: a mapping says what each column means: --map FILE (docs/en/writing.md)`,
          });
        await importList(given, file, bytes, given.map);
      },
    },
  );
}
