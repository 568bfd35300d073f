import { longestCell, mostCells, type Table, TableError, type TableRow, tooMuch } from "../table.ts";

/** How a CSV file may be encoded; UTF-16 is known by its mark. */
export type CsvEncoding = "utf-8" | "windows-1252";

/** Signs between the values of a record, in the order in which they are tried. */
export const separators = [";", "\t", ","] as const;

/**
 * The text of a CSV file, without its byte order mark. Without a mark and without `encoding` it is UTF-8 if it can be, else
 * Windows-1252, which German spreadsheet programs write.
 *
 * @throws {TableError} if it is not in that encoding
 */
export function csvText(bytes: Uint8Array, encoding: CsvEncoding | undefined): string {
  const decoded = (label: string, fatal: boolean): string => new TextDecoder(label, { fatal }).decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded("utf-16le", false);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded("utf-16be", false);
  if (encoding === "windows-1252") return decoded(encoding, false);
  try {
    return decoded("utf-8", true);
  } catch {
    if (encoding === undefined) return decoded("windows-1252", false);
    throw new TableError({ de: "die Datei ist nicht in UTF-8", en: "the file is not in UTF-8" });
  }
}

/**
 * The records of a CSV text (RFC 4180; also with other line ends). The separator stands in a first line `sep=;`, which is no
 * record, or is the given one.
 *
 * @throws {TableError} if quotation marks are not closed, or there is too much
 */
export function readCsv(text: string, separator: string): Table {
  const hint = /^"?sep=([;,\t|])"?(?:\r\n|\n|\r)/.exec(text);
  const reader = new CsvReader(hint ? text.slice(hint[0].length) : text, hint?.[1] ?? separator);
  const rows = reader.records();
  return { name: "", rows, dayOf: () => null, isRepeated: () => false };
}

class CsvReader {
  private at = 0;
  private cells = 0;
  private readonly text: string;
  private readonly separator: string;

  constructor(text: string, separator: string) {
    this.text = text;
    this.separator = separator;
  }

  records(): TableRow[] {
    const rows: TableRow[] = [];
    for (let number = 1; this.at < this.text.length; number++) {
      const values = this.record(number);
      const cells = new Map(
        values.flatMap((value, i) =>
          value.trim() === "" ? [] : [[i + 1, { text: value, number: null, doubt: null }] as const],
        ),
      );
      if (cells.size > 0) rows.push({ number, cells });
    }
    return rows;
  }

  private record(number: number): string[] {
    const values: string[] = [];
    for (;;) {
      const value = this.text[this.at] === '"' ? this.quoted(number) : this.plain();
      if (value.length > longestCell)
        throw tooMuch(
          `ein Wert in Datensatz ${number} hat mehr als ${longestCell} Zeichen`,
          `a value in record ${number} has more than ${longestCell} characters`,
        );
      values.push(value);
      if (++this.cells > mostCells)
        throw tooMuch(`mehr als ${mostCells} Werte`, `more than ${mostCells} values`);
      if (this.text[this.at] !== this.separator) break;
      this.at += 1;
    }
    if (this.text.startsWith("\r\n", this.at)) this.at += 2;
    else if (this.at < this.text.length) this.at += 1;
    return values;
  }

  /** A value up to the separator or line end. */
  private plain(): string {
    const from = this.at;
    while (this.at < this.text.length && !this.isEnd(this.text.charAt(this.at))) this.at += 1;
    return this.text.slice(from, this.at);
  }

  /** A value in quotation marks; what stands behind them up to the separator belongs to it. */
  private quoted(number: number): string {
    let value = "";
    for (let from = this.at + 1; ; ) {
      const end = this.text.indexOf('"', from);
      if (end < 0)
        throw new TableError({
          de: `in Datensatz ${number} beginnt ein Wert mit einem Anführungszeichen, das nichts schließt`,
          en: `in record ${number} a value begins with a quotation mark that nothing closes`,
        });
      value += this.text.slice(from, end);
      if (this.text[end + 1] !== '"') {
        this.at = end + 1;
        return value + this.plain();
      }
      value += '"';
      from = end + 2;
    }
  }

  private isEnd(sign: string): boolean {
    return sign === this.separator || sign === "\n" || sign === "\r";
  }
}
