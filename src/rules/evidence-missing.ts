import type { Assessed, Item, LinkFault, ScopedAssessment } from "../model/assessed.ts";
import { words } from "../model/words.ts";
import { atSite, bySite, type Rule, unmet } from "./rule.ts";

/** Faults that have a finding of their own: one cause, one finding (FORMAT.md, Edge cases). */
const ownFinding: readonly LinkFault[] = ["broken", "outside", "unreadable", "wrong-site", "left-behind"];

function hasOtherCause(
  { assessment, links, inherited }: ScopedAssessment,
  item: Item,
  facts: Assessed["evidenceFacts"],
): boolean {
  if (assessment.unread.inherited) return true;
  const uses = [...links, ...inherited.map(({ use }) => use)].filter((use) => use.concerned.includes(item));
  if (uses.some((use) => ownFinding.some((fault) => use.faults.has(fault)))) return true;
  // Its folder is no site, which is said there.
  if (uses.some(({ evidence }) => evidence && facts.get(evidence.path)?.speaksFor.length === 0)) return true;
  // A certificate that gives no credit, or whose duty has no evidence, says so itself.
  return inherited.some(
    ({ use, lapsed, scopeFaults, dutiesUnproven }) =>
      dutiesUnproven.includes(item) ||
      (use.concerned.includes(item) && (lapsed.length > 0 || scopeFaults.length > 0 || use.faults.size > 0)),
  );
}

/** No evidence counts, and no certificate stands in for it. */
function lacksAll(item: Item): boolean {
  return item.evidence.length === 0 && item.inherited === null;
}

/** A `yes`/`partial` has no evidence for a site in its scope, or lacks a required type. */
export const evidenceMissing: Rule = {
  id: "evidence-missing",
  severity: "error",
  fix: "none",
  summary: {
    de: "Eine Bewertung „ja“ oder „teilweise“ hat für einen Standort keinen Nachweis, oder eine geforderte Nachweisart fehlt.",
    en: "A `yes`/`partial` has no evidence for a site in its scope, or lacks a required type.",
  },
  *check({ index, controls, evidenceFacts }) {
    for (const { assessments } of controls) {
      for (const scoped of assessments) {
        if (scoped.assessment.status !== "yes" && scoped.assessment.status !== "partial") continue;
        const required = new Set(scoped.mapped.control.requiredEvidence.map(({ value }) => value.type));
        for (const [site, items] of bySite(scoped.items)) {
          if (items.some((item) => hasOtherCause(scoped, item, evidenceFacts))) continue;
          const missing = items.filter((item) => lacksAll(item));
          const untyped = items.filter((item) => [...required].some((type) => item.lacking.includes(type)));
          const lacking = [...required].filter((type) => untyped.some((item) => item.lacking.includes(type)));
          if (missing.length === 0 && lacking.length === 0) continue;
          const where = atSite(site);
          const types = {
            de: lacking.map((type) => `${words.evidenceType[type].de} (${type})`).join(", "),
            en: lacking.join(", "),
          };
          yield {
            at: scoped.assessment.at,
            message:
              missing.length > 0
                ? { de: `Ein Nachweis${where.de} fehlt.`, en: `There is no evidence${where.en}.` }
                : {
                    de: `Ein Nachweis der Art ${types.de}${where.de} fehlt.`,
                    en: `There is no evidence of the type ${types.en}${where.en}.`,
                  },
            help: {
              de: `Legen Sie den Nachweis unter evidence/${site ?? "domain"}/ ab, und verlinken Sie ihn in dieser Bewertung; gibt es keinen, ist der Status nicht „ja“.`,
              en: `Put the evidence into evidence/${site ?? "domain"}/ and link it in this assessment; if there is none, the status is not “yes”.`,
            },
            ...unmet(missing.length > 0 ? missing : untyped, index),
          };
        }
      }
    }
  },
};
