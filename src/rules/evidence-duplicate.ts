import type { DuplicateGroup, Index } from "../model/assessed.ts";
import type { FindingDraft } from "../model/finding.ts";
import type { Bilingual } from "../model/position.ts";
import type { Evidence } from "../model/project.ts";
import { placeOf, type Rule, unmet } from "./rule.ts";

/** The same bytes are filed as evidence more than once. */
export const evidenceDuplicate: Rule = {
  id: "evidence-duplicate",
  severity: "error",
  fix: "none",
  summary: {
    de: "Dieselbe Datei liegt mehrmals als Nachweis vor, womöglich für verschiedene Standorte.",
    en: "The same file is stored as evidence more than once, perhaps for different sites.",
  },
  *check({ index }) {
    for (const group of new Set(index.duplicates.values())) {
      const [first, ...others] = group.members;
      if (!first) continue;
      yield {
        at: placeOf(first, "sha256"),
        ...(group.contested.length > 0 ? contested(group, index) : elsewhere(group, first)),
        evidence: first.path,
        related: others.slice(0, mostRelated).map((one) => ({
          ...placeOf(one, "sha256"),
          message: { de: `dieselben Bytes: ${one.path}`, en: `the same bytes: ${one.path}` },
        })),
      };
    }
  },
};

/** Places that a finding about many files names. */
const mostRelated = 20;

/** Items bound to the place rest on it at one site, while it lies at another as well. */
function contested(
  { members, sites, contested: items }: DuplicateGroup,
  index: Index,
): Omit<FindingDraft, "at"> {
  const named = sites.join(", ");
  const days = differentDays(members);
  return {
    message: {
      de: `Dieselbe Datei liegt für mehrere Standorte vor (${named}). Was an den Ort gebunden ist, belegt sie für keinen davon, solange niemand sagt, wessen Nachweis sie ist.${days.de}`,
      en: `The same file is stored for several sites (${named}). What is bound to the place it proves for none of them, as long as nobody says whose evidence it is.${days.en}`,
    },
    help: {
      de: "Legen Sie für jeden Standort seinen eigenen Nachweis ab. Gilt die Datei wirklich für mehrere, verschieben Sie sie mit „nachweis evidence move DATEI evidence/domain/… --sites a,b“, löschen Sie die Kopien, und ergänzen Sie „sites-reason“ und unter „reviewed“ ihre Prüfsumme „sha256“.",
      en: "Store for each site the evidence of its own. If the file does speak for several, move it with “nachweis evidence move FILE evidence/domain/… --sites a,b”, delete the copies, and add “sites-reason” and, under “reviewed”, its hash “sha256”.",
    },
    ...unmet(items, index),
  };
}

function elsewhere({ members }: DuplicateGroup, first: Evidence): Omit<FindingDraft, "at"> {
  const days = differentDays(members);
  return {
    severity: "warning",
    message: {
      de: `Die Datei ${first.path} liegt noch ${members.length === 2 ? "einmal" : `${members.length - 1}-mal`} mit denselben Bytes als Nachweis vor.${days.de}`,
      en: `The file ${first.path} is stored as evidence ${members.length === 2 ? "once" : `${members.length - 1} times`} more with the same bytes.${days.en}`,
    },
    help: {
      de: "Behalten Sie eine Datei, verlinken Sie sie überall, wo sie belegt, und löschen Sie die anderen mit ihren Metadaten.",
      en: "Keep one file, link it wherever it proves, and delete the others with their metadata.",
    },
  };
}

/** That the copies say different days, of which the earliest counts; nothing where they agree. */
function differentDays(members: readonly Evidence[]): Bilingual {
  const written = members.flatMap(({ issuedAsFiled, data }) => issuedAsFiled ?? data.issued ?? []);
  const days = [...new Set(written)].sort();
  const [earliest] = days;
  if (days.length < 2 || earliest === undefined) return { de: "", en: "" };
  return {
    de: ` Ihre Ausstellungstage unterscheiden sich (${days.join(", ")}); es zählt der früheste, ${earliest}.`,
    en: ` Their days of issue differ (${days.join(", ")}); the earliest counts, ${earliest}.`,
  };
}
