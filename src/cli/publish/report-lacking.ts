import type { Bilingual, Language } from "../../model/position.ts";
import { codePoint, type LackingCharacter } from "../../pdf/layout/lacking-characters.ts";
import { clean } from "../../text/clean.ts";
import { note } from "../print.ts";

/** Most that are named: a text in another script may lack thousands, and their documents list them too. */
const mostNamed = 100;

/** Characters that no font has, each with the first document and place of one run. */
export class LackingCharacters {
  readonly #first = new Map<string, LackingCharacter & { readonly file: string }>();

  /** Adds those of a document; `file` is its name. */
  add(file: string, found: readonly LackingCharacter[]): void {
    for (const one of found)
      if (!this.#first.has(one.character)) this.#first.set(one.character, { ...one, file });
  }

  /** Says them on standard error, a line each. */
  report(language: Language): void {
    const all = [...this.#first.values()];
    for (const one of all.slice(0, mostNamed)) note(line(one), language);
    const more = all.length - mostNamed;
    if (more > 0)
      note(
        {
          de: `Hinweis: ${more} weitere Zeichen haben ebenso keine Schrift.`,
          en: `Notice: ${more} more characters have no font either.`,
        },
        language,
      );
  }
}

function line({ character, file, page, around }: LackingCharacter & { readonly file: string }): Bilingual {
  const code = codePoint(character);
  const words = clean(around);
  return {
    de: `Hinweis: Für das Zeichen ${code} gibt es keine Schrift, im PDF steht dafür ein Ersatzzeichen: ${file}, Seite ${page}, bei „${words}“.`,
    en: `Notice: There is no font for the character ${code}, a sign stands for it in the PDF: ${file}, page ${page}, near "${words}".`,
  };
}
