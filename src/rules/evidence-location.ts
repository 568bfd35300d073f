import type { Rule } from "./rule.ts";

/** A photograph holds a GPS position. */
export const evidenceLocation: Rule = {
  id: "evidence-location",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Ein Foto verrät in seinen Bilddaten, wo es aufgenommen wurde.",
    en: "A photograph holds a GPS position.",
  },
  *check({ index }) {
    for (const { path, showsPosition } of index.project.evidence) {
      if (!showsPosition) continue;
      yield {
        at: { file: path, line: 1, column: 1 },
        message: {
          de: "Das Foto enthält die GPS-Position, an der es aufgenommen wurde. Wer es weitergibt, verrät den Ort.",
          en: "The photograph holds the GPS position where it was taken. Whoever passes it on gives the place away.",
        },
        help: {
          de: "Entfernen Sie die Position (Windows: Eigenschaften, Details, „Eigenschaften und persönliche Informationen entfernen“), legen Sie das Foto neu ab, und lassen Sie es noch einmal prüfen.",
          en: "Remove the position (Windows: Properties, Details, “Remove Properties and Personal Information”), store the photograph anew, and have it reviewed again.",
        },
        evidence: path,
      };
    }
  },
};
