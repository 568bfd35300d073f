import { assess } from "../assess/assess.ts";
import { knownPlace } from "../model/places.ts";
import type { Project } from "../model/project.ts";
import { referenceDocuments } from "../model/reference-document.ts";
import { offsetOf, replaceRange, type TextEdit } from "../text/edits.ts";

/**
 * The edits of `controls/domain.md` that let approvals of reference documents hold which held before. What a
 * document shows has the name in it, so its digest is another one; nothing else of it is. One that did not hold stays so.
 *
 * @param renamed the content after the rename, before these edits
 */
export function approvalEdits(before: Project, renamed: Project, day: string): TextEdit[] {
  const [old, now] = [before, renamed].map((project) => digestsOn(project, day));
  const { domain, texts } = before;
  const text = texts.get(domain.file) ?? "";
  return referenceDocuments.flatMap((id) => {
    const { documents } = domain.data;
    const own = documents?.[id]?.approved;
    const stated = own ?? documents?.approved;
    const [was, is] = [old?.get(id), now?.get(id)];
    if (!stated?.digest || was === undefined || is === undefined || was === is) return [];
    if (stated.digest.toLowerCase() !== was) return [];
    const pointer = `/documents/${own ? `${id}/` : ""}approved/digest`;
    const at = knownPlace(domain.positions, domain.file, pointer);
    const offset = at ? offsetOf(text, at) : null;
    const from = offset === null ? -1 : text.indexOf(stated.digest, offset);
    return from < 0 ? [] : [replaceRange(text, from, from + stated.digest.length, is)];
  });
}

function digestsOn(project: Project, day: string): Map<string, string> {
  return new Map(assess(project, day).documents.map(({ id, digest }) => [id, digest]));
}
