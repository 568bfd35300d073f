import { placeholders } from "../../model/placeholders.ts";
import type { Bilingual, Language } from "../../model/position.ts";
import type { AssessedOn, Assessment, Control } from "../../model/project.ts";
import { onlyChanges } from "./assessment-outline.ts";
import { CatalogEditor } from "./catalog-editor.ts";
import { actionText, labelled } from "./control-text.ts";

/** Where in which text a draft goes. */
export interface DraftPlace {
  readonly file: string;
  readonly text: string;
  readonly control: Control;
  readonly assessment: Assessment;
}

/** How a day is written, where nobody has said which: no day, so that the check asks for it. */
export const noDay: Bilingual = { de: "JJJJ-MM-TT", en: "YYYY-MM-DD" };

/**
 * A catalogue with a draft of an open action in an assessment that has none. It can't be read as one until somebody has said
 * by when, so that it hides no gap. Null if the catalogue has no place for it.
 */
export function withActionDraft(place: DraftPlace, language: Language): string | null {
  const { assessment } = place;
  if (assessment.actions.length > 0 || assessment.unread.action) return null;
  const action = {
    text: placeholders.action[language],
    due: noDay[language],
    responsible: placeholders.owner[language],
  };
  const after = withLine(place, "open", labelled("open", actionText(action, language), language));
  const proven = onlyChanges(place.file, place.text, after, place, (was) => ({
    ...was,
    unread: { ...was.unread, action: true },
  }));
  return proven ? after : null;
}

/**
 * A catalogue in which an assessment was made on a day, in place of the one day that stands there. Who says so has assessed it.
 * Null if several days stand there, one can't be read, or the catalogue has no place for it.
 */
export function withAssessedOn(
  place: DraftPlace,
  { date, assessor }: Pick<AssessedOn, "date" | "assessor">,
  language: Language,
): string | null {
  const { assessment } = place;
  if (assessment.assessed.length > 1 || assessment.unread.assessed) return null;
  const value = assessor === null ? date : `${date}, ${assessor}`;
  const after = withLine(place, "assessed", labelled("assessed", value, language));
  const proven = onlyChanges(place.file, place.text, after, place, (was) => ({
    ...was,
    assessed: [{ date, assessor, asked: null }],
  }));
  return proven ? after : null;
}

function withLine(
  { file, text, control, assessment }: DraftPlace,
  attribute: "open" | "assessed",
  line: string,
): string {
  const editor = new CatalogEditor(file, text);
  editor.setAttribute({ control: control.at.line, assessment: assessment.at.line }, attribute, line);
  return editor.result();
}
