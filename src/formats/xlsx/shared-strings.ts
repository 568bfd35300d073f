import { longestCell, mostCells, tooMuch } from "../table.ts";
import { isStrike } from "./struck-styles.ts";
import { readXml } from "./xml.ts";

/** A text that cells share. */
export interface SharedString {
  readonly text: string;
  /** Whether some of it is struck out. */
  readonly isStruck: boolean;
}

/** The texts that a workbook's cells share, by index, without how they read aloud (phonetic hints). */
export function readSharedStrings(part: string): SharedString[] {
  const strings: SharedString[] = [];
  const text = new RichText();
  readXml(part, {
    open(name, attributes) {
      if (name === "si") text.begin();
      text.open(name, attributes);
    },
    text: (found) => text.add(found),
    close(name) {
      text.close(name);
      if (name !== "si") return;
      if (strings.length >= mostCells)
        throw tooMuch(`mehr als ${mostCells} Texte`, `more than ${mostCells} texts`);
      strings.push({ text: text.value, isStruck: text.isStruck });
    },
  });
  return strings;
}

/** Gathers a text of one or more runs. */
export class RichText {
  value = "";
  /** Whether some of it is struck out. */
  isStruck = false;
  private inText = false;
  private hints = 0;

  /** Begins a new text. */
  begin(): void {
    this.value = "";
    this.isStruck = false;
  }

  /** Told of an element that begins. */
  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (isStrike(name, attributes)) this.isStruck = true;
    else if (name === "rPh") this.hints += 1;
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
