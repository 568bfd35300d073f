import { fileOf } from "../../model/content-kinds.ts";
import type { Bilingual, Language } from "../../model/position.ts";
import type { Control, Project } from "../../model/project.ts";
import { isSameScope, scopeWords, wideScopeWords } from "../../model/scope-words.ts";
import { statusOfWord } from "../../model/status-words.ts";
import type { Status } from "../../model/vocabulary.ts";
import { CommandError } from "../../publish/command-error.ts";
import { CatalogEditor } from "../../source/edit/catalog-editor.ts";
import {
  assessmentText,
  controlText,
  type NewAssessment,
  withControl,
} from "../../source/edit/control-text.ts";
import { readBack } from "../../source/edit/read-back.ts";
import type { Change } from "../../source/edit/write.ts";
import { isControlId } from "../../source/headed-sections.ts";
import { knownWords } from "../../source/line-meaning.ts";
import { frontMatterText } from "../../source/metadata-text.ts";
import { isDate } from "../../text/date.ts";
import { entryOf } from "../../text/entry-of.ts";
import { type Answers, entries, existing, type Field, type Surroundings, unknownEntry } from "./new-field.ts";

const statusOf = ({ status }: Answers): Status => entryOf(statusOfWord, status ?? "") ?? "no";
const isGap = (answers: Answers): boolean => ["no", "partial"].includes(statusOf(answers));
const always = (): boolean => true;

/** What `nachweis new control` needs to know. */
export const controlFields: readonly Field[] = [
  {
    key: "id",
    question: {
      de: "Kennung (INF.2.A3, oder eine eigene wie LWL-17)",
      en: "id (INF.2.A3, or an own one as LWL-17)",
    },
    needed: always,
    fault: (id) => {
      if (!isControlId(id))
        return {
          de: `„${id}“ ist keine Kennung: ein Großbuchstabe zuerst, eine Ziffer darin, ohne Leerzeichen`,
          en: `“${id}” is no id: a capital first, a digit in it, no blanks`,
        };
      return null;
    },
  },
  {
    key: "requirements",
    question: { de: "Anforderungen, mit Komma (INF.2.A6)", en: "requirements, comma-separated (INF.2.A6)" },
    asked: () => true,
    needed: () => false,
    fault: existing.requirement,
  },
  {
    key: "title",
    question: { de: "Titel", en: "title" },
    needed: always,
    preset: ({ id }, { project }) =>
      controlOf(project, id)?.title ?? project.catalogue.requirement(id ?? "")?.title,
  },
  {
    key: "module",
    question: { de: "Baustein, in dessen Katalog sie steht", en: "module whose catalogue it is in" },
    needed: always,
    preset: ({ id, requirements }, { project }) =>
      controlOf(project, id)?.catalogFile.data.module ??
      project.catalogue.requirement(id ?? "")?.module ??
      project.catalogue.requirement(entries(requirements)[0] ?? "")?.module,
    fault: existing.module,
  },
  {
    key: "scope",
    question: {
      de: "Bereich: alle, verbund, Standort oder Zielobjekt",
      en: "scope: all, domain, site or object",
    },
    needed: always,
    preset: () => scopeWords.all.de,
    fault: (answer, { project }, { id }) => {
      const control = controlOf(project, id);
      const assessed = control ? assessedAlready(control, answer) : null;
      if (assessed) return assessed;
      const sites = project.sites.map(({ id }) => id);
      const objects = project.objects.map(({ id }) => id);
      const pairs = objects.flatMap((object) => sites.map((site) => `${object}@${site}`));
      const known = [...wideScopeWords, ...sites, ...objects, ...pairs];
      return unknownEntry(answer, known, { de: "den Bereich", en: "scope" });
    },
  },
  {
    key: "status",
    question: { de: "Status", en: "status" },
    choices: Object.keys(statusOfWord),
    needed: always,
    preset: () => "nein",
  },
  {
    key: "reason",
    question: { de: "warum sie entbehrlich ist", en: "why it is dispensable" },
    asked: (answers) => statusOf(answers) === "dispensable",
    needed: (answers) => statusOf(answers) === "dispensable",
  },
  {
    key: "action",
    question: { de: "was noch zu tun ist", en: "what is still to be done" },
    asked: isGap,
    needed: isGap,
    fault: (answer) =>
      answer.includes(";") ? { de: "bitte ohne Semikolon", en: "without a semicolon, please" } : null,
  },
  {
    key: "due",
    question: { de: "bis wann (JJJJ-MM-TT)", en: "by when (YYYY-MM-DD)" },
    asked: isGap,
    needed: isGap,
    fault: (answer) =>
      isDate(answer)
        ? null
        : {
            de: `„${answer}“ ist kein Datum der Form JJJJ-MM-TT`,
            en: `“${answer}” is no date of the form YYYY-MM-DD`,
          },
  },
  {
    key: "responsible",
    question: { de: "wer zuständig ist", en: "who is responsible" },
    asked: isGap,
    needed: isGap,
  },
];

/** The control that has an id already. */
function controlOf(project: Project, id: string | undefined): Control | undefined {
  return project.controls.find((control) => control.id === id);
}

/**
 * The change that adds a control: to the catalogue of its module, or as a new catalogue; of one that is there, another
 * assessment, such as that of the second site.
 *
 * @throws {CommandError} if the control maps to no requirement, or could not be read at the end of the catalogue
 */
