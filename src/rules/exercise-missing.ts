import { placeOf, type Rule } from "./rule.ts";

/** No exercise shows that a critical process survives the loss of a site; both directions count. */
export const exerciseMissing: Rule = {
  id: "exercise-missing",
  severity: "error",
  fix: "none",
  summary: {
    de: "Keine Übung zeigt, dass ein kritischer Prozess den Ausfall eines Standorts übersteht; beide Richtungen zählen.",
    en: "No exercise shows that a critical process survives the loss of a site; both directions count.",
  },
  *check({ index, failover }) {
    for (const { process: id, lost, survives, exercise, reasons } of failover.processes) {
      const process = index.objects.get(id);
      if (!survives || exercise?.shows === true || !process) continue;
      const causes = reasons.filter(({ kind }) => kind === "no-exercise" || kind.startsWith("exercise-"));
      yield {
        at: placeOf(process, "critical"),
        message: {
          de: causes.map(({ text }) => text.de).join(" "),
          en: causes.map(({ text }) => text.en).join(" "),
        },
        help: {
          de: [...new Set(causes.map(({ change }) => change.de))].join(" "),
          en: [...new Set(causes.map(({ change }) => change.en))].join(" "),
        },
        site: lost,
        object: id,
        // That of the exercise that counts, or of the one that is left out and named.
        evidence: exercise?.evidence ?? causes.find(({ evidence }) => evidence !== null)?.evidence ?? null,
      };
    }
  },
};
