import type { CatalogueLookup } from "../../model/catalogue.ts";
import type { Bilingual, Language } from "../../model/position.ts";
import type { Remarked } from "../../model/remarks.ts";
import type { Report, ReportItem } from "../../model/report.ts";
import { scopeOf, scopeWords } from "../../model/scope-words.ts";
import { type Clearance, highestLevel } from "../../model/vocabulary.ts";

/** What a remark is about, as far as the content knows it now. */
export interface Subject {
  /** Requirements of the catalogue, none of them withdrawn. */
  readonly requirements: readonly string[];
  /** Words of a scope, each of which names something. */
  readonly scopes: readonly string[];
  readonly evidence: { readonly path: string; readonly title: string } | null;
  /** What it is called where only text can stand, complete also where the content knows it no more. */
  readonly name: string;
  /** Whether requirements and scopes, or the evidence, say all that the name does. */
  readonly isKnown: boolean;
  /** Title of a finding about it. */
  readonly title: string;
  /** How what it is about is classified. */
  readonly level: Clearance;
  /** What has changed since, or is not there any more. */
  readonly changed: readonly Bilingual[];
}

/** What remarks are looked up in. */
export interface RemarkedContent {
  readonly report: Report;
  readonly catalogue: CatalogueLookup;
}

/** What of the content a remark is about. */
export function subjectOf(about: Remarked, content: RemarkedContent, language: Language): Subject {
  return about.kind === "item"
    ? ofItem(about, content, language)
    : ofEvidence(about, content.report, language);
}

function ofItem(
  about: Remarked & { readonly kind: "item" },
  { report, catalogue }: RemarkedContent,
  language: Language,
): Subject {
  const { object, site } = about;
  const requirement = catalogue.requirement(about.requirement);
  const item = report.items.find(
    (one) => one.requirement === about.requirement && one.object === object && one.site === site,
  );
  const isObject = report.objects.some(({ id }) => id === object);
  const isSite = report.sites.some(({ id }) => id === site);
  const scope = item
    ? scopeWord(object, site, language)
    : scopeOf(isObject ? object : null, isSite && !isObject ? site : null);
  const changed: Bilingual[] = [];
  if (!requirement || requirement.withdrawn)
    changed.push({
      de: `die Anforderung ${about.requirement} gilt im Katalog nicht mehr`,
      en: `the requirement ${about.requirement} holds in the catalogue no more`,
    });
  else if (!item)
    changed.push({
      de: "diesen Prüfpunkt gibt es im Inhalt nicht mehr",
      en: "the content has this item no more",
    });
  else if (item.state !== about.state)
    changed.push({
      de: "der Zustand des Prüfpunkts ist seit der Ausgabe ein anderer",
      en: "the state of the item has changed since the edition",
    });
  const place = scopeWord(object, site, language);
  return {
    requirements: requirement && !requirement.withdrawn ? [requirement.id] : [],
    scopes: scope === null ? [] : [scope],
    evidence: null,
    name: `${about.requirement}, ${place}`,
    isKnown: item !== undefined && requirement?.withdrawn === false,
    title: requirement ? `${requirement.id} ${requirement.title}` : `${about.requirement}, ${place}`,
    level: highestLevel(item ? levelsOf([item], report) : []),
    changed,
  };
}

function ofEvidence(
  about: Remarked & { readonly kind: "evidence" },
  report: Report,
  language: Language,
): Subject {
  const evidence = report.evidence.find(({ path }) => path === about.path);
  if (!evidence)
    return {
      requirements: [],
      scopes: [],
      evidence: null,
      name: about.path,
      isKnown: false,
      title: about.path,
      level: "public",
      changed: [
        {
          de: "diesen Nachweis gibt es im Inhalt nicht mehr",
          en: "the content has this evidence no more",
        },
      ],
    };
  const items = report.items.filter((item) => item.evidence.includes(about.path));
  // The whole of it stands in the auditor's file, which is the record.
  const beginning = `${about.sha256?.slice(0, 12)}…`;
  const isOther = about.sha256 !== null && ![evidence.digest, evidence.sha256].includes(about.sha256);
  return {
    requirements: [...new Set(items.map(({ requirement }) => requirement))],
    scopes: [...new Set(items.map(({ object, site }) => scopeWord(object, site, language)))],
    evidence: { path: evidence.path, title: evidence.title },
    name: evidence.path,
    isKnown: true,
    title: evidence.title,
    level: highestLevel([evidence.classification, ...levelsOf(items, report)]),
    changed: isOther
      ? [
          {
            de: `die Datei ist seit der Ausgabe eine andere (damals SHA-256 ${beginning})`,
            en: `the file is another one since the edition (then SHA-256 ${beginning})`,
          },
        ]
      : [],
  };
}

function scopeWord(object: string | null, site: string | null, language: Language): string {
  return scopeOf(object, site) ?? scopeWords.domain[language];
}

/** Levels of the objects, sites and controls that items are about. */
function levelsOf(items: readonly ReportItem[], { objects, sites, controls }: Report): Clearance[] {
  const named = new Set(items.flatMap(({ object, site }) => [object, site]));
  const judging = new Set(items.flatMap(({ assessments }) => assessments.map(({ control }) => control)));
  return [
    ...[...objects, ...sites].filter(({ id }) => named.has(id)),
    ...controls.filter(({ id }) => judging.has(id)),
  ].map(({ classification }) => classification);
}
