import type { ContentKind } from "../model/content-kinds.ts";
import type { Bilingual } from "../model/position.ts";
import { words } from "../model/words.ts";

/** What the words of closed vocabularies are called, by the key of metadata that has them; empty for other keys. */
export function namesOf(kind: ContentKind, key: string): Readonly<Record<string, Bilingual>> {
  if (key === "type") return kind === "object" ? words.objectType : words.evidenceType;
  if (key === "kind" && kind !== "audit") return {};
  return Object.hasOwn(vocabularies, key) ? (vocabularies[key] ?? {}) : {};
}

const vocabularies: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  approach: words.approach,
  availability: words.protectionNeed,
  basis: words.certificateBasis,
  classification: words.clearance,
  confidentiality: words.protectionNeed,
  frequency: words.frequency,
  impact: words.impact,
  integrity: words.protectionNeed,
  kind: words.auditKind,
  redundancy: words.redundancy,
  relevance: words.threatRelevance,
  state: words.siteState,
  treatment: words.treatment,
};
