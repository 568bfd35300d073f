import type { CatalogueLookup } from "../model/catalogue.ts";
import { addToList } from "../text/list-by-key.ts";

/** The ids of requirements in a cell, each once. */
export interface FoundIds {
  readonly known: readonly string[];
  readonly withdrawn: readonly string[];
  /** What is no requirement of the catalogue, as written. */
  readonly unknown: readonly string[];
}

/** Blanks within an id at most. */
const mostBlanks = 4;

/** Finds the ids of a catalogue's requirements as lists write them: in any letter case, without some of their dots, with blanks. */
export class RequirementIds {
  private readonly catalogue: CatalogueLookup;
  private readonly byKey = new Map<string, string[]>();

  constructor(catalogue: CatalogueLookup) {
    this.catalogue = catalogue;
    for (const { id } of catalogue.data.requirements) addToList(this.byKey, keyOf(id), [id]);
  }

  /** The ids in a cell: separated by comma, semicolon, slash, line break or blank. */
  in(cell: string): FoundIds {
    const [known, withdrawn, unknown] = [new Set<string>(), new Set<string>(), new Set<string>()];
    for (const piece of cell.normalize("NFC").split(/[,;/\r\n]/)) {
      const words = piece.split(/\s+/).filter(Boolean);
      let unread: string[] = [];
      const leave = (): void => {
        if (unread.length > 0) unknown.add(unread.join(" "));
        unread = [];
      };
      for (let at = 0; at < words.length; ) {
        const found = this.startingAt(words, at);
        if (found === null) unread.push(words[at] ?? "");
        else {
          leave();
          (this.catalogue.requirement(found.id)?.withdrawn ? withdrawn : known).add(found.id);
        }
        at += found?.words ?? 1;
      }
      leave();
    }
    return { known: [...known], withdrawn: [...withdrawn], unknown: [...unknown] };
  }

  private startingAt(words: readonly string[], at: number): { id: string; words: number } | null {
    for (let count = 1; count <= mostBlanks + 1 && at + count <= words.length; count++) {
      const id = this.idOf(words.slice(at, at + count).join(""));
      if (id !== null) return { id, words: count };
    }
    return null;
  }

  /** The only requirement that a word can mean if nothing but dots and letter case differ, and no dot stands where none belongs. */
  private idOf(word: string): string | null {
    if (this.catalogue.requirement(word)) return word;
    const [id, ...others] = this.byKey.get(keyOf(word)) ?? [];
    return id !== undefined && others.length === 0 && lacksOnlyDots(word.toUpperCase(), id.toUpperCase())
      ? id
      : null;
  }
}

function keyOf(id: string): string {
  return id.toUpperCase().replaceAll(".", "");
}

/** Whether a word is an id but for dots that it lacks. */
function lacksOnlyDots(word: string, id: string): boolean {
  let at = 0;
  for (const sign of id) {
    if (word[at] === sign) at += 1;
    else if (sign !== ".") return false;
  }
  return at === word.length;
}
