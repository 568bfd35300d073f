import { methodOf } from "../../catalogue/methods.ts";
import { domainMark } from "../../formats/workbook/check-columns.ts";
import { checkRows } from "../../formats/workbook/check-rows.ts";
import { exportedWorkbook } from "../../import/exported-workbook.ts";
import { mergeRows } from "../../import/merge-rows.ts";
import type { CellNote } from "../../import/outcome.ts";
import { planItems } from "../../import/plan-items.ts";
import { judge } from "../../pipeline.ts";
import { CommandError } from "../../publish/command-error.ts";
import { readProject } from "../../source/read-project.ts";
import { today } from "../clock.ts";
import { note } from "../print.ts";
import { toolVersion } from "../version.ts";
import { finish, type ImportOptions } from "./import-list.ts";

/**
 * Takes the cells that somebody has changed in a workbook which `export xlsx` wrote.
 *
 * @returns false if the workbook holds no exported values
 * @throws {CommandError} if it was exported from another domain
 */
export async function mergeWorkbook(given: ImportOptions, file: string, bytes: Uint8Array): Promise<boolean> {
  const workbook = await exportedWorkbook(bytes, file);
  if (workbook === null) return false;
  const project = await readProject(given.root);
  const report = judge(project, { asOf: given.asOf, today: today(), version: toolVersion() });
  const { id } = report.domain;
  if (id === null || domainMark(id) !== workbook.domain)
    throw new CommandError({
      de: `${file}: gehört zu einem anderen Verbund; dieser hier heißt „${id ?? "ohne id"}“ (id in controls/domain.md)`,
      en: `${file}: belongs to another domain; this one is called “${id ?? "without id"}” (id in controls/domain.md)`,
    });
  const merged = mergeRows(workbook, checkRows(report, methodOf(report), workbook.language));
  const plan = await planItems(merged.edits, project, report, given.lang);
  const notTaken = [...merged.notTaken, ...plan.notTaken].sort((a, b) =>
    a.place.sheet < b.place.sheet ? -1 : a.place.sheet > b.place.sheet ? 1 : a.place.row - b.place.row,
  );
  const read = workbook.rows.length;
  const isTaken = ({ place }: CellNote): boolean =>
    !notTaken.some((one) => one.place.sheet === place.sheet && one.place.row === place.row);
  const cells = [...merged.cells, ...plan.cells].filter(isTaken);
  const remarks = [...workbook.remarks, ...plan.remarks];
  await finish(given, { read, taken: read - notTaken.length, notTaken, cells, remarks }, plan.changes);
  const changed = merged.edits.length - plan.notTaken.length;
  if (!given.dryRun) note({ de: `${changed} Zeilen geändert`, en: `${changed} rows changed` }, given.lang);
  return true;
}
