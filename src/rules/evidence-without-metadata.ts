import { itemsOfLinks } from "./items-of-links.ts";
import { obstacle, type Rule } from "./rule.ts";

/** An evidence file has no sidecar. */
export const evidenceWithoutMetadata: Rule = {
  id: "evidence-without-metadata",
  severity: "error",
  fix: "none",
  summary: {
    de: "Zu einem Nachweis fehlen die Metadaten.",
    en: "An evidence file has no sidecar.",
  },
  *check(assessed) {
    const { index } = assessed;
    const items = itemsOfLinks(assessed);
    const { evidence, problems } = index.project;
    // They are there under a name that nothing reads, which is said there.
    const misnamed = new Set(problems.flatMap((p) => (p.rule === "file-unread" ? (p.evidence ?? []) : [])));
    for (const { metadata, path, isNote } of evidence) {
      if (metadata !== "missing" || misnamed.has(path)) continue;
      yield {
        at: { file: path, line: 1, column: 1 },
        message: {
          de: `Zum Nachweis ${path} fehlen die Metadaten.`,
          en: `The evidence ${path} has no metadata.`,
        },
        help: isNote
          ? {
              de: "Schreiben Sie Titel, Art und Datum an den Anfang der Datei, zwischen zwei Zeilen „---“.",
              en: "Write title, type and date at the beginning of the file, between two lines “---”.",
            }
          : {
              de: `Legen Sie ${path}.yaml mit title, type, issued und sha256 an; „nachweis evidence add“ hilft dabei.`,
              en: `Create ${path}.yaml with title, type, issued and sha256; “nachweis evidence add” helps with it.`,
            },
        ...obstacle(items.of(path), index),
        evidence: path,
      };
    }
  },
};
