import { folderOf } from "../../model/content-kinds.ts";
import type { Report } from "../../model/report.ts";
import { danglingIds, danglingPaths } from "./dangling-names.ts";
import { nobody } from "./decisions.ts";
import { type NeutralNames, neutralId, neutralNames, neutralNumber, neutralPath } from "./neutral-names.ts";
import { areScopesShown, type Shown } from "./shown.ts";

/** The names of everything in a report that is not shown, and what stands in their place. */
export function withheldNames(report: Report, shown: Shown): NeutralNames {
  const ids = new Map<string, string>();
  const titles = new Map<string, string>();
  const open: string[] = [];
  const catalogue = namesOfCatalogue(report);
  const addFile = (path: string, neutral: string): void => {
    for (const name of [path, baseName(path), encodeURI(baseName(path))]) ids.set(name, neutral);
  };
  const hiddenPaths: string[] = [];
  const add = (kind: Kind, word: string): void => {
    for (const [i, { id, title, file }] of report[kind].entries()) {
      const neutral = neutralId(word, i);
      if (shown[kind].has(id)) open.push(id, title);
      else {
        // A control is mostly called as its requirement is: that is nobody's secret.
        const isFact = (name: string): boolean => kind === "controls" && catalogue.has(name);
        if (!isFact(id)) ids.set(id, neutral);
        if (!isFact(title)) titles.set(title, neutral);
      }
      if (shown.files.has(file)) open.push(file, baseName(file));
      else {
        addFile(file, kind === "controls" ? "katalog" : neutral);
        hiddenPaths.push(file);
      }
    }
  };
  for (const [kind, word] of Object.entries(kinds)) add(kind as Kind, word);
  for (const { id, catalogueTitle } of report.controls)
    if (shown.controls.has(id)) open.push(catalogueTitle);
    else if (!catalogue.has(catalogueTitle)) titles.set(catalogueTitle, "katalog");
  for (const { id, findings } of report.audits)
    for (const [i, { id: name, title, scopes }] of findings.entries())
      if (shown.audits.has(id) && areScopesShown(scopes, shown)) open.push(title);
      else
        titles.set(title, neutralId("feststellung", i)).set(`${name} ${title}`, neutralId("feststellung", i));
  if (shown.domain) open.push(report.domain.title);
  else titles.set(report.domain.title, "Informationsverbund");
  for (const [place, { path, title, file }] of report.evidence.entries()) {
    if (shown.evidence.has(path)) open.push(path, title, baseName(path), file, baseName(file));
    else {
      const number = neutralNumber(place);
      for (const name of [path, file]) ids.set(name, neutralPath(place));
      for (const name of [path.replace(/^evidence\//, ""), baseName(path), encodeURI(baseName(path))])
        ids.set(name, number);
      titles.set(title, number);
      hiddenPaths.push(path);
    }
  }
  for (const [i, { path, title }] of (report.otherFiles ?? []).entries()) {
    const names = title === null ? [] : [title];
    if (shown.files.has(path)) open.push(path, baseName(path), ...names);
    else {
      const neutral = neutralId("datei", i);
      addFile(path, neutral);
      hiddenPaths.push(path);
      ids.set(baseName(path).replace(/\.[^.]*$/, ""), neutral);
      for (const name of names) titles.set(name, neutral);
    }
  }
  if (!shown.unknownScopes || shown.risks.size < report.risks.length)
    for (const id of danglingIds(report)) if (!ids.has(id)) ids.set(id, "unbekannt");
  for (const path of danglingPaths(report, hiddenPaths.map(baseName)))
    for (const name of [path, baseName(path)]) ids.set(name, "unbekannt");
  const persons = shown.persons ? new Map<string, string>() : personsOf(report);
  return neutralNames(report, { ids, titles, folders: foldersOf(hiddenPaths, shown), persons }, open);
}

/** Folders of the format itself. */
const ownFolders: ReadonlySet<string> = new Set([
  "domain",
  ...Object.values(folderOf).flatMap((path) => path.split("/")),
]);

/** Names of folders in which nothing that is shown lies. */
function foldersOf(hiddenPaths: readonly string[], { files }: Shown): ReadonlySet<string> {
  const open = new Set([...files].flatMap((path) => path.split("/")));
  return new Set(
    hiddenPaths
      .flatMap((path) => path.split("/").slice(0, -1))
      .filter((folder) => !open.has(folder) && !ownFolders.has(folder)),
  );
}

/** Lists whose entries have an id of their own, and what one without a name is called. */
const kinds = {
  sites: "standort",
  objects: "zielobjekt",
  controls: "massnahme",
  risks: "risiko",
  audits: "audit",
} as const;

type Kind = keyof typeof kinds;

/** Everybody whose name `persons` is about; what is a role too is printed as one. */
function personsOf(report: Report): ReadonlyMap<string, string> {
  const { controls, evidence, objects, risks, domain, modules } = report;
  const assessments = controls.flatMap((control) => control.assessments);
  const names = [
    ...assessments.flatMap(({ assessed }) => [assessed?.assessor, assessed?.asked]),
    ...evidence.flatMap(({ reviewed, added }) => [reviewed?.by, added?.by]),
  ].flatMap((name) => (name ? [name, ...name.split(/[;,/&]|\s(?:und|and)\s/).map((one) => one.trim())] : []));
  const roles = new Set([
    ...controls.flatMap(({ responsible, owner }) => [...responsible, owner]),
    ...assessments.flatMap(({ responsible, actions }) => [
      ...responsible,
      ...actions.map((action) => action.responsible),
    ]),
    ...objects.map(({ owner }) => owner),
    ...risks.map(({ accepted }) => accepted?.by),
    ...(modules ?? []).flatMap(({ decision, holders }) => [
      decision?.by,
      ...(holders ?? []).map(({ contact }) => contact),
    ]),
    domain.contact,
    domain.approved?.by,
    ...domain.documents.flatMap(({ owner, checked, approved }) => [owner, checked?.by, approved?.by]),
    ...(domain.management ?? []),
  ]);
  return new Map(names.filter((name) => !roles.has(name)).map((name) => [name, nobody]));
}

/** What the catalogue calls things is nobody's secret. */
function namesOfCatalogue({ modules, requirements, catalogueInfo }: Report): ReadonlySet<string> {
  return new Set(
    [...modules, ...requirements, ...catalogueInfo.layers].flatMap(({ id, title }) => [id, title]),
  );
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
