import { isDeleted } from "../model/evidence.ts";
import { placeOf, type Rule } from "./rule.ts";

/** Evidence is still there past the last day on which it must be kept. */
export const evidenceRetentionOver: Rule = {
  id: "evidence-retention-over",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Die Aufbewahrungsfrist eines Nachweises ist vorbei.",
    en: "The retention period of evidence is over.",
  },
  *check({ index }) {
    for (const evidence of index.project.evidence) {
      const until = evidence.data["keep-until"];
      if (until === undefined || until >= index.asOf || isDeleted(evidence)) continue;
      yield {
        at: placeOf(evidence, "keep-until"),
        message: {
          de: `Die Aufbewahrungsfrist dieses Nachweises ist am ${until} abgelaufen.`,
          en: `The retention period of this evidence was over on ${until}.`,
        },
        help: {
          de: "Löschen Sie die Datei, und ergänzen Sie in ihren Metadaten „deleted: {on: JJJJ-MM-TT, by: Rolle, reason: frist}“; besiegeln Sie vorher den Stand. Kopien in der Git-Geschichte, in Sicherungen und in übergebenen Paketen bleiben: Klären Sie sie mit dem Datenschutz.",
          en: "Delete the file, and add to its metadata “deleted: {on: YYYY-MM-DD, by: role, reason: frist}”; seal the state before. Copies in Git's history, in backups and in packages that were handed over remain: settle them with data protection.",
        },
        evidence: evidence.path,
      };
    }
  },
};
