import { createHash } from "node:crypto";
import type { Index, Item, Needs, UnanalysedObject } from "../model/assessed.ts";
import type { ReportLink } from "../model/communication-link.ts";
import { itemKey } from "../model/item-key.ts";
import type { Located } from "../model/position.ts";
import type { AuditFinding, Control, Evidence, Risk, Site } from "../model/project.ts";
import type { Prose } from "../model/prose.ts";
import type { ReferenceDocumentId } from "../model/reference-document.ts";
import { basicValues } from "../model/vocabulary.ts";
import { canonicalPieces, type KnownTexts } from "../text/canonical-json.ts";
import { madeOfDay } from "../text/made-of-day.ts";
import { madeOnce } from "../text/made-once.ts";

/** What of a day the documents are made from. */
export interface Documented {
  readonly index: Index;
  readonly items: readonly Item[];
  readonly needs: ReadonlyMap<string, Needs>;
  readonly unanalysed: readonly UnanalysedObject[];
  readonly links: ReadonlyMap<string, ReportLink>;
}

/**
 * SHA-256 of what a document shows: of the content that it is made from, not of its layout or language, so that a newer
 * toolkit or another day leaves an approval as it is. Rather too much than too little: whatever is written about sites and
 * objects and is no part of another document belongs to A.1, also what is added to the format one day.
 */
export function digestOf(id: ReferenceDocumentId, day: Documented): string {
  return digests[id](day);
}

const digestBy = (id: ReferenceDocumentId): ((day: Documented) => string) =>
  madeOfDay((day: Documented) => {
    const hash = createHash("sha256");
    for (const piece of canonicalPieces(contentOf[id](day), texts)) hash.update(piece);
    return hash.digest("hex");
  });

const digests: Readonly<Record<ReferenceDocumentId, (day: Documented) => string>> = {
  "A.1": digestBy("A.1"),
  "A.2": digestBy("A.2"),
  "A.3": digestBy("A.3"),
  "A.4": digestBy("A.4"),
  "A.5": digestBy("A.5"),
  "A.6": digestBy("A.6"),
};

/** Texts of what is the same in the next check. */
const texts: KnownTexts = new WeakMap();

/** What is shown of something that does not change: made, and written as a text, once. */
function shownOnce<T extends object>(show: (of: T) => object): (of: T) => object {
  return madeOnce((of) => {
    const shown = show(of);
    texts.set(shown, null);
    return shown;
  });
}

/** What is shown of evidence, which stands in many places. */
const proofOf = shownOnce(({ path, digest, data }: Evidence) => ({ path, digest, ...data }));

const contentOf: Readonly<Record<ReferenceDocumentId, (day: Documented) => unknown>> = {
  "A.1": ({ index: { project }, needs, links }) => ({
    scope: written(project.domain.prose),
    sites: project.sites.map(siteWords),
    objects: project.objects.map(ownWords),
    // What the network plan puts together, and marks.
    drawn: project.objects.map(({ id, data }) => ({
      id,
      needs: basicValues.map((value) => needs.get(id)?.[value].value ?? null),
      modules: (data.modules ?? []).map((module) => module.id),
      critical: links.get(id)?.criticality ?? null,
    })),
    plans: project.evidence.flatMap(({ path, data, digest }) =>
      data.document === "A.1" ? [{ path, digest, ...data }] : [],
    ),
  }),
  "A.2": ({ index, needs, links }) => ({
    definitions: index.project.domain.data.needs ?? [],
    names: namesIn(index),
    needs: index.project.objects.map(({ id, data }) => ({
      id,
      needs: needs.get(id),
      reasons: only(data, isAboutNeeds),
      link: links.get(id),
      connects: links.has(id) ? data.connects : undefined,
    })),
  }),
  "A.3": (day) => ({
    catalogue: day.index.catalogue.id,
    modules: day.index.project.domain.data.modules ?? [],
    excluded: day.index.project.domain.data.excluded ?? {},
    objects: day.index.project.objects.map(({ id, data: { title, type, modules = [] } }) => ({
      id,
      title,
      type,
      modules,
      analysis: modules.length > 0 ? null : analysisOf(id, day),
    })),
  }),
  "A.4": ({ index, items }) => ({
    names: namesIn(index),
    controls: index.project.controls.map(assessedAs),
    items: items.map(({ evidence, inherited, ...item }) => ({
      item: itemKey(item),
      state: item.state,
      declared: item.declared,
      evidence: [...evidence, ...(inherited ? [inherited] : [])].map(proofOf),
    })),
  }),
  "A.5": ({ index, unanalysed }) => ({
    domain: only(index.project.domain.data, (key) => isAboutRisks(key) || key === "management"),
    names: namesIn(index),
    controls: index.project.controls.map(risksOf),
    risks: index.project.risks.map(wholeRisk),
    objects: index.project.objects.map(({ id, data }) => ({
      id,
      modules: (data.modules ?? []).map((module) => module.id),
      ...only(data, isAboutRisks),
    })),
    unanalysed: unanalysed.map(({ object, raised, withoutModule }) => [object.id, raised, withoutModule]),
  }),
  "A.6": ({ index, items }) => ({
    names: namesIn(index),
    controls: index.project.controls.map(planned),
    audits: index.project.audits.map(({ id, data, findings }) => ({
      id,
      title: data.title,
      findings: findings.map(findingOf),
    })),
    items: items.map((item) => [itemKey(item), item.declared, item.state, item.responsible]),
    risks: index.project.risks.map(({ id, data }) => [id, data.title, data.accepted]),
  }),
};

