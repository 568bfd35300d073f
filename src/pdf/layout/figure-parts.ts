/**
 * Rows in parts that each fit into a figure, since a figure is not torn.
 *
 * @param mostHeight of the rows of one figure, in points
 */
export function figureParts<Row extends { readonly height: number }>(
  rows: readonly Row[],
  mostHeight: number,
  mostRows = Number.POSITIVE_INFINITY,
): Row[][] {
  const parts: Row[][] = [];
  let left = 0;
  for (const row of rows) {
    if (row.height > left || parts.at(-1)?.length === mostRows || parts.length === 0) {
      parts.push([]);
      left = mostHeight;
    }
    parts.at(-1)?.push(row);
    left -= row.height;
  }
  return parts;
}
