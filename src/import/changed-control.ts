import type { Bilingual, Language } from "../model/position.ts";
import type { Assessment, Control } from "../model/project.ts";
import { statusOfWord } from "../model/status-words.ts";
import { words } from "../model/words.ts";
import type { CatalogEditor } from "../source/edit/catalog-editor.ts";
import type { ImportState, KeptFields } from "./import-state.ts";
import {
  assessmentFor,
  type FieldName,
  fieldDigest,
  fieldNames,
  fieldsOfContent,
  fieldsOfRecord,
} from "./record-fields.ts";
import { isVouchedFor, nameOf } from "./standing-content.ts";
import type { WrittenControl } from "./written-control.ts";

/** What becomes of a control that is there already. */
export type ControlChange =
  | { readonly kind: "unchanged" }
  | {
      readonly kind: "changed";
      readonly fields: readonly FieldName[];
      /** The assessment, if somebody had assessed it with another status; else null. */
      readonly assessedBefore: string | null;
    }
  | { readonly kind: "conflict"; readonly detail: Bilingual };

/**
 * Takes over what a source has changed since it was last imported, field by field: what people changed in the content since
 * stays, and what both changed differently is a conflict, in which case nothing of the row is taken. So is another scope or
 * requirement where people have vouched for the assessment: what they said would be said of something else.
 *
 * @param text the catalogue's, as the editor has it
 */
export function changeControl(
  control: Control,
  written: WrittenControl,
  state: ImportState,
  { editor, text, language }: { editor: CatalogEditor; text: string; language: Language },
): ControlChange {
  const { record } = written;
  const base = state.get(record.key);
  const said = fieldsOfRecord(record);
  const assessment = assessmentFor(control, record.scopes) ?? formerAssessment(control, record.key, base);
  if (!assessment) return addTo(control, written, base, editor);
  const there = fieldsOfContent(control, assessment);
  const changed: FieldName[] = [];
  for (const name of fieldNames) {
    const value = said[name];
    if (value === null || value === there[name]) continue;
    const before = base?.[name];
    if (base === undefined && value === "") continue;
    // Who was responsible for the action that has ended stands in it.
    if (base !== undefined && before === undefined && name === "responsible") continue;
    if (before !== undefined && before === fieldDigest(record.key, name, value)) continue;
    const isTheirs = before !== undefined && before !== fieldDigest(record.key, name, there[name] ?? "");
    // Without a base, what stands in the content was written by people.
    if (before === undefined ? !isNew(name, there[name], base) : isTheirs)
      return conflict(control, assessment, name, said[name], there[name]);
    changed.push(name);
  }
  if (changed.length === 0) return { kind: "unchanged" };
  const moved = changed.find((name) => name === "scopes" || name === "requirements");
  if (moved !== undefined && isVouchedFor(assessment))
    return { kind: "conflict", detail: vouched(control, assessment, moved, said[moved], there[moved]) };
  const place = { control: control.at.line, assessment: assessment.at.line };
  const isDone = changed.every((name) => {
    if (name === "title") return editor.setControlHeading(place.control, written.heading);
    if (name === "requirements")
      return editor.setAttribute(place.control, "requirements", written.requirements);
    if (name === "scopes")
      return editor.setAssessmentHeading(place, written.assessment.split("\n", 1)[0] ?? "");
    if (name === "status")
      return (
        changed.includes("scopes") ||
        editor.setStatus(place, statusWord(record.status, assessment, text, language))
      );
    if (name === "prose") return editor.setProse(place, written.paragraphs);
    if (name === "action") return editor.setItems(place, "open", written.open);
    return editor.setAttribute(place, "responsible", written.responsible);
  });
  return isDone
    ? {
        kind: "changed",
        fields: changed,
        assessedBefore:
          changed.includes("status") && assessment.assessed.length > 0 ? nameOf(control, assessment) : null,
      }
    : conflict(control, assessment, changed[0] ?? "prose", null, null);
}

/** Whether a field that the source had not said before has no value in the content either. */
function isNew(name: FieldName, there: string | null, base: KeptFields | undefined): boolean {
  return base !== undefined && there === "" && name === "action";
}