/** What is written of a site and shown by A.1: who decides and is called in an emergency stands in the emergency documents. */
function siteWords(site: Site): object {
  const { emergency } = site.data;
  return {
    ...ownWords(site),
    ...(emergency ? { emergency: { ...emergency, decides: undefined, calls: undefined } } : {}),
  };
}

/** What is written of a site or an object and shown by A.1. */
function ownWords({
  id,
  data,
  prose,
}: {
  readonly id: string;
  readonly data: object;
  readonly prose: Prose;
}): object {
  return { id, ...only(data, (key) => !shownElsewhere(key)), prose: written(prose) };
}

/** What documents call sites and objects, and the type by which they order these. */
function namesIn({ project }: Index): object {
  return {
    sites: project.sites.map(({ id, data }) => [id, data.title]),
    objects: project.objects.map(({ id, data }) => [id, data.title, data.type]),
  };
}

/** What of a control says what is to be done. */
const planned = shownOnce(({ id, title, requirements, responsible, assessments }: Control) => ({
  id,
  title,
  requirements: values(requirements),
  responsible: values(responsible),
  assessments: assessments.map((one) => ({
    scopes: values(one.scopes),
    status: one.status,
    actions: values(one.actions),
    risks: values(one.risks),
    responsible: values(one.responsible),
  })),
}));

/** The same with the reasons of its assessments. */
const assessedAs = shownOnce((control: Control) => ({ ...planned(control), reasons: reasonsOf(control) }));

/** The risks that a control's assessments name. */
const risksOf = shownOnce(({ id, title, assessments }: Control) => ({
  id,
  title,
  risks: assessments.map(({ scopes, status, risks }) => [values(scopes), status, values(risks)]),
}));

const wholeRisk = shownOnce(({ id, data, prose }: Risk) => ({ id, ...data, prose: written(prose) }));

/** Why a control's assessments say so, and who says it. */
function reasonsOf({ assessments }: Control): object {
  return assessments.map(({ prose, assessed }) => ({ prose: written(prose), assessed: values(assessed) }));
}

function findingOf(finding: AuditFinding): object {
  return {
    id: finding.id,
    title: finding.title,
    requirements: values(finding.requirements),
    responsible: values(finding.responsible),
    actions: values(finding.actions),
    closed: finding.closed?.value ?? null,
  };
}

function values<T>(located: readonly Located<T>[]): readonly T[] {
  return located.map(({ value }) => value);
}

/** The risks that name an object, and whether its analysis is missing. */
function analysisOf(id: string, { index, unanalysed }: Documented): object {
  const risks = index.project.risks.filter(({ data }) => data.objects?.includes(id));
  return {
    risks: risks.map((risk) => ({ id: risk.id, title: risk.data.title })),
    missing: unanalysed.some(({ object }) => object.id === id),
  };
}

const isAboutNeeds = (key: string): boolean =>
  key.startsWith("protection") || ["external-reason", "no-transfer"].includes(key);
const isAboutRisks = (key: string): boolean => ["risk-matrix", "threats", "further-threats"].includes(key);

function shownElsewhere(key: string): boolean {
  return isAboutNeeds(key) || isAboutRisks(key) || ["modules", "classification", "source"].includes(key);
}

function only(data: object, wanted: (key: string) => boolean): object {
  return Object.fromEntries(Object.entries(data).filter(([key]) => wanted(key)));
}

/** What prose says: kinds of nodes, texts and addresses, whatever else a reader of Markdown keeps. */
function written(prose: Prose): unknown {
  return prose.map((node) => ({
    type: node.type,
    text: "value" in node ? node.value : null,
    url: "url" in node ? node.url : null,
    children: "children" in node ? written(node.children as Prose) : [],
  }));
}
