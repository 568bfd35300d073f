import { withAllBelow } from "../model/dependency-graph.ts";
import { placeOf, type Rule } from "./rule.ts";

/**
 * Nobody says what a critical process needs: its exercises alone tell whether it survives a loss, and nothing tells when that
 * changes. The structure analysis (BSI-Standard 200-2, chapter 8.1) records the applications of each process, and their systems.
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
    // One that does not survive as it stands is told by that.
    const surviving = failover.processes.filter(({ survives }) => survives);
    for (const id of new Set(surviving.map(({ process }) => process))) {
      const process = index.objects.get(id);
      if (!process || process.invalid.has("*") || process.invalid.has("depends-on")) continue;
      const needed = [...withAllBelow(index.graph, [id])];
      if (needed.some((one) => index.objects.get(one)?.data.type !== "process")) continue;
      const name = process.data.title ?? id;
      const but = needed.length > 1 ? { de: " außer Prozessen", en: " but processes" } : { de: "", en: "" };
      yield {
        at: placeOf(process, "critical"),
        message: {
          de: `Der kritische Prozess ${name} nennt nichts, was er braucht${but.de}: Fällt davon etwas mit einem Standort aus, ist es nicht zu sehen.`,
          en: `The critical process ${name} names nothing that it needs${but.en}: if any of it is lost with a site, it can't be seen.`,
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