/** The assessment that the last import wrote, if the list has another scope since. */
function formerAssessment(
  control: Control,
  key: string,
  base: KeptFields | undefined,
): Assessment | undefined {
  return (
    base &&
    control.assessments.find(
      (one) => fieldDigest(key, "scopes", fieldsOfContent(control, one).scopes ?? "") === base.scopes,
    )
  );
}

/** A scope that nobody has assessed yet in a control that people wrote, for the same requirements. */
function addTo(
  control: Control,
  written: WrittenControl,
  base: KeptFields | undefined,
  editor: CatalogEditor,
): ControlChange {
  const requirements = new Set([control.id, ...control.requirements.map(({ value }) => value)]);
  const isSame = written.record.requirements.every((id) => requirements.has(id));
  const isTaken = control.assessments.some(({ scopes }) =>
    scopes.some(({ value }) => written.record.scopes.includes(value)),
  );
  if (isSame && !isTaken && base === undefined && editor.addAssessment(control, written.assessment))
    return {
      kind: "changed",
      fields: ["scopes", "status", "prose", "action", "responsible"],
      assessedBefore: null,
    };
  return {
    kind: "conflict",
    detail: isSame
      ? {
          de: `${control.id} (${control.at.file}:${control.at.line}) bewertet ${written.record.scopes.join(", ")} dort anders oder nicht mehr; entscheiden Sie dort`,
          en: `${control.id} (${control.at.file}:${control.at.line}) assesses ${written.record.scopes.join(", ")} otherwise there, or no more; decide it there`,
        }
      : {
          de: `${control.id} (${control.at.file}:${control.at.line}) gibt es schon, für andere Anforderungen`,
          en: `${control.id} (${control.at.file}:${control.at.line}) exists already, for other requirements`,
        },
  };
}

const fieldWords: Readonly<Record<FieldName, Bilingual>> = {
  title: { de: "Titel", en: "title" },
  requirements: { de: "Anforderungen", en: "requirements" },
  scopes: { de: "Bereich", en: "scope" },
  status: { de: "Status", en: "status" },
  prose: { de: "Text", en: "text" },
  action: { de: "Aufgabe", en: "action" },
  responsible: { de: "Zuständig", en: "responsible" },
};

function conflict(...difference: Parameters<typeof differenceOf>): ControlChange {
  const { de, en } = differenceOf(...difference);
  return {
    kind: "conflict",
    detail: {
      de: `${de}; Inhalt und Liste sagen Verschiedenes, entscheiden Sie dort`,
      en: `${en}; content and list differ, decide it there`,
    },
  };
}

function vouched(...difference: Parameters<typeof differenceOf>): Bilingual {
  const { de, en } = differenceOf(...difference);
  return {
    de: `${de}; wer dort geprüft hat und was dort belegt, gilt nur dem Bisherigen, entscheiden Sie dort`,
    en: `${en}; who has assessed there, and what proves it, is of the former alone, decide it there`,
  };
}

/** What content and list say of a field. */
function differenceOf(
  control: Control,
  { at }: Assessment,
  name: FieldName,
  said: string | null,
  there: string | null,
): Bilingual {
  const say = (language: Language): string => {
    const field = fieldWords[name][language];
    const values = said === null ? "" : `: ${shown(there, name, language)} ≠ ${shown(said, name, language)}`;
    return `${control.id}, ${field} (${at.file}:${at.line})${values}`;
  };
  return { de: say("de"), en: say("en") };
}

function shown(value: string | null, name: FieldName, language: Language): string {
  const status = Object.entries(words.status).find(([id]) => name === "status" && id === value)?.[1];
  const text = (status?.[language] ?? value ?? "").replaceAll("\n", " ");
  return `„${text.length > 60 ? `${text.slice(0, 59)}…` : text}“`;
}

/** The word for a status in the language in which the assessment's heading has it. */
export function statusWord(
  status: WrittenControl["record"]["status"],
  { at }: Assessment,
  text: string,
  language: Language,
): string {
  const line = text.split(/\r\n|\n|\r/, at.line)[at.line - 1] ?? "";
  const word = line
    .slice(line.lastIndexOf(":") + 1)
    .trim()
    .toLowerCase();
  const now = Object.hasOwn(statusOfWord, word) ? statusOfWord[word] : undefined;
  if (now === undefined) return words.status[status][language];
  return words.status[status][words.status[now].de === word ? "de" : "en"];
}
