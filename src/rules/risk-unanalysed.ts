import { keyPlaceOf, type Rule } from "./rule.ts";

/** So many threats are named before the rest is counted. */
const named = 5;

/** Of an object with risks or judged threats some threats are undecided that are to be judged (BSI-Standard 200-3, 4.1). */
export const riskUnanalysed: Rule = {
  id: "risk-unanalysed",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Für ein Zielobjekt mit Risikoanalyse hat niemand über alle Gefährdungen entschieden.",
    en: "Threats of an object with a risk analysis are undecided.",
  },
  *check({ index, threats }) {
    for (const object of index.project.objects) {
      const { begun, undecided, source } = threats.get(object.id) ?? { undecided: [] };
      if (!begun || undecided.length === 0 || object.invalid.has("threats")) continue;
      const few = undecided.slice(0, named).join(", ");
      const more = undecided.length - named;
      const list = {
        de: more > 0 ? `${few} und ${more} weitere` : few,
        en: more > 0 ? `${few} and ${more} more` : few,
      };
      const why =
        source === "all"
          ? {
              de: "Ohne Baustein sind alle elementaren Gefährdungen zu beurteilen",
              en: "Without a module all elementary threats are to be judged",
            }
          : {
              de: "Die Kreuzreferenz des BSI nennt sie für seine Bausteine",
              en: "The BSI’s cross-reference marks them for its modules",
            };
      yield {
        at: keyPlaceOf(object, "threats"),
        message: {
          de: `Über ${undecided.length === 1 ? "eine Gefährdung" : `${undecided.length} Gefährdungen`} für ${object.id} hat niemand entschieden: ${list.de}. ${why.de}.`,
          en: `${undecided.length === 1 ? "One threat" : `${undecided.length} threats`} to ${object.id} ${undecided.length === 1 ? "is" : "are"} undecided: ${list.en}. ${why.en}.`,
        },
        help: {
          de: "Nennen Sie jede unter threats eines Risikos des Zielobjekts, oder beurteilen Sie sie im Zielobjekt: „threats: {G 0.1: {relevance: none, reason: …}}“.",
          en: "Name each under threats of a risk of the object, or judge it in the object: “threats: {G 0.1: {relevance: none, reason: …}}”.",
        },
        object: object.id,
      };
    }
  },
};
