import { createHash } from "node:crypto";
import type { Index, Item, Needs, UnanalysedObject } from "../model/assessed.ts";
import type { ReportLink } from "../model/communication-link.ts";
import type { Prose } from "../model/prose.ts";
import {
  type ApprovalState,
  type DocumentControlData,
  livingDocuments,
  type ReferenceDocument,
  type ReferenceDocumentId,
  referenceDocuments,
} from "../model/reference-document.ts";
import { scopeOf } from "../model/scope-words.ts";
import { canonicalJson } from "../text/canonical-json.ts";

/** What of a day the documents are made from. */
export interface Documented {
  readonly index: Index;
  readonly items: readonly Item[];
  readonly needs: ReadonlyMap<string, Needs>;
  readonly unanalysed: readonly UnanalysedObject[];
  readonly links: ReadonlyMap<string, ReportLink>;
}

/** The reference documents on the day: who approved them, and whether they still show what was approved. */
export function judgeDocuments(day: Documented): ReferenceDocument[] {
  const { data } = day.index.project.domain;
  const common = data.documents ?? {};
  return referenceDocuments.map((id) => {
    const own: DocumentControlData = common[id] ?? {};
    const digest = digestOf(id, day);
    const stated = own.approved ?? common.approved;
    const approved = stated !== undefined && stated.on <= day.index.asOf ? stated : null;
    const state: ApprovalState =
      approved === null
        ? "unapproved"
        : approved.digest === undefined
          ? "unverifiable"
          : approved.digest.toLowerCase() === digest
            ? "approved"
            : "changed";
    const isLiving = livingDocuments.includes(id);
    return {
      id,
      version: own.version ?? common.version ?? null,
      owner: own.owner ?? data.contact ?? null,
      checked: own.checked ?? null,
      approved: approved && { by: approved.by, on: approved.on },
      state,
      digest,
      since: isLiving && approved ? assessedAfter(approved.on, day) : 0,
      nextReview: own["next-review"] ?? null,
      history: own.history ?? [],
      distribution: own.distribution ?? [],
    };
  });
}

/** Assessments of a later day. */
function assessedAfter(on: string, { items }: Documented): number {
  const later = items.flatMap(({ assessments }) =>
    assessments.filter(({ assessedOn }) => assessedOn !== null && assessedOn.value.date > on),
  );
  return new Set(later).size;
}

/**
 * SHA-256 of what a document shows: of the content that it is made from, not of its layout or language, so that a newer
 * toolkit or another day leaves an approval as it is. Whatever is written about sites and objects and is no part of another
 * document belongs to A.1, also what is added to the format one day.
 */
function digestOf(id: ReferenceDocumentId, day: Documented): string {
  return createHash("sha256")
    .update(canonicalJson(contentOf[id](day)))
    .digest("hex");
}

const contentOf: Readonly<Record<ReferenceDocumentId, (day: Documented) => unknown>> = {
  "A.1": ({ index: { project } }) => ({
    scope: written(project.domain.prose),
    sites: project.sites.map(({ id, data, prose }) => ({
      id,
      ...without(data, shownElsewhere),
      prose: written(prose),
    })),
    objects: project.objects.map(({ id, data, prose }) => ({
      id,
      ...without(data, shownElsewhere),
      prose: written(prose),
    })),
    plans: project.evidence.flatMap(({ data, digest }) => (data.document === "A.1" ? [digest] : [])),
  }),
  "A.2": ({ index: { project }, needs, links }) => ({
    definitions: project.domain.data.needs ?? [],
    needs: project.objects.map(({ id, data }) => ({
      id,
      title: data.title,
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
  "A.4": ({ items }) =>
    items.map((item) => ({
      item: [item.requirement.id, scopeOf(item.object, item.site)],
      state: item.state,
      assessments: item.assessments.map(({ assessment, assessedOn }) => ({
        status: assessment.status,
        on: assessedOn?.value ?? null,
        prose: written(assessment.prose),
      })),
      evidence: item.evidence.map(({ digest }) => digest),
    })),
  "A.5": ({ index: { project } }) => ({
    matrix: only(project.domain.data, isAboutRisks),
    risks: project.risks.map(({ id, data, prose }) => ({ id, ...data, prose: written(prose) })),
    objects: project.objects.map(({ id, data }) => ({ id, title: data.title, ...only(data, isAboutRisks) })),
  }),
  "A.6": ({ index: { project }, items }) => ({
    actions: project.controls.flatMap(({ id, assessments }) =>
      assessments.map(({ scopes, actions }) => ({
        control: id,
        scopes: scopes.map(({ value }) => value),
        actions: actions.map(({ value }) => value),
      })),
    ),
    findings: project.audits.flatMap(({ id, findings }) =>
      findings.map((finding) => ({
        audit: id,
        finding: finding.id,
        closed: finding.closed?.value ?? null,
        actions: finding.actions.map(({ value }) => value),
      })),
    ),
    gaps: items
      .filter(({ declared }) => declared === "partial" || declared === "no")
      .map((item) => [item.requirement.id, scopeOf(item.object, item.site), item.declared]),
    accepted: project.risks.flatMap(({ id, data }) => (data.accepted ? [{ id, ...data.accepted }] : [])),
  }),
};

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

function without(data: object, unwanted: (key: string) => boolean): object {
  return only(data, (key) => !unwanted(key));
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
