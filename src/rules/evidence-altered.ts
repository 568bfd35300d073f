import type { Bilingual } from "../model/position.ts";
import type { Evidence } from "../model/project.ts";
import { itemsOfLinks } from "./items-of-links.ts";
import { obstacle, placeOf, type Rule } from "./rule.ts";

/** The file's SHA-256 differs from the recorded one. */
export const evidenceAltered: Rule = {
  id: "evidence-altered",
  severity: "error",
  fix: "none",
  summary: {
    de: "Eine Nachweisdatei hat eine andere Prüfsumme als aufgezeichnet.",
    en: "The file's SHA-256 differs from the recorded one.",
  },
  *check(assessed) {
    const { index, evidenceFacts } = assessed;
    const items = itemsOfLinks(assessed);
    for (const evidence of index.project.evidence) {
      const facts = evidenceFacts.get(evidence.path);
      // What shows nothing (locked, empty, no pointer) is another file than the recorded one for that reason, which is said.
      if (facts?.altered !== true || facts.unusable) continue;
      yield {
        at: placeOf(evidence, "sha256"),
        ...known(evidence),
        ...obstacle(items.of(evidence.path), index),
        evidence: evidence.path,
      };
    }
  },
};

/** What is known about the difference. Only where a person may have meant it, the new hash is worth recording. */
function known({ path, digest, pointer, lineEndsDiffer }: Evidence): { message: Bilingual; help: Bilingual } {
  if (lineEndsDiffer) {
    return {
      message: {
        de: `Die Datei ${path} unterscheidet sich von der aufgezeichneten nur in ihren Zeilenenden; Git hat sie beim Auschecken umgewandelt.`,
        en: `The file ${path} differs from the recorded one in its line ends alone; Git converted them when checking out.`,
      },
      help: {
        de: "Schreiben Sie die Zeile „evidence/** -text“ in die Datei .gitattributes, und checken Sie evidence/ neu aus. Die Prüfsumme bleibt, wie sie ist.",
        en: "Write the line “evidence/** -text” into the file .gitattributes, and check evidence/ out again. The hash stays as it is.",
      },
    };
  }
  if (pointer) {
    return {
      message: {
        de: `Statt der Datei ${path} liegt hier ein Platzhalter von Git LFS, und zwar für eine andere Datei als die aufgezeichnete: Ihre Prüfsumme ist ${digest}.`,
        en: `In place of the file ${path} a Git LFS pointer lies here, and for another file than the recorded one: its SHA-256 is ${digest}.`,
      },
      help: {
        de: "Holen Sie die Datei mit „git lfs pull“, und sehen Sie nach, welche es ist. Stellen Sie dann die aufgezeichnete wieder her, oder lassen Sie die neue von einer zweiten Person prüfen.",
        en: "Fetch the file with “git lfs pull”, and look which one it is. Then restore the recorded one, or have the new one reviewed by a second person.",
      },
    };
  }
  return {
    message: {
      de: `Die Datei ${path} ist nicht mehr die aufgezeichnete: Ihre Prüfsumme ist ${digest}.`,
      en: `The file ${path} is not the recorded one any more: its SHA-256 is ${digest}.`,
    },
    help: {
      de: "Stellen Sie die ursprüngliche Datei wieder her. Ist die Änderung gewollt, lassen Sie sie von einer zweiten Person prüfen und tragen Sie die neue Prüfsumme ein.",
      en: "Restore the original file. If the change is intended, have a second person review it and record the new SHA-256.",
    },
  };
}
