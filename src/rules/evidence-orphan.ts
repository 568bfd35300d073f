import { isDeleted } from "../model/evidence.ts";
import { meantEvidence } from "./meant-evidence.ts";
import type { Rule } from "./rule.ts";

/** No link, inheritance, exercise of a process, audit or reference document uses the evidence. */
export const evidenceOrphan: Rule = {
  id: "evidence-orphan",
  severity: "info",
  fix: "none",
  summary: {
    de: "Ein Nachweis wird nirgends verwendet.",
    en: "No link, inheritance, exercise of a process, audit or reference document uses the evidence.",
  },
  *check({ index }) {
    const { links, mentioned } = index.project;
    const meantBy = meantEvidence(index);
    // What a link names and does not reach, since it is written wrongly, is said there.
    const reached = links.map(
      (link) => (index.evidence.has(link.path ?? "") ? link : meantBy(link))?.path ?? null,
    );
    const linked = new Set([...reached, ...mentioned]);
    for (const { path, data, flaw } of index.project.evidence) {
      const processes = [...Object.keys(data.processes ?? {}), ...(data.carries ?? [])];
      const exercised = processes.some((id) => index.objects.has(id));
      if (linked.has(path) || isDeleted({ flaw }) || exercised || data.document !== undefined) continue;
      yield {
        at: { file: path, line: 1, column: 1 },
        message: {
          de: `Der Nachweis ${path} wird nirgends verwendet.`,
          en: `The evidence ${path} is used nowhere.`,
        },
        help: {
          de: "Verlinken Sie ihn in der Bewertung, die er belegt, oder löschen Sie ihn, wenn er keine mehr belegt.",
          en: "Link it in the assessment that it proves, or delete it if it proves none any more.",
        },
        evidence: path,
      };
    }
  },
};
