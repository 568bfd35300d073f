import type { Project } from "../model/project.ts";
import { type CheckOptions, judge } from "../pipeline.ts";
import { inPlaceOf, type Replacement } from "../source/edit/write.ts";
import { movedPath } from "../source/moves.ts";
import { readProject } from "../source/read-project.ts";
import type { TextEdit } from "../text/edits.ts";
import { approvalEdits } from "./approvals.ts";
import { planRename, type RenamePlan, replacementsOf } from "./plan.ts";
import { differenceBut } from "./proof.ts";
import { RenameRefusal, type RenameRequest } from "./request.ts";

/** A rename that is proven: after it the check finds the same, but for the name. Nothing has been written. */
export interface ProvenRename extends RenamePlan {
  /** The same edits as whole texts. */
  readonly replacements: readonly Replacement[];
  /** The content as it was read. */
  readonly project: Project;
  /** Reference documents whose approval is recorded anew, since what they show has the name in it. */
  readonly approvals: number;
}

/**
 * Plans a rename and judges the content as it would be: only if the report then is the one of before, but for the name, it
 * may be written.
 *
 * @param options how to check; texts that an editor holds count in place of the files
 * @throws {RenameRefusal} if the names can't be exchanged, or the content would say anything else
 * @throws {ContentRootError} if there is no content root
 */
export async function proveRename(
  root: string,
  request: RenameRequest,
  options: CheckOptions,
): Promise<ProvenRename> {
  const project = await readProject(root, options);
  const { edits, moves, left } = planRename(project, request);
  for (const { from, to } of moves) {
    const there = await inPlaceOf(root, to, from);
    if (there !== null) throw inTheWay(there);
  }
  const before = judge(project, options);
  const day = before.asOf;
  const renamed = await readAfter(root, project, { edits, moves }, options);
  const approved = approvalEdits(project, renamed, day);
  const all = approved.length === 0 ? edits : withEdits(edits, project.domain.file, approved);
  const after =
    approved.length === 0 ? renamed : await readAfter(root, project, { edits: all, moves }, options);
  const difference = differenceBut(before, judge(after, { ...options, asOf: day }), request);
  if (difference !== null) throw changesMore(request, difference);
  const plan = { edits: all, moves, left };
  return { ...plan, project, replacements: replacementsOf(project, plan), approvals: approved.length };
}

async function readAfter(
  root: string,
  project: Project,
  { edits, moves }: Pick<RenamePlan, "edits" | "moves">,
  options: CheckOptions,
): Promise<Project> {
  const open = new Map([...(options.open ?? [])].map(([path, text]) => [movedPath(path, moves), text]));
  for (const { path, after } of replacementsOf(project, { edits })) open.set(movedPath(path, moves), after);
  return readProject(root, { ...options, open, moves });
}

function withEdits(edits: RenamePlan["edits"], file: string, more: readonly TextEdit[]): RenamePlan["edits"] {
  const own = [...(edits.get(file) ?? []), ...more];
  own.sort((a, b) => a.start.line - b.start.line || a.start.column - b.start.column);
  return new Map([...edits, [file, own] as const].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function inTheWay(path: string): RenameRefusal {
  return new RenameRefusal({
    de: `${path} gibt es schon; nichts wurde umbenannt`,
    en: `${path} exists already; nothing was renamed`,
  });
}

function changesMore({ from, to }: RenameRequest, what: string): RenameRefusal {
  return new RenameRefusal({
    de: `mit „${to}“ statt „${from}“ fände die Prüfung etwas anderes als jetzt (${what}); nichts wurde umbenannt. Beheben Sie zuerst, was „nachweis check“ dort findet`,
    en: `with "${to}" in place of "${from}" the check would find something else than now (${what}); nothing was renamed. Mend first what "nachweis check" finds there`,
  });
}
