/** A workbook (Office Open XML) with one sheet of text: nothing in it is computed, and nothing leads out of it. */
import { zipSync } from "fflate";

/** What stands in the sheet. */
export interface TextSheet {
  readonly name: string;
  /** Lines above the table: the first is its title; of the others the first cell says what the second is. */
  readonly head: readonly (readonly string[])[];
  /** Heads of the columns, and their widths in characters. */
  readonly columns: readonly (readonly [head: string, width: number])[];
  readonly rows: readonly (readonly string[])[];
}

/** Places in `cellXfs` of the styles. */
const style = { cell: 1, head: 2, title: 3, line: 4 } as const;
/** Excel opens no cell that is longer. */
const longest = 32_767;
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The bytes of the workbook; the same sheet gives the same bytes. */
export function writeXlsx(sheet: TextSheet): Uint8Array<ArrayBuffer> {
  const heads = sheet.head.length + 1;
  const parts = {
    "[Content_Types].xml": `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kinds}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${kinds}.styles+xml"/></Types>`,
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheet.name)}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${escaped(sheet.name)}!$${heads}:$${heads}</definedName></definedNames></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ["worksheet", "worksheets/sheet1.xml"],
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": styles(),
    "xl/worksheets/sheet1.xml": worksheet(sheet),
  };
  const encoder = new TextEncoder();
  const files = Object.entries(parts).map(([path, xml]) => [path, encoder.encode(declaration + xml)]);
  // The earliest day that a ZIP file can name: no clock.
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 1) });
}

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const all = targets.map(
    ([kind, target], place) =>
      `<Relationship Id="rId${place + 1}" Type="${office}/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packages}/relationships">${all.join("")}</Relationships>`;
}

/** Cells are text (format 49), marked as such, so that a formula does not come of them when somebody edits one either. */
function styles(): string {
  const xf = ([font, wraps]: readonly [number, boolean]) =>
    `<xf numFmtId="49" fontId="${font}" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top"${wraps ? ' wrapText="1"' : ""}/></xf>`;
  const looks = (
    [
      [0, true],
      [1, true],
      [2, false],
      [0, false],
    ] as const
  ).map(xf);
  return `<styleSheet xmlns="${main}"><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${looks.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${looks.join("")}</cellXfs></styleSheet>`;
}

function worksheet({ head, columns, rows }: TextSheet): string {
  const widths = columns.map(
    ([, width], place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`,
  );
  const lines = [
    ...head.map((cells, place) => ({ cells, look: place === 0 ? style.title : style.line })),
    { cells: columns.map(([title]) => title), look: style.head },
    ...rows.map((cells) => ({ cells, look: style.cell })),
  ];
  const heads = head.length + 1;
  const end = `${columnName(columns.length - 1)}${lines.length}`;
  return [
    `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<cols>${widths.join("")}</cols><sheetData>`,
    ...lines.map(
      ({ cells, look }, line) =>
        `<row r="${line + 1}"${look === style.cell ? ` ht="${heightOf(cells, columns)}" customHeight="1"` : ""}>${cells.map((text, place) => cell(`${columnName(place)}${line + 1}`, text, look)).join("")}</row>`,
    ),
    `</sheetData><autoFilter ref="A${heads}:${end}"/>`,
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
  ].join("");
}

/** Points that a row is high: not every program finds that out by itself. None is higher than Excel allows. */
function heightOf(cells: readonly string[], columns: TextSheet["columns"]): number {
  const lines = cells.map((text, place) => {
    const width = columns[place]?.[1] ?? 10;
    return text
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width * 0.95))), 0);
  });
  return Math.min(409, Math.max(1, ...lines) * 15);
}

function cell(place: string, text: string, look: number): string {
  return text === ""
    ? `<c r="${place}" s="${look}"/>`
    : `<c r="${place}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, longest))}</t></is></c>`;
}

/** A to Z, counted from 0: a sample has no more columns. */
function columnName(place: number): string {
  return String.fromCharCode(65 + place);
}

/**
 * A text in XML. What spreadsheets would read as the number of a sign, `_x0041_`, is escaped as they do it, and so is what XML
 * can't say (ECMA-376, 22.9.2.19).
 */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) =>
      "\t\n\r".includes(sign) ? sign : `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    )
    .replace(/[&<>"\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
