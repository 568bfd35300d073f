import type { Project } from "../model/project.ts";
import { frontMatterOf } from "../source/front-matter.ts";
import { isProse, isScopePart, type Mention, wordsIn } from "./mentions.ts";
import type { RenameRequest } from "./request.ts";

/**
 * The places of a text that have an id as a word. In the prose of `controls/` it is renamed where it can mean nothing else:
 * the id of a control, or of a site or object with a hyphen or a digit in it, and no other thing of that name. Elsewhere it
 * stays: `server` is a word, and what evidence says is nobody's to change. `isText` is false for a value of metadata alone.
 */
export function* proseMentions(
  project: Project,
  file: string,
  text: string,
  request: RenameRequest,
): Generator<Mention & { readonly isText: boolean }> {
  const { kind, from, to } = request;
  if (kind === "evidence") return;
  const isTelling = (kind === "control" || /[-\d]/.test(from)) && !namesOther(project, request);
  const isOurs = file.startsWith("controls/") && file.endsWith(".md") && isTelling;
  const matter = frontMatterOf(text);
  const body = matter.kind === "none" ? 0 : lengthOfLines(text, matter.lines);
  const others = new Set((kind === "site" ? project.objects : project.sites).map(({ id }) => id));
  for (const at of wordsIn(text, from)) {
    const isOwn =
      isProse(text, at, from) || (kind !== "control" && isScopePart(text, at, from, others, kind));
    // A value of one word is a name of its kind, which is a reference or means something else.
    const isText = at >= body || isAmongWords(text, at, from);
    yield { from: at, to: at + from.length, right: isOurs && isOwn && isText ? to : null, isText };
  }
}

/** Whether something else has the same name: a risk, an audit, a finding of one, an action. */
function namesOther({ risks, audits, controls, domain }: Project, { from }: RenameRequest): boolean {
  const actions = [
    ...controls.flatMap(({ assessments }) => assessments.flatMap((each) => each.actions)),
    ...audits.flatMap(({ findings }) => findings.flatMap((each) => each.actions)),
  ];
  return (
    domain.data.id === from ||
    risks.some(({ id }) => id === from) ||
    audits.some(({ id, findings }) => id === from || findings.some((finding) => finding.id === from)) ||
    actions.some(({ value }) => value.id === from)
  );
}

/** Whether a word of metadata has another one before or behind it, so that both are text. */
function isAmongWords(text: string, at: number, word: string): boolean {
  const before = text.slice(Math.max(at - 2, 0), at);
  const behind = text.slice(at + word.length, at + word.length + 3);
  return /[\p{L}\p{N}.)] $/u.test(before) || /^[.,]? [\p{L}\p{N}]/u.test(behind);
}

function lengthOfLines(text: string, lines: number): number {
  let end = 0;
  const breaks = /\r\n|\n|\r/g;
  for (let line = 0; line < lines; line++) {
    const found = breaks.exec(text);
    if (!found) return text.length;
    end = found.index + found[0].length;
  }
  return end;
}
