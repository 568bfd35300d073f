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
      if (evidenceFacts.get(evidence.path)?.altered !== true) continue;
      yield {
        at: placeOf(evidence, "sha256"),
        message: {
          de: `Die Datei ${evidence.path} ist nicht mehr die aufgezeichnete: Ihre Prüfsumme ist ${evidence.digest}.`,
          en: `The file ${evidence.path} is not the recorded one any more: its SHA-256 is ${evidence.digest}.`,
        },
        help: {
          de: "Stellen Sie die ursprüngliche Datei wieder her. Ist die Änderung gewollt, lassen Sie sie von einer zweiten Person prüfen und tragen Sie die neue Prüfsumme ein.",
          en: "Restore the original file. If the change is intended, have a second person review it and record the new SHA-256.",
        },
        ...obstacle(items.of(evidence.path)),
        evidence: evidence.path,
      };
    }
  },
};
