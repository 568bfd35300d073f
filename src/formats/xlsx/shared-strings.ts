import { longestCell, mostCells, tooMuch } from "../table.ts";
import { readXml } from "./xml.ts";

/** The texts that a workbook's cells share, by index, without how they read aloud (phonetic hints). */
export function readSharedStrings(part: string): string[] {
  const strings: string[] = [];
  const text = new RichText();
  readXml(part, {
    open(name) {
      if (name === "si") text.begin();
      text.open(name);
    },
    text: (found) => text.add(found),
    close(name) {
      text.close(name);
      if (name !== "si") return;
      if (strings.length >= mostCells)
        throw tooMuch(`mehr als ${mostCells} Texte`, `more than ${mostCells} texts`);
      strings.push(text.value);
    },
  });
  return strings;
}

/** Gathers a text of one or more runs. */
export class RichText {
  value = "";
  private inText = false;
  private hints = 0;

  /** Begins a new text. */
  begin(): void {
    this.value = "";
  }

  /** Told of an element that begins. */
  open(name: string): void {
    if (name === "rPh") this.hints += 1;
    else if (name === "t") this.inText = this.hints === 0;
  }

  /** Told of a text. */
  add(found: string): void {
    if (!this.inText) return;
    if (this.value.length + found.length > longestCell) throw tooLong();
    this.value += found;
  }

  /** Told of an element that ends. */
  close(name: string): void {
    if (name === "rPh") this.hints -= 1;
    else if (name === "t") this.inText = false;
  }
}

function tooLong() {
  return tooMuch(
    `eine Zelle hat mehr als ${longestCell} Zeichen`,
    `a cell has more than ${longestCell} characters`,
  );
}
