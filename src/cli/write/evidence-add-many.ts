import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { isDeleted } from "../../model/evidence.ts";
import type { Bilingual } from "../../model/position.ts";
import type { Assessment, Evidence, EvidenceData, Project } from "../../model/project.ts";
import { words } from "../../model/words.ts";
import { CommandError, fileError } from "../../publish/command-error.ts";
import { onlyLinksAdded, withEvidenceLink, withUnprovenLink } from "../../source/edit/evidence-link.ts";
import { type Change, writeChanges } from "../../source/edit/write.ts";
import { digestOf } from "../../source/evidence-digest.ts";
import { type EvidenceProposal, proposalOf } from "../../source/evidence-proposal.ts";
import { caseless, isIgnoredName } from "../../source/list-files.ts";
import { readProject } from "../../source/read-project.ts";
import { compareText } from "../../text/order.ts";
import { today } from "../clock.ts";
import { canAsk, confirmed } from "./ask.ts";
import { type EvidenceAddOptions, oneAssessment } from "./evidence-add.ts";
import { evidenceAsking, evidenceFields } from "./evidence-fields.ts";
import {
  contradiction,
  type Described,
  describedAlready,
  evidencePath,
  filedAs,
  pathInRoot,
} from "./evidence-filing.ts";
import { type DayInside, dayOrigin, daysInside } from "./file-days.ts";
import { gatherHere } from "./new-answers.ts";
import type { Answers } from "./new-field.ts";
import { metadataOf } from "./schema-fields.ts";

/** What is said of the files before anything is written. */
interface Plan {
  readonly changes: readonly Change[];
  /** One line a file: what it becomes, or why it stays out. */
  readonly lines: readonly string[];
  readonly taken: number;
}

/** The files of a folder and those below it, sorted; of a file itself. Dot files and what operating systems leave stay out. */
export async function filesIn(path: string): Promise<string[]> {
  const found = await stat(path).catch((error: unknown) => {
    throw fileError(path, error);
  });
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries
    .filter(({ name }) => !isIgnoredName(name))
    .sort((a, b) => compareText(a.name, b.name));
  const files: string[] = [];
  for (const entry of names) {
    if (entry.isDirectory()) files.push(...(await filesIn(join(path, entry.name))));
    else if (entry.isFile()) files.push(join(path, entry.name));
  }
  return files;
}

/**
 * Adds several files at once: title, type and day are proposed from their names, the day also from what the files say of
 * themselves; shown as a list with where each day comes from, and confirmed once. A file whose bytes are evidence already stays out, as does one for which nobody says the day it speaks for. All of the rest is
 * written, or nothing. With a control, each is linked under its assessment.
 *
 * @param chosen absolute paths
 * @returns lines to print, and whether something was written
 * @throws {CommandError} if something is missing, nobody confirms, or a file is no evidence
 */
export async function addEvidenceFiles(
  root: string,
  chosen: readonly string[],
  { yes, ...options }: EvidenceAddOptions & { readonly yes: boolean },
  show: (lines: readonly string[]) => void,
): Promise<Bilingual> {
  const project = await readProject(root);
  const files = await withoutSidecars(root, project, chosen);
  const { given, language } = options;
  const fields = evidenceFields.filter(({ key }) => key === "site" || (key === "control" && given.control));
  const answers = await gatherHere(fields, given, { around: { project }, language });
  if (!given.control && options.to === undefined) throw new CommandError(needsPlace);
  const plan = await planFor(root, project, files, { ...given, ...answers }, options);
  show(plan.lines);
  if (plan.taken === 0) return nothingTaken;
  if (!yes && !(canAsk() && (await confirmed(question(plan.taken), language))))
    throw new CommandError(unconfirmed);
  await writeChanges(root, plan.changes);
  return {
    de: `${plan.taken} von ${files.length} Dateien aufgenommen`,
    en: `${plan.taken} of ${files.length} files added`,
  };
}

/** Files without those that hold the metadata of another one. */
async function withoutSidecars(root: string, project: Project, files: readonly string[]): Promise<string[]> {
  const sidecars = new Set(
    project.evidence.flatMap(({ metadata, file }) => (metadata === "sidecar" ? [file] : [])),
  );
  const paths = await Promise.all(files.map((file) => pathInRoot(root, file)));
  return files.filter((_, at) => !sidecars.has(paths[at] ?? ""));
}

