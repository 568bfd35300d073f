import { readXml } from "./xml.ts";

/** Whether the cell styles of a workbook strike a text out, by index of the style. */
export function readStruckStyles(styles: string): boolean[] {
  const fonts: boolean[] = [];
  const cells: boolean[] = [];
  let list = "";
  readXml(styles, {
    open(name, attributes) {
      if (name === "fonts" || name === "cellXfs") list = name;
      else if (list === "fonts" && name === "font") fonts.push(false);
      else if (list === "fonts" && isStrike(name, attributes)) fonts[fonts.length - 1] = true;
      else if (list === "cellXfs" && name === "xf")
        cells.push(fonts[Number(attributes.fontId ?? 0)] === true);
    },
    close(name) {
      if (name === list) list = "";
    },
  });
  return cells;
}

/** Whether an element strikes its text out (ECMA-376, part 1, 18.4.10). */
export function isStrike(name: string, { val = "1" }: Readonly<Record<string, string>>): boolean {
  return name === "strike" && val !== "0" && val !== "false";
}
