import { liesAmong } from "../model/content-kinds.ts";
import type { Position } from "../model/position.ts";
import type { Evidence, Project } from "../model/project.ts";
import { fixedTexts, linksAfterMoves, movesOf, unparsedTexts } from "../source/edit/moved-links.ts";
import type { Replacement } from "../source/edit/write.ts";
import { frontMatterOf } from "../source/front-matter.ts";
import type { Move } from "../source/moves.ts";
import { applyEdits, offsetOf, replaceRange, type TextEdit } from "../text/edits.ts";
import { requireNames } from "./allowed-names.ts";
import { anchorsOf } from "./anchors.ts";
import { pathsIn } from "./mentions.ts";
import { namedPlaces } from "./named-places.ts";
import { proseMentions } from "./prose-mentions.ts";
import { RenameRefusal, type RenameRequest } from "./request.ts";
import { TextRanges } from "./text-ranges.ts";
import { offsetOfWord } from "./word-offset.ts";

/** What a rename changes. Paths of edits are those of before the moves. */
export interface RenamePlan {
  /** By file, sorted by path; the edits of a file by place. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** What gets another path, after the edits. */
  readonly moves: readonly Move[];
  /** Places in text that have the name as a word, and are none that a program could tell to mean it; they stay. */
  readonly left: readonly Position[];
}

/**
 * Plans a rename over the content as it was read: every place where the format lets the name stand, every link and path, and
 * unmistakable words of prose in `controls/`. Pure; whether the content then says the same is for `proveRename` to tell.
 *
 * @throws {RenameRefusal} if the names are none that can be exchanged, or a place can't be changed by itself
 */
export function planRename(project: Project, request: RenameRequest): RenamePlan {
  requireNames(project, request);
  const moves = movesFor(project, request);
  const ranges = new TextRanges(project.texts);
  for (const { at, written, right } of request.kind === "evidence" ? [] : namedPlaces(project, request)) {
    const text = project.texts.get(at.file) ?? "";
    const from = offsetOfWord(text, at, written);
    if (from === "elsewhere") continue;
    if (from === null) throw unchangeable(at, request.from);
    ranges.add(at.file, { from, to: from + written.length, text: right });
  }
  for (const [file, edits] of linksAfterMoves(project, moves)) {
    if (edits === null) throw unchangeable({ file, line: 1, column: 1 }, request.from);
    for (const edit of edits) ranges.add(file, rangeOf(project.texts.get(file) ?? "", edit));
  }
  const controlFiles = new Set(
    request.kind === "control"
      ? project.controls.filter(({ id }) => id === request.from).map(({ at }) => at.file)
      : [],
  );
  const [fixed, unparsed] = [fixedTexts(project), unparsedTexts(project)];
  const left: Position[] = [];
  const values: Position[] = [];
  for (const [file, text] of project.texts) {
    if (request.kind === "control" && file.endsWith(".md") && !unparsed.has(file) && !fixed.has(file))
      for (const { from, to, right } of anchorsOf(file, text, request, controlFiles))
        ranges.add(file, { from, to, text: right });
    for (const move of moves)
      for (const { from, to, right } of pathsIn(text, move)) {
        const isFixed = right === null || fixed.has(file);
        if (!isFixed) ranges.add(file, { from, to, text: right });
        else if (!ranges.has(file, from)) left.push(placeOf(file, text, from));
      }
    for (const { from, to, right, isText } of proseMentions(project, file, text, request)) {
      if (ranges.has(file, from)) continue;
      if (right !== null) ranges.add(file, { from, to, text: right });
      else (isText ? left : values).push(placeOf(file, text, from));
    }
  }
  requireRead(project, left, values, request);
  return { edits: ranges.edits(), moves, left: [...values, ...left] };
}

/** The changes of texts as they are written: before the moves, so by the paths of before. */
export function replacementsOf(project: Project, { edits }: Pick<RenamePlan, "edits">): Replacement[] {
  return [...edits].map(([path, of]) => {
    const before = project.texts.get(path) ?? "";
    return { kind: "replace", path, before, after: applyEdits(before, of) };
  });
}

