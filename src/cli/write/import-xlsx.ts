import type { Command } from "commander";
import { isWorkbook } from "../../import/list-table.ts";
import { addCommand } from "../command.ts";
import { argument, option } from "../options.ts";
import { type ImportOptions, importedBytes, importList, importOptions } from "./import-list.ts";
import { mapFileOf } from "./list-mapping.ts";
import { mergeWorkbook } from "./merge-workbook.ts";

/** Adds `nachweis import xlsx` to `import`. */
export function addXlsxImport(command: Command): void {
  addCommand<"import xlsx", ImportOptions & { readonly map?: string }, [file: string]>(
    command,
    "import xlsx",
    {
      does: {
        de: "geänderte Zellen einer exportierten Arbeitsmappe oder, mit --map, eine eigene Liste übernehmen (.xlsx, CSV); import-report.md nennt, was nicht übernommen wird",
        en: "take changed cells of an exported workbook or, with --map, a list of your own (.xlsx, CSV); import-report.md names what is not taken",
      },
      arguments: [argument("<file>", "massnahmen.xlsx, massnahmen.csv")],
      options: [
        option("--map <file>", {
          de: "Zuordnung der Spalten, Status und Bereiche einer eigenen Liste (YAML)",
          en: "mapping of the columns, statuses and scopes of a list of your own (YAML)",
        }),
        ...importOptions(),
      ],
      async run(given, file) {
        const bytes = await importedBytes(file);
        const mayBeOurs = given.map === undefined && isWorkbook(bytes);
        if (mayBeOurs && (await mergeWorkbook(given, file, bytes))) return;
        await importList(given, file, bytes, await mapFileOf(given, file, bytes, given.map));
      },
    },
  );
}
