import type { FindingDraft, Missing } from "../model/finding.ts";
import { evidencePart, relativeAddress } from "../model/link-address.ts";
import { itemsOfLinks } from "./items-of-links.ts";
import { type Meant, meantEvidence } from "./meant-evidence.ts";
import { didYouMean, type Rule, unmet } from "./rule.ts";

/** A link into `evidence/` names no evidence, or one inside the content root leads nowhere, or a sidecar names no file. */
export const evidenceLinkBroken: Rule = {
  id: "evidence-link-broken",
  severity: "error",
  fix: "safe",
  summary: {
    de: "Ein Verweis nach evidence/ führt zu keinem Nachweis, ein anderer ins Leere, oder zu Metadaten fehlt die Datei.",
    en: "A link into `evidence/` names no evidence, another leads nowhere, or a sidecar names no file.",
  },
  *check(assessed) {
    const { index } = assessed;
    const items = itemsOfLinks(assessed);
    const { links, nowhere, unreadable, orphanSidecars } = index.project;
    const meantBy = meantEvidence(index);
    const named = new Set<string>();
    for (const link of links) {
      const { leads, path, at, target, slip } = link;
      if (slip !== null || path === null) continue;
      const broken =
        leads === "evidence" ? !index.evidence.has(path) && !unreadable.has(path) : nowhere.has(path);
      if (!broken) continue;
      named.add(path);
      // The link is right where the metadata stand: the file is missing there.
      const isDescribed = leads === "evidence" && orphanSidecars.includes(`${path}.yaml`);
      const meant = isDescribed ? null : meantBy(link);
      // A missing `..` shows even where the file is not there yet.
      const below = leads === "inside" ? evidencePart(path) : null;
      const address = meant?.address ?? (below === null ? null : relativeAddress(at.file, below));
      const hint = didYouMean(address);
      const edit = meant?.edit;
      const place = {
        at,
        evidence: path,
        ...(edit ? (meant.sure ? { fix: edit } : { suggestion: edit }) : {}),
      };
      if (meant?.moved) {
        yield {
          ...place,
          ...movedTo(target, meant),
          ...unmet(items.of(path), index),
          ...onceFor(path, meant.path),
        };
        continue;
      }
      yield {
        ...place,
        message:
          leads === "evidence"
            ? {
                de: `Der Verweis „${target}“ führt zu keinem Nachweis${hint.de}`,
                en: `The link “${target}” leads to no evidence${hint.en}`,
              }
            : {
                de: `Der Verweis „${target}“ führt zu ${path}; dort ist nichts${hint.de}`,
                en: `The link “${target}” leads to ${path}, where nothing is${hint.en}`,
              },
        help: address
          ? {
              de: "Berichtigen Sie den Verweis; Groß- und Kleinschreibung zählt.",
              en: "Correct the link; letter case counts.",
            }
          : {
              de: `Legen Sie die Datei unter ${path} ab, oder berichtigen Sie den Verweis; Groß- und Kleinschreibung zählt.`,
              en: `Put the file to ${path}, or correct the link; letter case counts.`,
            },
        ...(isDescribed ? { ...unmet(items.of(path), index), ...onceFor(path) } : unmet(items.at(at), index)),
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

function movedTo(target: string, { path, elsewhere }: Meant): Pick<FindingDraft, "message" | "help"> {
  if (elsewhere)
    return {
      message: {
        de: `Der Verweis „${target}“ führt zu keinem Nachweis. Eine Datei dieses Namens, zu der kein Verweis führt, liegt unter ${path}.`,
        en: `The link “${target}” leads to no evidence. A file of this name that no link leads to lies at ${path}.`,
      },
      help: {
        de: "Prüfen Sie, ob sie gemeint ist und für diesen Standort spricht. Dann berichtigen Sie die Verweise; sonst legen Sie die Datei wieder an ihre Stelle.",
        en: "Check whether it is meant, and speaks for this site. Then correct the links; else put the file back in its place.",
      },
    };
  return {
    message: {
      de: `Der Verweis „${target}“ führt zu keinem Nachweis. Die Datei dieses Namens, mit der aufgezeichneten Prüfsumme, liegt jetzt unter ${path}.`,
      en: `The link “${target}” leads to no evidence. The file of this name, with the recorded SHA-256, now lies at ${path}.`,
    },
    help: {
      de: "Berichtigen Sie die Verweise. Künftig verschiebt „nachweis evidence move“ Datei, Metadaten und Verweise zusammen.",
      en: "Correct the links. From now on, “nachweis evidence move” moves file, metadata and links together.",
    },
  };
}

/**
 * One file that was moved, or is gone from beside its metadata, is one cause, however many links lead to it; where the folder
 * that it lies in now is none of a site, that is.
 */
function onceFor(path: string, moved?: string): Pick<FindingDraft, "takes" | "lacks"> {
  const folder = moved?.split("/")[1];
  const taken: Missing = `evidence:${path}`;
  return { takes: [taken], lacks: folder === undefined ? [taken] : [`place:${folder}`, taken] };
}
