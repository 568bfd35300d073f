import type { CodeAction } from "vscode-languageserver";
import { CodeActionKind } from "vscode-languageserver";
import type { ScopedAssessment } from "../model/assessed.ts";
import type { Finding } from "../model/finding.ts";
import type { Bilingual } from "../model/position.ts";
import type { Evidence } from "../model/project.ts";
import { withActionDraft, withAssessedOn } from "../source/edit/assessment-drafts.ts";
import { proposalOf } from "../source/evidence-proposal.ts";
import { newSidecar, valueFaults, yamlText } from "../source/metadata-text.ts";
import { editBetween } from "../text/edits.ts";
import type { CheckDefaults } from "./checked-root.ts";
import type { ContentDocument } from "./content-workspace.ts";
import { type DiagnosticForm, diagnosticOf } from "./diagnostics.ts";
import { workspaceEdit } from "./workspace-edit.ts";

/** Lines of a text, from 1. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** What drafts need to know: `today` is that of the clock, which an example is not judged by. */
interface DraftForm extends DiagnosticForm {
  readonly check: Pick<CheckDefaults, "today">;
}

/** What a person may write with one press, and then has to answer for: each is proven by reading it back. */
export function draftsFor(
  document: ContentDocument,
  findings: readonly Finding[],
  lines: Lines,
  form: DraftForm,
): CodeAction[] {
  return [
    ...findings.flatMap((finding) => draftFor(document, finding, form)),
    ...sidecars(document, lines, form),
  ];
}

function draftFor(document: ContentDocument, finding: Finding, form: DraftForm): CodeAction[] {
  const scoped = assessmentAt(document, finding);
  if (!scoped) return [];
  const { mapped, assessment, assessedOn } = scoped;
  const { language } = form;
  const place = { file: document.path, text: document.text, control: mapped.control, assessment };
  if (finding.rule === "gap-without-action")
    return written(document, finding, titles.action, withActionDraft(place, language), form);
  // A day that is still to come is wrong in another way.
  const isStale =
    finding.rule === "assessment-stale" && (assessedOn !== null || assessment.assessed.length === 0);
  if (!isStale) return [];
  const date = document.state.assessed.index.asOf;
  const assessor = assessedOn?.value.assessor ?? null;
  const who = assessor === null ? date : `${date}, ${assessor}`;
  return written(
    document,
    finding,
    titles.assessed(who, date === form.check.today),
    withAssessedOn(place, { date, assessor }, language),
    form,
  );
}

const titles = {
  action: { de: "Aufgabe hinzufügen (bitte ausfüllen)", en: "Add action (please fill in)" },
  assessed: (who: string, isToday: boolean): Bilingual => ({
    de: `${isToday ? "Heute" : "Am Stichtag"} geprüft (${who}): nur, wenn es so ist`,
    en: `Assessed ${isToday ? "today" : "on the day of the check"} (${who}): only if that is so`,
  }),
  sidecar: (path: string): Bilingual => ({
    de: `Metadaten anlegen: ${path}.yaml (bitte prüfen)`,
    en: `Create sidecar: ${path}.yaml (please check)`,
  }),
};

function assessmentAt({ path, state }: ContentDocument, finding: Finding): ScopedAssessment | undefined {
  return state.assessed.controls
    .filter(({ control }) => control.at.file === path)
    .flatMap(({ assessments }) => assessments)
    .findLast(({ assessment }) => assessment.at.line <= finding.line);
}

function written(
  { root, path, text, state }: ContentDocument,
  finding: Finding,
  title: Bilingual,
  after: string | null,
  form: DraftForm,
): CodeAction[] {
  if (after === null) return [];
  const edit = workspaceEdit(
    root,
    { edits: new Map([[path, [editBetween(text, after)]]]) },
    form.texts,
    form.client,
  );
  if (!edit) return [];
  const diagnostics = [diagnosticOf(root, finding, state.consequences, form)];
  return [{ title: title[form.language], kind: CodeActionKind.QuickFix, diagnostics, edit }];
}

/** Sidecars of evidence without metadata: of the document itself, or of what the lines link. */
function sidecars(
  { root, path, state }: ContentDocument,
  { first, last }: Lines,
  form: DraftForm,
): CodeAction[] {
  const { project } = state;
  const linked = project.links
    .filter(({ at }) => at.file === path && at.line >= first && at.line <= last)
    .map((link) => link.path);
  const named = new Set([path, ...linked]);
  return project.evidence
    .filter((one) => named.has(one.path) && one.metadata === "missing" && !one.isNote)
    .flatMap((evidence) => {
      const created = sidecarOf(evidence);
      const edit = created && workspaceEdit(root, { created: new Map([created]) }, form.texts, form.client);
      const title = titles.sidecar(evidence.path)[form.language];
      return edit ? [{ title, kind: CodeActionKind.QuickFix, edit }] : [];
    });
}

/** The path and text of a sidecar, as far as the file's name and bytes tell it; what they don't tell the check asks for. */
function sidecarOf({ path, digest }: Evidence): readonly [string, string] | null {
  if (digest === null) return null;
  const { title, type, issued } = proposalOf(path);
  const metadata = newSidecar({ title, type, issued: issued ?? undefined }, digest);
  return valueFaults("evidence", metadata).length === 0 ? [`${path}.yaml`, yamlText(metadata)] : null;
}
