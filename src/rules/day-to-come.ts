import type { Assessed } from "../model/assessed.ts";
import type { ContentKind } from "../model/content-kinds.ts";
import type { FindingDraft } from "../model/finding.ts";
import type { Bilingual, Position } from "../model/position.ts";
import type { Evidence, Sourced } from "../model/project.ts";
import { bareGaps } from "./gap-without-action.ts";
import { placeOf, type Rule } from "./rule.ts";

/** A day of metadata on which something was done: where it stands (`*` for each key or entry), and what holds until it comes. */
export interface Deed {
  readonly path: readonly string[];
  readonly until: Bilingual;
}

const unapproved: Bilingual = {
  de: "Bis dahin zählt das Dokument als nicht freigegeben.",
  en: "Until then the document counts as not approved.",
};

const notSearched: Bilingual = {
  de: "Bis dahin hat niemand nach weiteren Gefährdungen gesucht.",
  en: "Until then nobody has looked for further threats.",
};

/**
 * What of each kind of content was done on a day. The review of evidence, the audits that watch a certificate and the
 * exclusion of a module are said by their own rules.
 */
export const deeds: Readonly<Partial<Record<ContentKind, readonly Deed[]>>> = {
  domain: [
    { path: ["documents", "approved", "on"], until: unapproved },
    { path: ["documents", "*", "approved", "on"], until: unapproved },
    {
      path: ["documents", "*", "checked", "on"],
      until: {
        de: "Bis dahin zählt das Dokument als nicht geprüft.",
        en: "Until then the document counts as not checked.",
      },
    },
    {
      path: ["documents", "*", "history", "*", "on"],
      until: { de: "Bis dahin gibt es diese Fassung nicht.", en: "Until then there is no such version." },
    },
    { path: ["further-threats", "on"], until: notSearched },
  ],
  object: [{ path: ["further-threats", "on"], until: notSearched }],
  risk: [
    {
      path: ["accepted", "on"],
      until: {
        de: "Bis dahin zählt das Risiko als nicht akzeptiert.",
        en: "Until then the risk counts as not accepted.",
      },
    },
  ],
  audit: [
    {
      path: ["date"],
      until: {
        de: "Bis dahin zählt das Audit als nicht durchgeführt.",
        en: "Until then the audit counts as not held.",
      },
    },
  ],
  evidence: [
    {
      path: ["issued"],
      until: { de: "Bis dahin belegt der Nachweis nichts.", en: "Until then the evidence shows nothing." },
    },
    { path: ["approved", "on"], until: unapproved },
    {
      path: ["deleted", "on"],
      until: {
        de: "Der Nachweis zählt trotzdem schon als gelöscht.",
        en: "The evidence counts as deleted already all the same.",
      },
    },
  ],
};

/** Something is said to have been done on a day that is still to come. */
export const dayToCome: Rule = {
  id: "day-to-come",
  severity: "warning",
  fix: "none",
  summary: {
    de: "Etwas soll an einem Tag geschehen sein, der noch bevorsteht.",
    en: "Something is said to have been done on a day that is still to come.",
  },
  *check(assessed) {
    const { domain, objects, risks, audits, evidence } = assessed.index.project;
    const { asOf } = assessed.index;
    yield* inMetadata("domain", [domain], asOf);
    yield* inMetadata("object", objects, asOf);
    // What a rule says of whatever rests on it is not said again.
    const named = new Set(
      [...bareGaps(assessed)].flatMap(({ assessment, bound }) =>
        bound ? [] : assessment.risks.map(({ value }) => value),
      ),
    );
    yield* inMetadata(
      "risk",
      risks.filter(({ id }) => !named.has(id)),
      asOf,
    );
    yield* inMetadata("audit", audits, asOf);
    yield* ofEvidence(evidence, linkedTooEarly(assessed), asOf);
    yield* ofAssessments(assessed);
    for (const { closed, due } of audits.flatMap(({ findings }) => findings))
      if (closed && closed.value > asOf && (due === null || due.value >= asOf))
        yield draftOf(closed.at, closed.value, asOf, {
          de: "Bis dahin zählt die Feststellung als offen.",
          en: "Until then the audit finding counts as open.",
        });
  },
};

/** Evidence of which its links say that it is of a later day (`evidence-not-yet-valid`). */
function linkedTooEarly({ controls }: Assessed): ReadonlySet<string> {
  const uses = controls.flatMap(({ assessments }) =>
    assessments.flatMap(({ links, inherited }) => [...links, ...inherited.map(({ use }) => use)]),
  );
  return new Set(uses.flatMap(({ link, faults }) => (faults.has("not-yet-valid") ? (link.path ?? []) : [])));
}

/** @param tooEarly paths of evidence whose day of issue its links name */
function* ofEvidence(
  evidence: readonly Evidence[],
  tooEarly: ReadonlySet<string>,
  asOf: string,
): Generator<FindingDraft> {
  for (const one of evidence)
    for (const draft of inMetadata("evidence", [one], asOf, tooEarly.has(one.path) ? "issued" : null))
      yield { ...draft, evidence: one.path };
}

/** @param said a key of which another rule says it */
function* inMetadata(
  kind: ContentKind,
  files: readonly Sourced<unknown>[],
  asOf: string,
  said: string | null = null,
): Generator<FindingDraft> {
  for (const file of files)
    for (const { path, until } of deeds[kind] ?? [])
      if (path[0] !== said)
        for (const { keys, day } of daysAt(file.data, path))
          if (day > asOf) yield draftOf(placeOf(file, ...keys), day, asOf, until);
}

/** The days that stand at a path, each with the keys that lead there. */
function daysAt(
  value: unknown,
  [key, ...rest]: readonly string[],
  above: readonly string[] = [],
): { readonly keys: readonly string[]; readonly day: string }[] {
  if (typeof value === "string") return key === undefined ? [{ keys: above, day: value }] : [];
  if (typeof value !== "object" || value === null || key === undefined) return [];
  const names = key === "*" ? Object.keys(value) : Object.hasOwn(value, key) ? [key] : [];
  return names.flatMap((name) =>
    daysAt((value as Readonly<Record<string, unknown>>)[name], rest, [...above, name]),
  );
}

/** Where an assessment of an earlier day counts; where none does, `assessment-stale` says it. */
function* ofAssessments({ controls, index: { asOf } }: Assessed): Generator<FindingDraft> {
  for (const { assessment, assessedOn, items } of controls.flatMap(({ assessments }) => assessments)) {
    if (items.length > 0 && assessedOn === null) continue;
    for (const { at, value } of assessment.assessed)
      if (value.date > asOf)
        yield draftOf(at, value.date, asOf, {
          de: assessedOn
            ? `Bis dahin zählt die Bewertung vom ${assessedOn.value.date}.`
            : "Bis dahin ist nichts bewertet.",
          en: assessedOn
            ? `Until then the assessment of ${assessedOn.value.date} counts.`
            : "Until then nothing is assessed.",
        });
  }
}

function draftOf(at: Position, day: string, asOf: string, until: Bilingual): FindingDraft {
  return {
    at,
    message: {
      de: `Der ${day} liegt nach dem Stichtag ${asOf}. ${until.de}`,
      en: `${day} lies after ${asOf}, the day that is judged. ${until.en}`,
    },
    help: {
      de: "Schreiben Sie den Tag, an dem es geschehen ist; was erst geplant ist, gehört als offene Aufgabe in den Plan.",
      en: "Write the day on which it was done; what is only planned belongs into the plan, as an open action.",
    },
  };
}
