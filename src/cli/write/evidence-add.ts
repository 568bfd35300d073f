import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Bilingual, Language } from "../../model/position.ts";
import type { Assessment, Control, Project } from "../../model/project.ts";
import { isSameScope, scopeWords } from "../../model/scope-words.ts";
import { CommandError, fileError } from "../../publish/command-error.ts";
import { assessmentsFor, withEvidenceLink } from "../../source/edit/evidence-link.ts";
import { writeChanges } from "../../source/edit/write.ts";
import { proposalOf } from "../../source/evidence-proposal.ts";
import { type Metadata, valueFaults } from "../../source/metadata-text.ts";
import { readProject } from "../../source/read-project.ts";
import { today } from "../clock.ts";
import { canAsk } from "./ask.ts";
import { evidenceAsking, evidenceFields } from "./evidence-fields.ts";
import {
  contradiction,
  type Described,
  describedAlready,
  evidencePath,
  filedAs,
  pathInRoot,
} from "./evidence-filing.ts";
import { dayOrigin, daysInside } from "./file-days.ts";
import { gatherHere } from "./new-answers.ts";
import type { Answers, Field } from "./new-field.ts";
import { metadataOf } from "./schema-fields.ts";

/** What `evidence add` was told on the command line. */
export interface EvidenceAddOptions {
  readonly given: Answers;
  /** Names the assessment if several are possible. */
  readonly scope?: string | undefined;
  /** Folder below that of the site; the control's id by default. */
  readonly to?: string | undefined;
  readonly language: Language;
}

/**
 * Copies a file into `evidence/`, records its SHA-256 and date, and links it under the assessment of a control: all of it
 * or nothing.
 *
 * @param file absolute path; a file that lies in the site's folder already stays where it is
 * @returns the paths written, and what is to be known of it
 * @throws {CommandError} if something is missing, or there is no assessment to link it to
 */
export async function addEvidence(
  root: string,
  file: string,
  options: EvidenceAddOptions,
): Promise<{ lines: string[]; notices: Bilingual[] }> {
  const project = await readProject(root);
  await requireFile(file);
  const named = proposalOf(file).issued;
  const inside = (await daysInside([file])).get(file) ?? null;
  const origin = dayOrigin(named, inside);
  const day = named ?? inside?.day ?? null;
  const ofSite = (site: string): Promise<Described | null> => describedAlready(root, project, file, site);
  const [here] = (await pathInRoot(root, file)).split("/").slice(1);
  const known = await ofSite(options.given.site ?? here ?? "");
  const proposed = day === null ? null : { day, origin };
  const answers = await answersFor(project, file, options, proposed, known);
  const { site = "", control: controlId = "" } = answers;
  const described = await ofSite(site);
  const lost = described && contradiction(described, canAsk() ? answers : options.given);
  if (lost) throw new CommandError(lost);
  const control = project.controls.find(({ id }) => id === controlId);
  if (!control) throw new RangeError(`no control ${controlId}`);
  const assessment = oneAssessment(project, control, site, options.scope);
  const path = await evidencePath(root, file, { site, controlId, to: options.to });
  const { changes, remark } = await filedAs(root, file, path, sidecarOf(answers), described);
  const before = project.texts.get(control.at.file) ?? "";
  const link = { control, assessment, title: answers.title ?? "", evidence: path };
  const after = withEvidenceLink(control.at.file, before, link);
  if (after === null) {
    throw new CommandError({
      de: `${control.at.file}:${assessment.at.line}: hier lässt sich kein Link einfügen, ohne den Text zu ändern; tragen Sie ihn selbst ein`,
      en: `${control.at.file}:${assessment.at.line}: no link can be inserted here without changing the text; enter it yourself`,
    });
  }
  changes.push({ kind: "replace", path: control.at.file, before, after });
  await writeChanges(root, changes);
  const assumed = ["type", "issued"].filter(
    (key) => described === null && options.given[key] === undefined && !canAsk(),
  );
  const shown = (language: Language): string =>
    assumed
      .map(
        (key) => `${key}: ${answers[key]}${key === "issued" && day !== null ? ` (${origin[language]})` : ""}`,
      )
      .join(", ");
  const notices: Bilingual[] = [
    ...(remark ? [remark] : []),
    ...(described ? [staysAsDescribed(described)] : []),
    ...(assumed.length > 0
      ? [{ de: `Angenommen, bitte prüfen: ${shown("de")}`, en: `Assumed, please check: ${shown("en")}` }]
      : []),
  ];
  return { lines: changes.map((change) => change.path), notices };
}

