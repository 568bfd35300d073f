import { createHash } from "node:crypto";
import type { Assessment, Control } from "../model/project.ts";
import { isSameScope, wideScope } from "../model/scope-words.ts";
import { leavesGap } from "../model/vocabulary.ts";
import { plainText } from "../source/markdown.ts";
import type { ControlRecord } from "./control-record.ts";

/** What is compared of a control with one assessment, each as a text. */
export const fieldNames = [
  "title",
  "requirements",
  "scopes",
  "status",
  "prose",
  "action",
  "responsible",
] as const;
/** A field by its name. */
export type FieldName = (typeof fieldNames)[number];

/** The fields; one that a source does not say is null. */
export type Fields = Readonly<Record<FieldName, string | null>>;

/** The fields of what a source says. */
export function fieldsOfRecord(record: ControlRecord): Fields {
  const { actions, status } = record;
  const isGap = leavesGap(status);
  return {
    title: record.isOwn ? record.title : null,
    requirements: record.isOwn ? listText(record.requirements) : null,
    scopes: scopesText(record.scopes),
    status,
    prose: record.prose.join("\n"),
    // Of what is fulfilled or dispensable a list does not say that no action is left.
    action: isGap
      ? actions
          .map(({ id, text, due, responsible }) => partsText(id ? `${id}: ${text}` : text, due, responsible))
          .join("\n")
      : null,
    responsible: isGap ? record.responsible : (record.responsible ?? ""),
  };
}

/** The fields of what the content says. */
export function fieldsOfContent(control: Control, assessment: Assessment): Fields {
  return {
    title: control.title,
    requirements: listText(control.requirements.map(({ value }) => value).filter((id) => id !== control.id)),
    scopes: scopesText(assessment.scopes.map(({ value }) => value)),
    status: assessment.status ?? "",
    prose: proseLines(assessment).join("\n"),
    action: assessment.actions
      .map(({ value: { id, text, due, responsible } }) =>
        partsText(id === null ? text : `${id}: ${text}`, due, responsible),
      )
      .join("\n"),
    responsible: assessment.responsible[0]?.value ?? "",
  };
}

/** The lines of an assessment's prose, without markup. */
export function proseLines({ prose }: Assessment): string[] {
  return prose.flatMap((node) => plainText(node).split("\n")).filter((line) => line !== "");
}

/** The assessment of a control that is for exactly these scopes. */
export function assessmentFor(control: Control, scopes: readonly string[]): Assessment | undefined {
  return control.assessments.find(
    (one) =>
      one.scopes.length === scopes.length &&
      scopes.every((scope) => one.scopes.some(({ value }) => isSameScope(value, scope))),
  );
}

/** What is kept of a field to tell later whether it has changed: not the text itself. */
export function fieldDigest(id: string, name: string, value: string): string {
  return createHash("sha256").update(`${id}\n${name}\n${value}`).digest("hex").slice(0, 16);
}

function listText(ids: readonly string[]): string {
  return [...new Set(ids)].join(", ");
}

function scopesText(scopes: readonly string[]): string {
  return scopes.map((scope) => wideScope(scope) ?? scope).join(", ");
}

function partsText(...parts: readonly (string | null)[]): string {
  return parts.map((part) => part ?? "").join("; ");
}
