/** Lines of CSV (RFC 4180) with semicolons, as spreadsheets in Germany read it. */

/** A line with its end. What a spreadsheet would take for a formula begins with an apostrophe. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(";")}\r\n`;
}

function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && text.length > 1 ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
