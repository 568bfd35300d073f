import { suggest } from "../text/suggest.ts";
import { itemsOfLinks } from "./items-of-links.ts";
import { type Rule, unmet } from "./rule.ts";

/** The evidence that was probably meant: the same path but for letter case or a slip. */
function suggestPath(path: string, known: Iterable<string>): string | null {
  const folder = path.slice(0, path.lastIndexOf("/") + 1).toLowerCase();
  const near = [...known].filter((candidate) => candidate.toLowerCase().startsWith(folder));
  return suggest(path, near);
}

/** A link into `evidence/` names no evidence, or a sidecar no file. */
export const evidenceLinkBroken: Rule = {
  id: "evidence-link-broken",
  severity: "error",
  fix: "none",
  summary: {
    de: "Ein Verweis nach evidence/ führt zu keinem Nachweis, oder zu einer Metadatei fehlt die Datei.",
    en: "A link into `evidence/` names no evidence, or a sidecar no file.",
  },
  *check(assessed) {
    const { index } = assessed;
    const items = itemsOfLinks(assessed);
    const { links, unreadable, orphanSidecars } = index.project;
    const named = new Set<string>();
    for (const { leads, path, at, target } of links) {
      if (leads !== "evidence" || path === null || index.evidence.has(path) || unreadable.has(path)) continue;
      named.add(path);
      const meant = suggestPath(path, index.evidence.keys());
      yield {
        at,
        message: {
          de: `Der Verweis „${target}“ führt zu keinem Nachweis${meant ? `; meinten Sie „${meant}“?` : "."}`,
          en: `The link “${target}” leads to no evidence${meant ? `; did you mean “${meant}”?` : "."}`,
        },
        help: {
          de: `Legen Sie die Datei unter ${path} ab, oder berichtigen Sie den Verweis; Groß- und Kleinschreibung zählt.`,
          en: `Put the file to ${path}, or correct the link; letter case counts.`,
        },
        ...unmet(items.at(at)),
        evidence: path,
      };
    }
    for (const sidecar of orphanSidecars) {
      const path = sidecar.slice(0, -".yaml".length);
      if (named.has(path)) continue;
      yield {
        at: { file: sidecar, line: 1, column: 1 },
        message: {
          de: `Zu diesen Metadaten fehlt die Datei ${path}.`,
          en: `The file ${path} that these metadata describe is missing.`,
        },
        help: {
          de: "Legen Sie die Datei daneben ab, oder löschen Sie die Metadaten.",
          en: "Put the file beside it, or delete the metadata.",
        },
        evidence: path,
      };
    }
  },
};
