/**
 * The rows of a CSV text (RFC 4180, and what spreadsheets write in Germany): cells separated by the semicolon, tab or comma
 * that occurs most in the first line, in double quotes where needed. Empty lines are left out.
 */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const separator = separatorOf(text.slice(0, text.indexOf("\n") + 1 || text.length));
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
    cell = "";
  };
  for (let place = 0; place < text.length; place += 1) {
    const letter = text[place];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[place + 1] === '"') {
        cell += '"';
        place += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === "") quoted = true;
    else if (letter === separator) {
      row.push(cell);
      cell = "";
    } else if (letter === "\n") endRow();
    else if (letter !== "\r") cell += letter;
  }
  endRow();
  return rows;
}

function separatorOf(line: string): string {
  const count = (letter: string) => line.split(letter).length;
  return [";", "\t", ","].reduce((best, letter) => (count(letter) > count(best) ? letter : best));
}
