import { placeOf, type Rule } from "./rule.ts";

/**
 * Nobody says what a critical process needs: nothing is known of what a loss takes from it. The structure analysis (BSI-Standard
 * 200-2, chapter 8.1) records the applications of each process, and their systems.
 */
export const processWithoutNeeds: Rule = {
  id: "process-without-needs",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Von einem kritischen Prozess ist nicht angegeben, welche Anwendungen, Systeme oder Dienstleister er braucht.",
    en: "Of a critical process it is not said which applications, systems or providers it needs.",
  },
  *check({ index, failover }) {
    const found = failover.processes.flatMap(({ process, survives, reasons }) =>
      survives && reasons.some(({ kind }) => kind === "needs-unnamed") ? [process] : [],
    );
    for (const id of new Set(found)) {
      const process = index.objects.get(id);
      if (!process) continue;
      const name = process.data.title ?? id;
      const others = (process.data["depends-on"] ?? []).length > 0;
      const but = others ? { de: " außer Prozessen", en: " but processes" } : { de: "", en: "" };
      yield {
        at: placeOf(process, "critical"),
        message: {
          de: `Der kritische Prozess ${name} nennt nichts, was er braucht${but.de}: Ob er den Ausfall eines Standorts übersteht, ist nicht bekannt.`,
          en: `The critical process ${name} names nothing that it needs${but.en}: whether it survives the loss of a site is not known.`,
        },
        help: {
          de: "Nennen Sie unter „depends-on“ die Anwendungen, IT-Systeme, Netze und Dienstleister, die er braucht.",
          en: "Name under “depends-on” the applications, IT systems, networks and providers that it needs.",
        },
        object: id,
      };
    }
  },
};
