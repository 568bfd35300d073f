import type { ReportLink } from "../model/communication-link.ts";
import type { FindingDraft } from "../model/finding.ts";
import type { TargetObject } from "../model/project.ts";
import { basicValues, type ProtectionNeed, protectionNeeds } from "../model/vocabulary.ts";
import { words } from "../model/words.ts";
import { placeOf, type Rule } from "./rule.ts";

function isLower(set: ProtectionNeed, inherited: ProtectionNeed): boolean {
  return protectionNeeds.indexOf(set) < protectionNeeds.indexOf(inherited);
}

/** A need differs from the inherited one without a reason (BSI-Standard 200-2, 8.2: Verteilungs- und Kumulationseffekt). */
export const protectionUnjustified: Rule = {
  id: "protection-unjustified",
  severity: "error",
  fix: "none",
  summary: {
    de: "Ein Schutzbedarf weicht ohne Begründung vom geerbten ab, oder eine Verbindung zwischen Standorten soll ohne Begründung keine Außenverbindung sein.",
    en: "A need differs from the inherited one without a reason, or a link between sites is said not to be external without one.",
  },
  *check({ index, needs, links }) {
    for (const object of index.project.objects) {
      yield* unjustifiedGround(object, links.get(object.id));
      if (["protection-reason", "protection-reasons"].some((key) => object.invalid.has(key))) continue;
      if (object.data["protection-reason"] !== undefined) continue;
      const reasons = object.data["protection-reasons"] ?? {};
      for (const value of basicValues) {
        if (reasons[value] !== undefined) continue;
        const { set = null, inherited = null, path = [] } = needs.get(object.id)?.[value] ?? {};
        if (set === null || inherited === null || set === inherited) continue;
        const name = words.basicValue[value];
        const needWords = words.protectionNeed;
        const lower = isLower(set, inherited);
        yield {
          at: placeOf(object, "protection", value),
          message: {
            de: `${name.de} ist hier ${needWords[set].de}, geerbt aber ${needWords[inherited].de} (${path.join(" → ")}).`,
            en: `Here ${name.en} is ${needWords[set].en}, but ${needWords[inherited].en} is inherited (${path.join(" → ")}).`,
          },
          help: {
            de: `Begründen Sie die Abweichung unter protection-reasons (${lower ? "Verteilungseffekt" : "Kumulationseffekt"}), oder löschen Sie den eigenen Wert.`,
            en: `Give the reason under protection-reasons (${lower ? "distribution" : "cumulation"} effect), or delete the object's own value.`,
          },
          object: object.id,
        };
      }
    }
  },
};

/** A link between sites leads over foreign ground; that it does not needs a reason. */
function* unjustifiedGround(object: TargetObject, link: ReportLink | undefined): Generator<FindingDraft> {
  const { data, invalid } = object;
  if (!link?.betweenSites || data.external !== false) return;
  if (data["external-reason"] !== undefined || invalid.has("external-reason")) return;
  yield {
    at: placeOf(object, "external"),
    message: {
      de: "Diese Verbindung führt von Standort zu Standort, also über fremden Grund; warum sie keine Außenverbindung sein soll, steht nirgends. Bis dahin zählt sie als eine.",
      en: "This link leads from site to site, so over foreign ground; nothing says why it should not be external. Until then it counts as external.",
    },
    help: {
      de: "Begründen Sie es unter external-reason, oder löschen Sie external.",
      en: "Give the reason under external-reason, or delete external.",
    },
    object: object.id,
  };
}
