import type { Index } from "../model/assessed.ts";
import { withAllAbove } from "../model/dependency-graph.ts";
import type { Verdict } from "../model/failover.ts";
import { protectionNeeds } from "../model/vocabulary.ts";
import { words } from "../model/words.ts";
import { placeOf, type Rule } from "./rule.ts";

const shown: readonly Verdict[] = ["sufficient", "sufficient-until"];

/**
 * An object's need for availability is lower than the inherited one because it stands at several sites (BSI-Standard
 * 200-2, 8.2: Verteilungseffekt), and nothing shows that the other site takes over for the processes that need it.
 */
export const distributionUnproven: Rule = {
  id: "distribution-unproven",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Ein Schutzbedarf ist durch den Verteilungseffekt niedriger, aber nichts zeigt, dass der andere Standort übernimmt.",
    en: "A need is lower by the distribution effect, but nothing shows that the other site takes over.",
  },
  *check({ index, needs, failover }) {
    for (const object of index.project.objects) {
      const { set = null, inherited = null } = needs.get(object.id)?.availability ?? {};
      if (set === null || inherited === null || (object.data.sites ?? []).length < 2) continue;
      if (protectionNeeds.indexOf(set) >= protectionNeeds.indexOf(inherited)) continue;
      const above = criticalAbove(object.id, index);
      const losses = failover.processes.filter(({ process }) => above.has(process));
      const unshown = losses.filter(({ verdict }) => !shown.includes(verdict));
      if (losses.length > 0 && unshown.length === 0) continue;
      const needWords = words.protectionNeed;
      const cells = unshown.map(({ process, lost }) => `${process} (${lost})`).join(", ");
      yield {
        at: placeOf(object, "protection", "availability"),
        message: {
          de: `Verfügbarkeit ist hier ${needWords[set].de} statt ${needWords[inherited].de}, weil der andere Standort übernimmt; ${cells ? `für diese Ausfälle ist das nicht gezeigt: ${cells}` : "das zeigt kein kritischer Prozess"}.`,
          en: `Availability is ${needWords[set].en} here instead of ${needWords[inherited].en} because the other site takes over; ${cells ? `for these losses that is not shown: ${cells}` : "no critical process shows that"}.`,
        },
        help: {
          de: "Räumen Sie aus, was im Urteil über diese Ausfälle steht, oder löschen Sie den eigenen Wert, bis es gezeigt ist.",
          en: "Remove what the verdicts on these losses name, or delete the object's own value until it is shown.",
        },
        object: object.id,
      };
    }
  },
};

/** Critical processes that need an object, directly or not. */
function criticalAbove(id: string, index: Index): Set<string> {
  const found = withAllAbove(index.graph, [id]);
  return new Set([...found].filter((each) => index.objects.get(each)?.data.critical === true));
}