export function newControl(answers: Answers, { project }: Surroundings, language: Language): Change {
  const { id = "", title = "", module = "", scope = "", reason, action, due, responsible } = answers;
  const requirements = entries(answers.requirements);
  const { catalogue } = project;
  const there = controlOf(project, id);
  if (!there && !catalogue.requirement(id) && requirements.length === 0) {
    throw new CommandError({
      de: `„${id}“ ist keine Anforderung des Katalogs; nennen Sie mit --requirements, welche die Maßnahme erfüllt`,
      en: `“${id}” is no requirement of the catalogue; name those that the control meets with --requirements`,
    });
  }
  const assessment: NewAssessment = {
    scope,
    status: statusOf(answers),
    prose: reason,
    actions: action && due ? [{ text: oneLine(action), due, responsible: oneLine(responsible ?? "") }] : [],
  };
  if (there) return withScope(there, assessment, answers, project, language);
  const text = controlText({ id, title: oneLine(title), requirements, ...assessment }, language);
  const existing = project.catalogs.find((file) => file.data.module === module);
  if (!existing) {
    const layer = catalogue.module(module)?.layer.toLowerCase() ?? "";
    const name = module.toLowerCase().replaceAll(".", "-");
    const head = frontMatterText({ title: catalogue.module(module)?.title ?? module, module });
    return { kind: "create", path: fileOf("catalog", `${layer}/${name}`), content: `${head}\n${text}` };
  }
  const before = project.texts.get(existing.file) ?? "";
  const after = withControl(before, id, text);
  if (after === null) {
    throw new CommandError({
      de: `${existing.file} endet mitten in einem Codeblock oder Kommentar; schließen Sie ihn zuerst`,
      en: `${existing.file} ends within a code block or comment; close that first`,
    });
  }
  return { kind: "replace", path: existing.file, before, after };
}

/** The change that adds an assessment to a control; whatever else it says stays. */
function withScope(
  control: Control,
  assessment: NewAssessment,
  { id = "", title, requirements }: Answers,
  project: Project,
  language: Language,
): Change {
  const known = new Set(control.requirements.map(({ value }) => value));
  const isOther = entries(requirements).some((one) => one !== id && !known.has(one));
  const wrong =
    assessedAlready(control, assessment.scope) ??
    (isOther || (title !== undefined && title !== control.title) ? keepsItsWords(control) : null);
  if (wrong) throw new CommandError(wrong);
  const before = project.texts.get(control.at.file) ?? "";
  const editor = new CatalogEditor(control.at.file, before);
  editor.addAssessment(control, assessmentText(assessment, language));
  return { kind: "replace", path: control.at.file, before, after: editor.result() };
}

/**
 * Makes sure that a new control or assessment is read as it was said, and everything else as before.
 *
 * @throws {CommandError} if it would not be
 */
export async function requireRead(
  change: Change,
  answers: Answers,
  { project }: Surroundings,
): Promise<void> {
  if (change.kind !== "create" && change.kind !== "replace") return;
  const { path } = change;
  const known = knownWords([...project.files.keys()], project.catalogue);
  const was = change.kind === "create" ? null : await readBack(path, change.before, known);
  const now = await readBack(path, change.kind === "create" ? change.content : change.after, known);
  const before = new Set(was?.problems.map(({ message }) => message.de));
  const problem = now.problems.find(({ message }) => !before.has(message.de));
  const written = now.controls
    .find(({ id }) => id === answers.id)
    ?.assessments.find(
      ({ scopes }) => scopes.map(({ value }) => value).join() === entries(answers.scope).join(),
    );
  const action = written?.actions[0]?.value;
  const isSaid =
    written?.status === statusOf(answers) &&
    written.assessed.length === 0 &&
    (!isGap(answers) ||
      (action?.due === answers.due && action?.responsible === oneLine(answers.responsible ?? "")));
  const counted = (controls: readonly Control[] = []): number =>
    controls.reduce((sum, { assessments }) => sum + assessments.length, 0);
  if (isSaid && !problem && counted(now.controls) === counted(was?.controls) + 1) return;
  const why = problem?.message ?? {
    de: "Es würde dort nicht so gelesen, wie es gemeint ist.",
    en: "It would not be read there as it is meant.",
  };
  throw new CommandError({
    de: `${path}: ${why.de} Nichts wurde geschrieben; ändern Sie die Angabe, oder beheben Sie zuerst, was „nachweis check“ zu dieser Datei meldet`,
    en: `${path}: ${why.en} Nothing was written; change what you said, or mend first what “nachweis check” says of this file`,
  });
}

function assessedAlready(control: Control, scope: string): Bilingual | null {
  const assessed = control.assessments.find(({ scopes }) =>
    scopes.some(({ value }) => entries(scope).some((one) => isSameScope(value, one))),
  );
  if (!assessed) return null;
  const place = `${assessed.at.file}:${assessed.at.line}`;
  return {
    de: `„${control.id}“ bewertet „${scope}“ schon: ${place}`,
    en: `“${control.id}” assesses “${scope}” already: ${place}`,
  };
}

function keepsItsWords({ id, at }: Control): Bilingual {
  return {
    de: `„${id}“ gibt es schon (${at.file}:${at.line}), mit anderem Titel oder anderen Anforderungen; hier kommt nur eine Bewertung dazu`,
    en: `“${id}” exists already (${at.file}:${at.line}), with another title or other requirements; here an assessment alone is added`,
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
