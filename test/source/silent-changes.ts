import { loadCatalogue } from "../../src/catalogue/index.ts";
import type { AuditFinding } from "../../src/model/project.ts";
import { type ControlFile, controlsOf, readControlFile } from "../../src/source/control-file.ts";
import { knownWords } from "../../src/source/line-meaning.ts";
import type { Mutation } from "./line-mutations.ts";

/** Content that is read without any problem, and what one slip in it must not make of it in silence. */
export interface GoodFile {
  readonly path: string;
  readonly text: string;
}

/** Reads a file as the check does, with the ids of a content root. */
export function readGood({ path, text }: GoodFile, paths: readonly string[]): Promise<ControlFile> {
  return readControlFile(
    { path, diskPath: "/nowhere" },
    new Map([[path, text]]),
    knownWords(paths, loadCatalogue("kompendium-2023")),
  );
}

function findingsOf(file: ControlFile): readonly AuditFinding[] {
  return file.kind === "audit" ? file.value.findings : [];
}

/** What a file says, without its prose, titles and places. What may be repeated counts once. */
function meaningOfFile(file: ControlFile): string {
  const values = (list: readonly { readonly value: unknown }[]) =>
    [...new Set(list.map(({ value }) => JSON.stringify(value)))].sort();
  return JSON.stringify([
    file.kind === "catalog" || file.kind === "audit" ? file.value.data : null,
    controlsOf(file).map((control) => [
      control.id,
      values(control.requirements),
      values(control.requiredEvidence),
      values(control.responsible),
      control.assessments.map((one) => [
        values(one.scopes),
        one.status,
        [...new Set(one.links.map(({ path, target }) => path ?? target))].sort(),
        values(one.assessed),
        values(one.actions),
        [...new Set(one.inherited.map(({ path }) => path))],
        values(one.risks),
        values(one.responsible),
      ]),
    ]),
    findingsOf(file).map((one) => [
      one.id,
      one.severity?.value,
      values(one.requirements),
      values(one.scopes),
      one.due?.value,
      one.closed?.value,
      values(one.actions),
      values(one.responsible),
    ]),
  ]);
}

/** What is said at a line: problems, and doubles, which a rule of its own reports. */
function saidAt(file: ControlFile): Set<number> {
  const { problems, links } = file;
  const controls = controlsOf(file);
  const slips = links.filter(({ slip }) => slip !== null);
  const lines = new Set([...problems, ...slips].map(({ at }) => at.line));
  const seen = new Set<string>();
  for (const { id, at } of [...controls, ...findingsOf(file)]) {
    if (seen.has(id)) lines.add(at.line);
    seen.add(id);
  }
  for (const { assessments } of controls) {
    const scopes = assessments.flatMap((one) => one.scopes);
    for (const [index, { value, at }] of scopes.entries())
      if (scopes.findIndex((other) => other.value === value) < index) lines.add(at.line);
  }
  return lines;
}

const meanings = new Map<string, string>();

async function goodMeaning(file: GoodFile, paths: readonly string[]): Promise<string> {
  const known = meanings.get(file.path) ?? meaningOfFile(await readGood(file, paths));
  meanings.set(file.path, known);
  return known;
}

/** Whether a slip changes in silence what a file says. */
export async function survives(
  file: GoodFile,
  mutation: Mutation,
  paths: readonly string[],
): Promise<boolean> {
  const before = await goodMeaning(file, paths);
  const read = await readGood({ ...file, text: mutation.text }, paths);
  if (meaningOfFile(read) === before) return false;
  const said = saidAt(read);
  return !mutation.at.some((number) => said.has(number));
}