/** @param insert links that are not proven one by one are proven together; where one of them can't stand, each is */
async function planFor(
  root: string,
  project: Project,
  files: readonly string[],
  given: Answers,
  options: EvidenceAddOptions,
  insert = withUnprovenLink,
): Promise<Plan> {
  const { scope, to, language } = options;
  const { site = "", control: controlId = "", by } = given;
  const control = project.controls.find(({ id }) => id === controlId);
  const assessment = control && oneAssessment(project, control, site, scope);
  const known = new Map<string, Twin>(
    project.evidence.flatMap((evidence) => {
      const recorded = evidence.digest ?? evidence.data.sha256;
      return recorded === undefined ? [] : [[recorded, evidence] as const];
    }),
  );
  const inside = given.issued ? new Map<string, DayInside>() : await daysInside(files);
  const paths = new Set<string>();
  const changes: Change[] = [];
  const lines: string[] = [];
  let taken = 0;
  const before = control ? (project.texts.get(control.at.file) ?? "") : "";
  let text = before;
  const linked: string[] = [];
  const out = (file: string, why: Bilingual): void => {
    lines.push(`– ${shownName(root, file)}: ${why[language]}`);
  };
  for (const file of files) {
    const { sha256 } = await digestOf(file);
    const twin = known.get(sha256);
    // A file that lies in its place already still lacks its metadata.
    const isOwn = twin?.metadata === "missing" && twin.path === (await pathInRoot(root, file));
    if (twin && !isOwn) {
      const isLinked = !assessment || paths.has(caseless(twin.path)) || links(assessment, twin);
      out(file, thereAlready(twin, isLinked));
      continue;
    }
    const described = await describedAlready(root, project, file, site);
    const lost = described && contradiction(described, given);
    if (lost) {
      out(file, lost);
      continue;
    }
    const proposal = proposalOf(file);
    const day = inside.get(file) ?? null;
    const type = given.type || proposal.type;
    const issued = given.issued || proposal.issued || day?.day;
    const said: Answers = { title: proposal.title, ...given, type, ...(issued && { issued }) };
    const { title, ...shown } = described ? shownOf(described) : said;
    if (!shown.issued) {
      out(file, noDay);
      continue;
    }
    const path = await evidencePath(root, file, { site, controlId, to });
    if (paths.has(caseless(path))) {
      out(file, sameName);
      continue;
    }
    const metadata = {
      ...metadataOf("evidence", evidenceAsking, said),
      added: by ? { by, on: today() } : undefined,
    };
    if (control && assessment) {
      const link = { control, assessment, title: title ?? "", evidence: path };
      const after = insert(control.at.file, text, link);
      if (after === null) {
        out(file, noLink);
        continue;
      }
      text = after;
      linked.push(path);
    }
    const filed = await filedAs(root, file, path, metadata, described);
    changes.push(...filed.changes);
    known.set(sha256, { path, metadata: "sidecar", flaw: null });
    paths.add(caseless(path));
    taken++;
    const origin = described ? asDescribed : given.issued ? asGiven : dayOrigin(proposal.issued, day);
    const typeWord = words.evidenceType[shown.type as EvidenceProposal["type"]][language];
    lines.push(`+ ${path}: „${title}“, ${typeWord}, ${shown.issued} (${origin[language]})`);
    if (filed.remark) lines.push(`  ${filed.remark[language]}`);
  }
  if (control && assessment && text !== before) {
    const { file } = control.at;
    const areProven = insert === withEvidenceLink;
    if (!areProven && !onlyLinksAdded(file, before, text, { control, assessment }, linked))
      return planFor(root, project, files, given, options, withEvidenceLink);
    changes.push({ kind: "replace", path: file, before, after: text });
  }
  return { changes, lines, taken };
}

/** A name as the person knows it: below the content root from there, else as it was given. */
function shownName(root: string, file: string): string {
  return file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file;
}

const needsPlace: Bilingual = {
  de: "mehrere Dateien brauchen --control (bei dieser Maßnahme werden sie verlinkt) oder --to (Ordner unter evidence/<standort>/)",
  en: "several files need --control (they are linked there) or --to (folder below evidence/<site>/)",
};
const unconfirmed: Bilingual = {
  de: "nichts geschrieben; wo niemand gefragt werden kann, bestätigt --yes die Liste",
  en: "nothing written; where nobody can be asked, --yes confirms the list",
};
const nothingTaken: Bilingual = { de: "nichts aufzunehmen", en: "nothing to add" };
const asGiven: Bilingual = { de: "wie angegeben", en: "as given" };
const asDescribed: Bilingual = { de: "wie dort beschrieben", en: "as described there" };
const noDay: Bilingual = {
  de: "weder der Name noch die Datei nennt einen Tag, oder der Name mehrere; geben Sie mit --issued den Tag an, für den die Datei spricht",
  en: "neither the name nor the file says a day, or the name says several; give with --issued the day that the file speaks for",
};
const sameName: Bilingual = {
  de: "eine andere dieser Dateien heißt ebenso; benennen Sie eine um",
  en: "another one of these files has the same name; rename one",
};
const noLink: Bilingual = {
  de: "lässt sich in der Bewertung nicht verlinken, ohne ihren Text zu ändern",
  en: "can't be linked in the assessment without changing its text",
};

/** What is known of evidence with the same bytes. */
type Twin = Pick<Evidence, "path" | "metadata" | "flaw">;

function links(assessment: Assessment, { path }: Twin): boolean {
  return assessment.links.some((link) => link.path === path);
}

function thereAlready(twin: Twin, isLinked: boolean): Bilingual {
  const { path } = twin;
  if (isDeleted(twin))
    return {
      de: `wurde laut ${path}.yaml gelöscht; ob die Datei wieder hierher gehört, muss jemand entscheiden`,
      en: `was deleted, as ${path}.yaml says; somebody has to decide whether the file belongs here again`,
    };
  return {
    de: `ist schon da: ${path}${isLinked ? "" : "; verlinken Sie ihn selbst"}`,
    en: `is there already: ${path}${isLinked ? "" : "; link it yourself"}`,
  };
}

/** What a file says of itself, as it is shown. */
function shownOf({ data }: Described): Answers {
  const { title, type, issued } = data as Partial<EvidenceData>;
  return { ...(title && { title }), ...(type && { type }), ...(issued && { issued }) };
}

function question(taken: number): Bilingual {
  return { de: `${taken} Dateien so aufnehmen?`, en: `Add ${taken} files like this?` };
}
