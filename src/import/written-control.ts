import type { Language } from "../model/position.ts";
import type { Status } from "../model/vocabulary.ts";
import {
  actionText,
  assessmentText,
  controlText,
  labelled,
  type NewAssessment,
} from "../source/edit/control-text.ts";
import { type Escaping, escapings, plainMarkdown } from "../source/edit/plain-markdown.ts";
import { readBack } from "../source/edit/read-back.ts";
import type { KnownWords } from "../source/line-meaning.ts";
import { saysSomething } from "../text/says-something.ts";
import { trim, trimEnd } from "../text/trim.ts";
import type { ControlRecord } from "./control-record.ts";
import { fieldNames, fieldsOfContent, fieldsOfRecord } from "./record-fields.ts";

/** A record as Markdown that was read back and says what the record says. */
export interface WrittenControl {
  /** The record as it is written: of an action, signs that would part it are replaced. */
  readonly record: ControlRecord;
  /** The control, from its heading to a line end. */
  readonly control: string;
  /** Its assessment, likewise. */
  readonly assessment: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Items of its attributes; null where there is nothing to say. */
  readonly requirements: string | null;
  /** One for each action. */
  readonly open: readonly string[];
  readonly responsible: string | null;
}

/** Where a record is read back: nothing is written there. */
const trialPath = "controls/catalog/trial.md";

/**
 * A record as Markdown in which its texts stay texts: each is escaped as far as it must be so that reading it back gives it
 * again, and nothing else. Null if there is no way to write it.
 */
export async function writtenControl(
  record: ControlRecord,
  language: Language,
  known: KnownWords,
): Promise<WrittenControl | null> {
  for (const each of [record, withoutSeparators(record), setApart(record), withoutAction(record)]) {
    const plainly = asMarkdown(each, language, () => "needed");
    if (await saysRecord(plainly, known)) return plainly;
    const chosen = await escapingsOf(each, language, known);
    const written = asMarkdown(each, language, (text) => chosen.get(text) ?? "entities");
    if (await saysRecord(written, known)) return written;
  }
  return null;
}

/** The record with an action that nothing in it can be taken for a day or an effort: in quotation marks, and who is responsible beside it. */
function setApart(record: ControlRecord): ControlRecord {
  const whole = withoutSeparators(record);
  return {
    ...whole,
    actions: whole.actions.map(({ text, due }) => ({ text: `„${text}“`, due, responsible: null })),
    responsible: whole.responsible ?? responsibleFor(whole),
  };
}

/** Who is responsible for the actions, each once; null for nobody. */
function responsibleFor({ actions }: ControlRecord): string | null {
  return [...new Set(actions.flatMap((action) => action.responsible ?? []))].join(", ") || null;
}

/** The record without its action, of which the control's title says what it is: a day in its midst would be read as its own. */
function withoutAction(record: ControlRecord): ControlRecord {
  const whole = withoutSeparators(record);
  const { actions, responsible } = whole;
  return actions.length > 0 && record.isOwn && actions.every(({ due }) => due === null)
    ? { ...whole, actions: [], responsible: responsible ?? responsibleFor(whole) }
    : record;
}

/** How much each text of a record has to be escaped if it stands alone: a text that needs much does not spoil the others. */
async function escapingsOf(
  record: ControlRecord,
  language: Language,
  known: KnownWords,
): Promise<ReadonlyMap<string, Escaping>> {
  const bare = { ...record, title: "T", prose: [], responsible: null, actions: [] };
  const trials: (readonly [string | null | undefined, Partial<ControlRecord>])[] = [
    [record.title, { title: record.title }],
    ...record.prose.map((line) => [line, { prose: [line] }] as const),
    [record.responsible, { responsible: record.responsible }],
    ...record.actions.flatMap((action) => [
      [action.text, { actions: [{ ...action, responsible: null }] }] as const,
      [action.responsible, { actions: [{ ...action, text: "T" }] }] as const,
    ]),
  ];
  const chosen = new Map<string, Escaping>();
  for (const [text, trial] of trials) {
    if (text === null || text === undefined) continue;
    const least = escapings.indexOf(chosen.get(text) ?? "needed");
    for (const escaping of escapings.slice(least)) {
      chosen.set(text, escaping);
      if (
        await saysRecord(
          asMarkdown({ ...bare, ...trial }, language, () => escaping),
          known,
        )
      )
        break;
    }
  }
  return chosen;
}

/**
 * The record in which no sign parts an action (`;`), makes an id of its beginning (`M-1:`) or is lost at a line's end. An action
 * that says nothing is called by its control; who says nothing is nobody.
 */
function withoutSeparators(record: ControlRecord): ControlRecord {
  const whole = (text: string): string => trim(text.replaceAll(";", ",").replace(": ", " – "), /[,\s]/);
  const name = saysSomething(record.title) ? whole(record.title) : `${record.id} –`;
  const somebody = (text: string): string | null => (saysSomething(text) ? text : null);
  return {
    ...record,
    actions: record.actions.map(({ text, due, responsible }) => ({
      text: saysSomething(text) ? whole(text) : name,
      due,
      responsible: somebody(whole(responsible ?? "")),
    })),
    responsible: somebody(trimEnd(record.responsible ?? "", /[,;\s]/)),
  };
}

function asMarkdown(
  record: ControlRecord,
  language: Language,
  escapingOf: (text: string) => Escaping,
): WrittenControl {
  const plain = (text: string): string => plainMarkdown(text, escapingOf(text));
  const { responsible } = record;
  const paragraphs = record.prose.map(plain);
  const actions = record.actions.map((action) => ({
    text: action.id ? `${action.id}: ${plain(action.text)}` : plain(action.text),
    due: action.due ?? undefined,
    responsible: action.responsible === null ? undefined : plain(action.responsible),
  }));
  const assessment: NewAssessment = {
    scope: record.scopes.join(", "),
    status: record.status satisfies Status,
    prose: paragraphs.join("\n\n"),
    responsible: responsible === null ? undefined : plain(responsible),
    actions,
  };
  const title = plain(record.title);
  const { requirements } = record;
  return {
    record,
    control: controlText({ id: record.id, title, requirements, ...assessment }, language),
    assessment: assessmentText(assessment, language),
    heading: `## ${record.id} ${title}`,
    paragraphs,
    requirements:
      requirements.length > 0 ? labelled("requirements", requirements.join(", "), language) : null,
    open: actions.map((action) => labelled("open", actionText(action, language), language)),
    responsible: assessment.responsible ? labelled("responsible", assessment.responsible, language) : null,
  };
}

async function saysRecord({ record, control }: WrittenControl, known: KnownWords): Promise<boolean> {
  const { controls, problems } = await readBack(trialPath, `---\ntitle: T\n---\n\n${control}`, known);
  const [only, ...others] = controls;
  const [assessment, ...more] = only?.assessments ?? [];
  if (!only || others.length > 0 || !assessment || more.length > 0 || problems.length > 0) return false;
  const { assessed, inherited, risks, links, actions } = assessment;
  const isMore =
    assessed.length + inherited.length + risks.length > 0 || links.some(({ leads }) => leads !== "web");
  if (
    isMore ||
    only.id !== record.id ||
    only.requiredEvidence.length > 0 ||
    actions.some(({ value }, i) => value.id !== (record.actions[i]?.id ?? null))
  )
    return false;
  const [said, read] = [fieldsOfRecord({ ...record, isOwn: true }), fieldsOfContent(only, assessment)];
  return fieldNames.every((name) => read[name] === (said[name] ?? ""));
}
