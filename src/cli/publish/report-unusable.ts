import type { Bilingual, Language } from "../../model/position.ts";
import { unusableBecause } from "../../pdf/layout/unusable-image.ts";
import { note } from "../print.ts";

/** Network plans on file that A.1 can't show: each once, whatever documents and languages are written. */
export class UnusablePlans {
  readonly #why = new Map<string, Bilingual>();

  /** Adds those of the files that are no picture which a document could show. */
  add(files: ReadonlyMap<string, Uint8Array>): void {
    for (const [path, bytes] of files) {
      const why = unusableBecause(bytes);
      if (why) this.#why.set(path, why);
    }
  }

  /** Says them on standard error, a line each. */
  report(language: Language): void {
    for (const [path, why] of this.#why)
      note(
        {
          de: `Hinweis: A.1 kann den Netzplan ${path} nicht zeigen. ${why.de} Legen Sie ihn als PNG oder JPEG in RGB ab.`,
          en: `Notice: A.1 can't show the network plan ${path}. ${why.en} Put it on file as PNG or JPEG in RGB.`,
        },
        language,
      );
  }
}