function movesFor(project: Project, { kind, from, to }: RenameRequest): Move[] {
  if (kind === "control") return [];
  if (kind === "evidence") {
    const evidence = project.evidence.find(({ path }) => path === from) as Evidence;
    return movesOf(evidence, to);
  }
  const thing = [...project.sites, ...project.objects].find(({ id }) => id === from);
  const file = thing?.file ?? "";
  const moves = [{ from: file, to: `${file.slice(0, file.lastIndexOf("/") + 1)}${to}.md` }];
  const folder = `evidence/${from}`;
  const hasFolder = [...project.files.keys(), ...project.unreadable].some((path) =>
    path.startsWith(`${folder}/`),
  );
  if (kind === "site" && hasFolder) moves.push({ from: folder, to: `evidence/${to}` });
  return moves;
}

function placeOf(file: string, text: string, at: number): Position {
  return { file, ...replaceRange(text, at, at, "").start };
}

function rangeOf(text: string, { start, end, text: right }: TextEdit): Parameters<TextRanges["add"]>[1] {
  return { from: offsetOf(text, start) ?? 0, to: offsetOf(text, end) ?? 0, text: right };
}

/**
 * Makes sure that no place that nobody could read has the name: what can't be read can't be renamed either.
 *
 * @param left places in text that keep it
 * @param values values of metadata that are it and are read as no reference
 * @throws {RenameRefusal} if one has
 */
function requireRead(
  project: Project,
  left: readonly Position[],
  values: readonly Position[],
  { from }: RenameRequest,
): void {
  const wordless = project.problems.find(
    ({ at, rule }) => rule === "file-unreadable" && isContentText(at.file) && !project.texts.has(at.file),
  );
  if (wordless)
    throw new RenameRefusal({
      de: `${wordless.at.file} lässt sich nicht lesen; ob „${from}“ darin steht, weiß niemand. Beheben Sie zuerst das`,
      en: `${wordless.at.file} can't be read; nobody knows whether it has "${from}". Mend that first`,
    });
  const conflict = project.problems.find(
    ({ at, rule }) => rule === "merge-conflict" && (project.texts.get(at.file) ?? from).includes(from),
  );
  const broken = brokenMetadata(project);
  const lines = new Set(project.problems.map((problem) => `${problem.at.file}:${problem.at.line}`));
  const files = new Set(project.problems.flatMap(({ at, rule }) => (wholeFile.has(rule) ? [at.file] : [])));
  const unread =
    values.find(({ file, line }) => line <= (broken.get(file) ?? 0)) ??
    [...values, ...left].find(({ file, line }) => files.has(file) || lines.has(`${file}:${line}`));
  const at = conflict?.at ?? unread;
  if (at)
    throw new RenameRefusal({
      de: `${at.file}:${at.line}: hier steht „${from}“, wo der Inhalt nicht zu lesen ist; beheben Sie zuerst den Befund dort („nachweis check“)`,
      en: `${at.file}:${at.line}: "${from}" stands here where the content can't be read; mend the finding there first ("nachweis check")`,
    });
}

/** Files whose metadata can't be read as a whole, with the last line of these: what is left out of them may be a reference. */
function brokenMetadata(project: Project): Map<string, number> {
  const { domain, sites, objects, catalogs, risks, audits, evidence, texts } = project;
  return new Map(
    [domain, ...sites, ...objects, ...catalogs, ...risks, ...audits, ...evidence]
      .filter(({ invalid }) => invalid.size > 0)
      .map(({ file }) => {
        const matter = frontMatterOf(texts.get(file) ?? "");
        return [file, matter.kind === "none" ? Number.POSITIVE_INFINITY : matter.lines];
      }),
  );
}

/** Findings of the reader that leave open what the rest of a file says. */
const wholeFile: ReadonlySet<string> = new Set(["file-unread", "file-unreadable"]);

function isContentText(file: string): boolean {
  return file.endsWith(".md") || (liesAmong("evidence", file) && file.endsWith(".yaml"));
}

function unchangeable({ file, line, column }: Position, from: string): RenameRefusal {
  return new RenameRefusal({
    de: `${file}:${line}:${column}: „${from}“ lässt sich hier nicht ändern, ohne anderen Text zu berühren; schreiben Sie die Stelle einfacher. Nichts wurde umbenannt`,
    en: `${file}:${line}:${column}: "${from}" can't be changed here without touching other text; write the place more simply. Nothing was renamed`,
  });
}