function staysAsDescribed({ where }: Described): Bilingual {
  return {
    de: `Die Datei ist schon beschrieben; was in ${where} steht, bleibt so.`,
    en: `The file is described already; what ${where} says stays.`,
  };
}

function answersFor(
  project: Project,
  file: string,
  { given, language }: EvidenceAddOptions,
  proposed: { readonly day: string; readonly origin: Bilingual } | null,
  described: Described | null,
): Promise<Answers> {
  const name = basename(file)
    .normalize("NFC")
    .replace(/\.[^.]+$/, "")
    .replace(/[_-]+/g, " ");
  const fields: Field[] = evidenceFields.map((field) => {
    const said = described?.data[field.key];
    if (typeof said === "string") return { ...field, preset: () => said };
    if (field.key === "title") return { ...field, preset: () => name };
    if (field.key !== "issued" || proposed === null) return field;
    const { question } = field;
    const { day, origin } = proposed;
    return {
      ...field,
      question: { de: `${question.de} – ${origin.de}`, en: `${question.en} – ${origin.en}` },
      preset: () => day,
    };
  });
  const fault = ({ key }: Field, answer: string): Bilingual | null =>
    valueFaults("evidence", sidecarOf({ [key]: answer }))[0] ?? null;
  return gatherHere(fields, given, { around: { project }, language, fault });
}

function sidecarOf(answers: Answers): Metadata {
  const { by } = answers;
  return {
    ...metadataOf("evidence", evidenceAsking, answers),
    added: by ? { by, on: today() } : undefined,
  };
}

/**
 * The assessment that the evidence belongs to; a person decides where there is none or more than one.
 *
 * @throws {CommandError} then
 */
export function oneAssessment(
  project: Project,
  control: Control,
  site: string,
  scope: string | undefined,
): Assessment {
  const atSite = new Set(
    project.objects.filter(({ data }) => data.sites?.includes(site)).map(({ id }) => id),
  );
  const found =
    scope === undefined
      ? assessmentsFor(control, site, atSite)
      : control.assessments.filter(({ scopes }) => scopes.some(({ value }) => isSameScope(value, scope)));
  const [first, ...others] = found;
  const { file, line } = control.at;
  if (!first) {
    const wanted = scope ?? (site === "domain" ? scopeWords.domain.de : site);
    throw new CommandError({
      de: `${control.id} hat keine Bewertung für „${wanted}“; schreiben Sie in ${file} unter die Maßnahme von Zeile ${line} eine Zeile „### ${wanted}: ja“ (oder teilweise) und rufen Sie den Befehl noch einmal auf`,
      en: `${control.id} has no assessment for “${wanted}”; write a line “### ${wanted}: yes” (or partial) in ${file} below the control of line ${line}, and call the command again`,
    });
  }
  if (others.length > 0) {
    const scopes = found.map((each) => each.scopes.map(({ value }) => value).join(", ")).join("; ");
    throw new CommandError({
      de: `${control.id} hat mehrere Bewertungen für „${site}“ (${scopes}); nennen Sie eine mit --scope`,
      en: `${control.id} has several assessments for “${site}” (${scopes}); name one with --scope`,
    });
  }
  return first;
}

async function requireFile(file: string): Promise<void> {
  const found = await stat(file).catch((error: unknown) => {
    throw fileError(file, error);
  });
  if (!found.isFile()) {
    throw new CommandError({ de: `${file}: ist keine Datei`, en: `${file}: is no file` });
  }
}
