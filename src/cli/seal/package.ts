import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { methodOf } from "../../catalogue/methods.ts";
import { writeWorkbook } from "../../formats/workbook/write.ts";
import { languages } from "../../model/languages.ts";
import type { Clearance } from "../../model/vocabulary.ts";
import { CommandError } from "../../publish/command-error.ts";
import { packFolder, withoutDigests } from "../../publish/package-folder.ts";
import { requireOutsideContent } from "../../publish/replaceable-folder.ts";
import { readSeals, sealFolder } from "../../publish/seal-folder.ts";
import { inTemporaryFolder } from "../../publish/work-folder.ts";
import { shownHistory } from "../../report/withhold/sealed-history.ts";
import { withhold } from "../../report/withhold/withhold.ts";
import { historyOf } from "../../seal/history.ts";
import { verifySeals } from "../../seal/verify.ts";
import { ContentState } from "../../source/content-state.ts";
import { addCommand, type Given } from "../command.ts";
import { options } from "../options.ts";
import { note, printLines } from "../print.ts";
import { Progress } from "../progress.ts";
import { publish } from "../publish/build.ts";
import { LackingCharacters } from "../publish/report-lacking.ts";
import { UnusablePlans } from "../publish/report-unusable.ts";
import { runCheck } from "../run-check.ts";
import { compareFiles } from "./verify.ts";

/** The spreadsheet of a package. */
const workbookName = "IT-Grundschutz-Check.xlsx";

interface PackageOptions {
  readonly clearance: Clearance;
  readonly out: string;
}

/** Adds `nachweis package`. */
export function addPackageCommand(program: Command): Command {
  return addCommand<"package", PackageOptions>(program, "package", {
    does: {
      de: "den besiegelten Stand als Paket für ein Audit: Website, PDF, Bericht, Nachweise, Siegel, und wie man es prüft",
      en: "the sealed state as a package for an audit: site, PDF, report, evidence, seals, and how to verify it",
    },
    options: [
      options.root(),
      options.clearance(),
      options.output("--out <file>", { de: "Zieldatei (ZIP)", en: "target file (ZIP)" }),
    ],
    run: makePackage,
  });
}

async function makePackage(given: Given & PackageOptions): Promise<void> {
  const { root, lang, clearance } = given;
  await requireOutsideContent(resolve(given.out), root);
  const seals = await readSeals(join(root, sealFolder));
  const verification = verifySeals({ seals, against: null, signer: null, newest: null });
  const { compared, keys } = verification;
  if (compared === null) throw new CommandError(notSealed);
  const state = new ContentState();
  // Judged by the day of the seal: the same seal gives the same package.
  const { report } = await runCheck({ ...given, asOf: compared.statement.day, state });
  const files = await state.files();
  const found = await compareFiles(root, verification, files);
  if (found.lines.length > 0 || found.untold > 0) throw new CommandError(notSealed);
  const history = historyOf(seals, verification, found);
  const edition = {
    ...withoutDigests(withhold(report, clearance)),
    seals: shownHistory(history, report, clearance),
  };
  const progress = new Progress(lang);
  const lacking = new LackingCharacters();
  const unusable = new UnusablePlans();
  await inTemporaryFolder("package", async (folder) => {
    await publish(edition, root, folder, { progress, lacking, unusable }, { languages, madeBy: "package" });
    const workbook = await writeWorkbook(edition, methodOf(edition), compared.statement.domain, "de");
    await writeFile(join(folder, workbookName), workbook);
    progress.step({ de: "Paket schreiben", en: "Writing the package" });
    await packFolder(folder, { report: edition, root, seals, seal: compared, keys }, resolve(given.out));
  });
  progress.end();
  lacking.report(lang);
  unusable.report(lang);
  for (const each of found.notes) note(each, lang);
  printLines([`newest: ${compared.digest}`]);
}

const notSealed = {
  de: "es gibt kein Siegel, das dem Inhalt entspricht, wie er jetzt ist; „nachweis verify“ sagt, was abweicht, „nachweis seal“ besiegelt ihn",
  en: 'there is no seal that fits the content as it is now; "nachweis verify" says what differs, "nachweis seal" seals it',
};
