import type { EvidenceFacts } from "../model/assessed.ts";
import type { FindingDraft } from "../model/finding.ts";
import type { Evidence } from "../model/project.ts";
import { keyPlaceOf, type Rule, unmet } from "./rule.ts";

function speakers(facts: ReadonlyMap<string, EvidenceFacts>, path: string | null): string {
  const speaksFor = path === null ? undefined : facts.get(path)?.speaksFor;
  return Array.isArray(speaksFor) ? speaksFor.join(", ") : String(speaksFor);
}

/** Linked evidence belongs to another site. */
export const evidenceWrongSite: Rule = {
  id: "evidence-wrong-site",
  severity: "error",
  fix: "none",
  summary: {
    de: "Ein verlinkter Nachweis gehört zu einem anderen Standort.",
    en: "Linked evidence belongs to another site.",
  },
  *check({ index, controls, evidenceFacts }) {
    for (const evidence of index.project.evidence)
      if (index.sites.has(evidence.folder)) yield* namedElsewhere(evidence);
    for (const { assessments } of controls) {
      for (const { links } of assessments) {
        for (const use of links) {
          if (!use.faults.has("wrong-site")) continue;
          yield {
            at: use.link.at,
            message: {
              de: `Der Nachweis gehört zu ${speakers(evidenceFacts, use.link.path)}, nicht zum bewerteten Standort.`,
              en: `The evidence belongs to ${speakers(evidenceFacts, use.link.path)}, not to the site assessed.`,
            },
            help: {
              de: "Jeder Standort braucht eigene Nachweise: Verlinken Sie den des bewerteten Standorts, oder ändern Sie den Bereich der Überschrift.",
              en: "Each site needs evidence of its own: link that of the site assessed, or change the heading's scope.",
            },
            ...unmet(use.concerned, index),
            evidence: use.link.path,
          };
        }
      }
    }
  },
};

/**
 * Evidence of a site whose metadata name other sites alone: what is meant, its folder or its `sites`, only a person knows. The folder
 * counts (FORMAT.md, Whose evidence); what a certificate names is what it was issued for.
 */
function* namedElsewhere(evidence: Evidence): Generator<FindingDraft> {
  const { folder, path, data } = evidence;
  const named = data.sites ?? [];
  if (data.type === "certificate" || named.length === 0 || named.includes(folder)) return;
  yield {
    at: keyPlaceOf(evidence, "sites"),
    severity: "warning",
    message: {
      de: `Der Nachweis liegt beim Standort ${folder}, nennt unter sites aber ${named.join(", ")}. Es zählt der Ordner.`,
      en: `The evidence lies at the site ${folder}, but names ${named.join(", ")} under sites. The folder counts.`,
    },
    help: {
      de: `Gilt er für ${named.join(", ")}, legen Sie ihn in dessen Ordner oder in evidence/domain ab, sonst löschen Sie sites.`,
      en: `If it speaks for ${named.join(", ")}, put it into that folder or into evidence/domain, else delete sites.`,
    },
    site: folder,
    evidence: path,
  };
}
