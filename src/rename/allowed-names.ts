import { requirementForm } from "../catalogue/requirement-form.ts";
import { kindOf, namedKinds } from "../model/content-kinds.ts";
import type { Evidence, Project } from "../model/project.ts";
import { evidenceNameFault } from "../source/evidence-names.ts";
import { isControlId } from "../source/headed-sections.ts";
import { idOf, isId, takenIds } from "../source/ids.ts";
import { RenameRefusal, type RenameRequest } from "./request.ts";

/**
 * Makes sure that there is one thing of the old name, and that the new one can be its name.
 *
 * @throws {RenameRefusal} if not
 */
export function requireNames(project: Project, request: RenameRequest): void {
  const { kind, from, to } = request;
  if (from === to)
    throw new RenameRefusal({ de: "alter und neuer Name sind gleich", en: "old and new name are the same" });
  switch (kind) {
    case "site":
    case "object":
      requireFileId(project, kind, from, to);
      break;
    case "control":
      requireControlId(project, from, to);
      break;
    case "evidence":
      requireEvidencePath(project, from, to);
  }
}

function requireFileId(project: Project, kind: "site" | "object", from: string, to: string): void {
  const { de, en } = namedKinds[kind];
  const entries = kind === "site" ? project.sites : project.objects;
  if (!entries.some(({ id }) => id === from))
    throw new RenameRefusal({
      de: `${de} „${from}“ gibt es nicht; es gibt: ${entries.map(({ id }) => id).join(", ")}`,
      en: `there is no ${en} "${from}"; there are: ${entries.map(({ id }) => id).join(", ")}`,
    });
  if (!isId(to))
    throw new RenameRefusal({
      de: `„${to}“ ist keine Kennung: nur Kleinbuchstaben ohne Umlaute, Ziffern und Bindestriche, zum Beispiel „rz-nord“`,
      en: `"${to}" is no id: lower-case letters, digits and hyphens alone, for example "rz-north"`,
    });
  if (takenIds.has(to))
    throw new RenameRefusal({
      de: `„${to}“ ist vergeben: in einer Bewertung bedeutet das Wort einen ganzen Bereich`,
      en: `"${to}" is taken: in an assessment the word means a whole scope`,
    });
  const files = placeFiles(project);
  const [first, second] = files.filter((path) => idOf(path) === from);
  if (first !== undefined && second !== undefined)
    throw new RenameRefusal({
      de: `die Kennung „${from}“ haben zwei Dateien: ${first} und ${second}; benennen Sie erst eine davon selbst um`,
      en: `two files have the id "${from}": ${first} and ${second}; rename one of them yourself first`,
    });
  // On some file systems names are the same that only letter case tells apart.
  const taken = files.find((path) => idOf(path).toLowerCase() === to);
  if (taken !== undefined)
    throw new RenameRefusal({
      de: `die Kennung „${to}“ gibt es schon (${taken}); Standorte und Zielobjekte teilen sich die Kennungen`,
      en: `the id "${to}" exists already (${taken}); sites and objects share their ids`,
    });
  const folder = [...project.files.keys()].find((path) => path.toLowerCase().startsWith(`evidence/${to}/`));
  if (folder !== undefined)
    throw new RenameRefusal({
      de: `evidence/${to}/ gibt es schon (${folder}); was dort liegt, spräche sonst für ${from}`,
      en: `evidence/${to}/ exists already (${folder}); what lies there would speak for ${from}`,
    });
}

/** The files of sites and objects, also those that can't be read. */
function placeFiles({ files, unreadable }: Project): string[] {
  return [...files.keys(), ...unreadable].filter((path) => ["site", "object"].includes(kindOf(path) ?? ""));
}

function requireControlId({ catalogue, controls, catalogs }: Project, from: string, to: string): void {
  if (!controls.some(({ id }) => id === from))
    throw new RenameRefusal({
      de: `die Maßnahme „${from}“ gibt es nicht`,
      en: `there is no control "${from}"`,
    });
  const form = requirementForm(catalogue.method);
  const isRequirement = (id: string): boolean => catalogue.requirement(id) !== undefined || form.test(id);
  if (isRequirement(from))
    throw new RenameRefusal({
      de: `„${from}“ ist die Kennung der Anforderung, zu der die Maßnahme gehört; sie lässt sich nicht ändern. Mit eigener Kennung braucht die Maßnahme die Zeile „- Anforderungen: ${from}“`,
      en: `"${from}" is the id of the requirement that the control belongs to; it can't be changed. With an id of its own the control needs the line "- Requirements: ${from}"`,
    });
  if (!isControlId(to) || !/^[\p{L}\p{N}._-]+$/u.test(to))
    throw new RenameRefusal({
      de: `„${to}“ ist keine Kennung einer Maßnahme: Sie beginnt mit einem Großbuchstaben, enthält eine Ziffer und sonst nur Buchstaben, Ziffern, Punkte und Bindestriche, zum Beispiel „LWL-17“`,
      en: `"${to}" is no id of a control: it begins with a capital, contains a digit and else only letters, digits, dots and hyphens, for example "LWL-17"`,
    });
  if (isRequirement(to))
    throw new RenameRefusal({
      de: `„${to}“ ist die Kennung einer Anforderung; so hieße die Maßnahme, als setze sie diese um`,
      en: `"${to}" is the id of a requirement; by that name the control would claim to implement it`,
    });
  const taken =
    controls.find(({ id }) => id.toLowerCase() === to.toLowerCase() && id !== from)?.catalogFile ??
    catalogs.find(({ unreadableControls }) => unreadableControls.includes(to));
  if (taken)
    throw new RenameRefusal({
      de: `die Maßnahme „${to}“ gibt es schon (${taken.file})`,
      en: `the control "${to}" exists already (${taken.file})`,
    });
}

function requireEvidencePath(project: Project, from: string, to: string): void {
  const evidence: Evidence | undefined = project.evidence.find(({ path }) => path === from);
  if (!evidence)
    throw new RenameRefusal({
      de: `den Nachweis ${from} gibt es nicht`,
      en: `there is no evidence ${from}`,
    });
  if (!to.startsWith(`evidence/${evidence.folder}/`))
    throw new RenameRefusal({
      de: `${to}: umbenannt wird ein Nachweis innerhalb von evidence/${evidence.folder}/; wohin er sonst gehört, ändert „nachweis evidence move“`,
      en: `${to}: evidence is renamed within evidence/${evidence.folder}/; where else it belongs, “nachweis evidence move” changes`,
    });
  const fault = evidenceNameFault(to, from);
  if (fault) throw new RenameRefusal(fault);
  const paths = [...project.files.keys(), ...project.unreadable];
  for (const wanted of [to, `${to}.yaml`]) {
    const taken = paths.find((path) => path.toLowerCase() === wanted.toLowerCase() && path !== from);
    if (taken !== undefined)
      throw new RenameRefusal({
        de: `${taken} gibt es schon`,
        en: `${taken} exists already`,
      });
  }
}
