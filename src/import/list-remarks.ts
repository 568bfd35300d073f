import { columnLetters } from "../formats/workbook/sheet.ts";
import type { Bilingual } from "../model/position.ts";
import { addToList } from "../text/list-by-key.ts";
import type { ListColumn, ListMap } from "./list-map.ts";
import type { ListTable } from "./list-table.ts";

/**
 * What is to be said of a list as a whole.
 *
 * @param idle by column how many values had no place
 */
export function remarksOf(
  list: ListTable,
  { columns }: ListMap,
  idle: ReadonlyMap<ListColumn, number>,
): Bilingual[] {
  const { table, unused, otherSheets } = list;
  const remarks: Bilingual[] = [...unheaded(list)];
  if (unused.length > 0)
    remarks.push({
      de: `Spalten, die die Zuordnung nicht nennt und die nicht gelesen wurden: ${unused.join(", ")}`,
      en: `Columns that the mapping does not name and that were not read: ${unused.join(", ")}`,
    });
  if (otherSheets.length > 0)
    remarks.push({
      de: `Gelesen wurde das Blatt „${table.name}“ allein, nicht gelesen wurden: ${otherSheets.join(", ")}`,
      en: `The sheet “${table.name}” alone was read; not read were: ${otherSheets.join(", ")}`,
    });
  if (columns.scope === undefined)
    remarks.push({
      de: "Die Zuordnung nennt keine Spalte für den Bereich: Jede Zeile gilt für „alle“.",
      en: "The mapping names no column for the scope: every row is for “all”.",
    });
  for (const [column, count] of idle)
    remarks.push({
      de: `Spalte „${columns[column]}“: ${count} Werte nicht übernommen, weil sie zu einer Aufgabe gehören und der Status keine verlangt`,
      en: `Column “${columns[column]}”: ${count} values not taken, because they belong to an action and the status asks for none`,
    });
  return remarks;
}

/** Values in columns that have no heading: remarks that somebody wrote beside the list, or what a separator has moved. */
function unheaded({ table, header }: ListTable): Bilingual[] {
  const head = table.rows.find(({ number }) => number === header);
  const rows = new Map<number, number[]>();
  for (const { number, cells } of table.rows)
    for (const column of cells.keys())
      if (number > header && !head?.cells.has(column) && !table.isRepeated(number, column))
        addToList(rows, column, [number]);
  return [...rows].map(([column, [first = 0, ...more]]) => {
    const [letters, count] = [columnLetters(column), more.length + 1];
    return table.name === ""
      ? {
          de: `Mehr Werte als Überschriften: ${count} in Spalte ${letters} nicht gelesen, zuerst in Datensatz ${first}; ein Wert mit dem Trennzeichen darin braucht Anführungszeichen, sonst rücken die hinter ihm`,
          en: `More values than headings: ${count} in column ${letters} not read, first in record ${first}; a value with the separator in it needs quotation marks, or those behind it move`,
        }
      : {
          de: `Spalte ${letters} hat keine Überschrift: ${count} Werte darin nicht gelesen, der erste in Zeile ${first}`,
          en: `Column ${letters} has no heading: ${count} values in it not read, the first in row ${first}`,
        };
  });
}
