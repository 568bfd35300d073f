import { type MessageActionItem, MessageType } from "vscode-languageserver";
import { countsForOne } from "../assess/evidence-use.ts";
import type { ScopedAssessment } from "../model/assessed.ts";
import { isDeleted } from "../model/evidence.ts";
import type { Bilingual } from "../model/position.ts";
import type { Evidence } from "../model/project.ts";
import { withEvidenceLink } from "../source/edit/evidence-link.ts";
import { editBetween } from "../text/edits.ts";
import type { RootState } from "./checked-root.ts";
import type { ContentDocument } from "./content-workspace.ts";
import type { Feature } from "./feature.ts";
import { workspaceEdit } from "./workspace-edit.ts";

/**
 * Links evidence in an assessment. Arguments: address of the catalogue, id of the control, index of the assessment in it, and
 * the path of the evidence; without one the person is asked which, of what counts there.
 */
export const addEvidenceCommand = "nachweis.addEvidence";

/** Most evidence that a person is asked to choose from. */
const mostOffered = 6;

/** The command behind “add evidence”: it asks, links and proves by reading back, all by the protocol. */
export const addEvidence: Feature = {
  capabilities: () => ({ executeCommandProvider: { commands: [addEvidenceCommand] } }),
  answer({ connection, workspace, texts, language, client }) {
    const tell = (text: Bilingual): void => connection.window.showInformationMessage(text[language]);
    connection.onExecuteCommand(async ({ command, arguments: args = [] }) => {
      if (command !== addEvidenceCommand) return;
      const [uri, id, index, given] = args as readonly unknown[];
      const asked = await assessmentNow(uri, id, index);
      if (!asked) return tell(changed);
      const candidates = candidatesFor(asked.scoped, asked.document.state);
      if (candidates.length === 0) return tell(none(asked.scoped));
      const path = given ?? (await choose(candidates))?.path;
      if (path === undefined) return;
      // Meanwhile somebody may have written on.
      const now = await assessmentNow(uri, id, index);
      const chosen = now && candidatesFor(now.scoped, now.document.state).find((one) => one.path === path);
      if (!chosen) return tell(changed);
      const { document, scoped } = now;
      const after = withLink(document, scoped, chosen);
      if (after === null) return tell(noPlace);
      const edits = new Map([[document.path, [editBetween(document.text, after)]]]);
      const edit = workspaceEdit(document.root, { edits }, texts, client);
      if (edit) await connection.workspace.applyEdit({ label: label[language], edit });
    });

    async function assessmentNow(
      uri: unknown,
      id: unknown,
      index: unknown,
    ): Promise<{ readonly document: ContentDocument; readonly scoped: ScopedAssessment } | null> {
      const document = await workspace.currentDocument(String(uri));
      const scoped = document && assessmentOf(document, id, index);
      return scoped ? { document, scoped } : null;
    }

    /** Editors cut long buttons off, so these are numbers, and the text says what they mean. */
    async function choose(candidates: readonly Evidence[]): Promise<Evidence | undefined> {
      const offered = candidates.slice(0, mostOffered);
      const lines = offered.map((evidence, i) => `${i + 1}: ${titleOf(evidence)}`);
      const rest = candidates.length > offered.length ? [more[language]] : [];
      const answer = await connection.sendRequest<MessageActionItem | null>("window/showMessageRequest", {
        type: MessageType.Info,
        message: [question[language], ...lines, ...rest].join("\n"),
        actions: offered.map((_, i) => ({ title: String(i + 1) })),
      });
      return offered[Number(answer?.title) - 1];
    }
  },
};

function assessmentOf(
  { path, state }: ContentDocument,
  id: unknown,
  index: unknown,
): ScopedAssessment | undefined {
  const mapped = state.assessed.controls.find(({ control }) => control.id === id && control.at.file === path);
  return mapped?.assessments.find((scoped) => scoped.index === index);
}

/** Evidence that counts for what an assessment is about and that it does not link: unused first, then the newest. */
function candidatesFor(
  { assessment, inScope }: ScopedAssessment,
  { assessed, report }: RootState,
): Evidence[] {
  const linked = new Set(assessment.links.map(({ path }) => path));
  const unused = new Set(report.evidence.filter(({ usedBy }) => usedBy.length === 0).map(({ path }) => path));
  const rank = ({ path, data }: Evidence): string => `${unused.has(path) ? 1 : 0}${data.issued ?? ""}`;
  return assessed.index.project.evidence
    .filter((evidence) => !linked.has(evidence.path) && !isDeleted(evidence))
    .filter((evidence) => countsForOne(evidence, inScope, assessed.index))
    .map((evidence) => ({ evidence, rank: rank(evidence) }))
    .sort((a, b) => (a.rank < b.rank ? 1 : a.rank > b.rank ? -1 : 0))
    .map(({ evidence }) => evidence);
}

function withLink(
  { path, text }: ContentDocument,
  scoped: ScopedAssessment,
  evidence: Evidence,
): string | null {
  const { assessment, mapped } = scoped;
  const title = evidence.data.title ?? nameOf(evidence);
  return withEvidenceLink(path, text, {
    control: mapped.control,
    assessment,
    title,
    evidence: evidence.path,
  });
}

function titleOf(evidence: Evidence): string {
  const { title, issued } = evidence.data;
  const day = issued === undefined ? "" : `, ${issued}`;
  return `${title ?? nameOf(evidence)}${day} (${evidence.path.slice("evidence/".length)})`;
}

function nameOf({ path }: Evidence): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function none({ assessment }: ScopedAssessment): Bilingual {
  const scopes = assessment.scopes.map(({ value }) => value).join(", ");
  return {
    de: `Für „${scopes}“ gibt es keinen weiteren Nachweis. Legen Sie die Datei in den Ordner des Standorts unter evidence/, oder rufen Sie „nachweis evidence add“ auf.`,
    en: `There is no other evidence for “${scopes}”. Put the file into the folder of the site below evidence/, or call “nachweis evidence add”.`,
  };
}

const label = { de: "Nachweis hinzufügen", en: "Add evidence" };
const question = {
  de: "Welcher Nachweis belegt das? Er wird verlinkt; prüfen Sie, ob er es zeigt.",
  en: "Which evidence proves it? It is linked; check that it shows it.",
};
const more = {
  de: "Weitere finden Sie, wenn Sie selbst einen Link schreiben: Der Editor schlägt vor, was hier zählt.",
  en: "You find more when you write a link yourself: the editor suggests what counts here.",
};
const changed = {
  de: "Diese Bewertung steht nicht mehr so im Katalog; bitte noch einmal versuchen.",
  en: "This assessment does not stand like this in the catalogue any more; please try again.",
};
const noPlace = {
  de: "Hier lässt sich kein Link einfügen, ohne den Text zu ändern; tragen Sie ihn selbst ein.",
  en: "No link can be inserted here without changing the text; enter it yourself.",
};
