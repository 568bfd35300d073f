import { resolve } from "node:path";
import type { Command } from "commander";
import { methodOf } from "../../catalogue/methods.ts";
import { writeWorkbook } from "../../formats/workbook/write.ts";
import type { Clearance } from "../../model/vocabulary.ts";
import { CommandError } from "../../publish/command-error.ts";
import { writeOutput } from "../../publish/write-atomically.ts";
import { withhold } from "../../report/withhold/withhold.ts";
import { addCommand } from "../command.ts";
import { inBoth, option, options } from "../options.ts";
import { note } from "../print.ts";
import { Progress } from "../progress.ts";
import { reportOf } from "../run-check.ts";

interface ExportOptions {
  readonly out: string;
  readonly clearance: Clearance;
}

/** Adds `nachweis export xlsx`. */
export function addExportCommand(program: Command): void {
  const command = program
    .command("export")
    .description(inBoth({ de: "in anderen Formaten ausgeben", en: "write in other formats" }));
  addCommand<"export xlsx", ExportOptions>(command, "export xlsx", {
    does: {
      de: "den IT-Grundschutz-Check als Arbeitsmappe schreiben, die „import xlsx“ Zelle für Zelle zurücknimmt",
      en: "write the IT-Grundschutz-Check as a workbook that “import xlsx” takes back cell by cell",
    },
    options: [
      option("--out <file>", { de: "Arbeitsmappe (.xlsx)", en: "workbook (.xlsx)" }).makeOptionMandatory(),
      options.root(),
      options.asOf(),
      options.clearance(),
    ],
    async run(given) {
      const progress = new Progress(given.lang);
      progress.step({ de: "Inhalt prüfen", en: "Checking the content" });
      const full = await reportOf(given);
      progress.end();
      const { id } = full.domain;
      if (id === null) throw noId;
      const report = withhold(full, given.clearance);
      // What is written must not depend on the environment: German, unless --lang says otherwise.
      const language = given.isGiven("lang") ? given.lang : "de";
      const method = methodOf(report);
      await writeOutput(resolve(given.out), given.root, await writeWorkbook(report, method, id, language));
      const count = report.items.length;
      note({ de: `${given.out}: ${count} Zeilen`, en: `${given.out}: ${count} rows` }, given.lang);
    },
  });
}

const noId = new CommandError({
  de: "dem Verbund fehlt eine Kennung, an der die Arbeitsmappe wiedererkannt wird: Tragen Sie in controls/domain.md „id: …“ ein, zum Beispiel „id: lwl-rz“",
  en: "the domain has no id by which the workbook is known again: enter “id: …” in controls/domain.md, for example “id: lwl-rz”",
});
