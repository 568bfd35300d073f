import type { List, ListItem, RootContent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import type { AuditAnswer, AuditQuestion } from "../model/audit-question.ts";
import type { Located } from "../model/position.ts";
import type { Problem } from "../model/project.ts";
import { proseLine, withoutBeginning } from "../text/prose-line.ts";
import { type AttributeItem, labelledItem, listed, splitSection, valueProblem } from "./attribute-items.ts";
import { readDate } from "./attribute-values.ts";
import { isLabelOf } from "./labels.ts";
import { linksIn } from "./links.ts";
import { type Markdown, placeIn, plainText, startOf, toProse } from "./markdown.ts";
import { linesIn } from "./markdown-blocks.ts";

/**
 * The questions (Fragen) that an audit's text asks: list items `Frage: …` with what they are about and `Antwort: …` indented
 * below, or as the next item. They stay prose of the audit.
 *
 * @param nodes what stands before the findings
 */
export function readQuestions(
  markdown: Markdown,
  nodes: readonly RootContent[],
  problems: Problem[],
): AuditQuestion[] {
  return nodes.flatMap((node) =>
    node.type === "list" ? questionsOf(node).map((each) => readQuestion(markdown, each, problems)) : [],
  );
}

/** The nodes with the place of the question on each list item that is one, or an answer to it beside it. */
export function withQuestionsMarked(nodes: readonly RootContent[]): RootContent[] {
  let next = 0;
  return nodes.map((node) => {
    if (node.type !== "list") return node;
    const places = new Map<ListItem, number>();
    for (const { item, answers } of questionsOf(node)) {
      for (const part of [item, ...answers]) places.set(part, next);
      next += 1;
    }
    const children = node.children.map((item) => {
      const question = places.get(item);
      return question === undefined ? item : { ...item, data: { question } };
    });
    return places.size === 0 ? node : { ...node, children };
  });
}

/** Lines of a list of an audit's text that are read as questions and what belongs to them. */
export function questionLines(list: List): Set<number> {
  const items = questionsOf(list).flatMap(({ item, answers }) => [
    item,
    ...answers,
    ...listsIn(item)
      .flatMap(({ children }) => children)
      .filter((inner) => labelledItem(inner, "audit-question") !== null),
  ]);
  return new Set(items.flatMap(({ children: [first] }) => (first ? [linesIn(first).from] : [])));
}

/** A question, and the answers that follow it as items of the same list. */
interface QuestionItems {
  readonly item: ListItem;
  readonly answers: readonly ListItem[];
}

function questionsOf({ children }: List): QuestionItems[] {
  const found: { item: ListItem; answers: ListItem[] }[] = [];
  let last: { answers: ListItem[] } | null = null;
  for (const item of children) {
    const label = labelOf(item);
    if (isLabelOf("question", label) && plainText(item).split(":").slice(1).join(":").trim() !== "") {
      const question = { item, answers: [] };
      found.push(question);
      last = question;
    } else if (isLabelOf("answer", label)) last?.answers.push(item);
    else last = null;
  }
  return found;
}

function labelOf({ children: [paragraph] }: ListItem): string {
  if (paragraph?.type !== "paragraph") return "";
  const [label = "", ...rest] = plainText(paragraph).split(":");
  return rest.length > 0 ? label.trim() : "";
}

function listsIn({ children }: ListItem): List[] {
  return children.filter((node) => node.type === "list");
}

function readQuestion(
  markdown: Markdown,
  { item, answers: following }: QuestionItems,
  problems: Problem[],
): AuditQuestion {
  const [paragraph, ...below] = item.children;
  const { attributes, prose } = splitSection(markdown, below, "audit-question", problems);
  const follow = splitSection(
    markdown,
    following.map((each): List => ({ type: "list", children: [each] })),
    "audit-question",
    problems,
  );
  const requirements: Located<string>[] = [];
  const scopes: Located<string>[] = [];
  const answers: AuditAnswer[] = [];
  for (const attribute of [...attributes, ...follow.attributes]) {
    if (attribute.attribute === "requirements") requirements.push(...listed(markdown, attribute));
    else if (attribute.attribute === "scope") scopes.push(...listed(markdown, attribute));
    else if (attribute.attribute === "answer") answers.push(...readAnswer(markdown, attribute, problems));
  }
  const answerItems = new Set<RootContent>(
    attributes.flatMap(({ attribute, item: one }) => (attribute === "answer" ? [one, ...one.children] : [])),
  );
  const own = prose.filter((node) => !answerItems.has(node));
  return {
    prose: toProse(markdown, [...(paragraph ? [withoutLabel(paragraph, 0)] : []), ...own]),
    at: startOf(markdown, paragraph ?? item),
    requirements,
    scopes,
    links: linksIn(markdown, [...(paragraph ? [paragraph] : []), ...own]),
    answers,
  };
}

/** An answer that says something; one that does not, or whose day can't be read, is a problem, and none. */
function readAnswer(
  markdown: Markdown,
  { value, at, item, paragraph, guessed }: AttributeItem,
  problems: Problem[],
): AuditAnswer[] {
  const links = linksIn(markdown, [item]);
  const below = item.children.slice(1);
  const [, day, rest = ""] =
    /^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4})(?:[,;:.\s]\s*(.*))?$/su.exec(value) ?? [];
  const date = day === undefined ? null : readDate(day);
  if (date && !("value" in date)) {
    if (!guessed)
      problems.push(
        valueProblem(
          placeIn(markdown, paragraph, day ?? "", ":"),
          date.de,
          date.en,
          "Schreiben Sie den Tag als JJJJ-MM-TT, dann ein Komma und die Antwort.",
          "Write the day as YYYY-MM-DD, then a comma and the answer.",
        ),
      );
    return [];
  }
  if ((date ? rest : value) === "" && proseLine(below) === "" && links.length === 0) {
    if (!guessed)
      problems.push(
        valueProblem(
          at,
          "Nach „Antwort:“ steht keine Antwort.",
          "There is no answer after “Answer:”.",
          "Schreiben Sie, was die Frage beantwortet, oder löschen Sie die Zeile.",
          "Write what answers the question, or delete the line.",
        ),
      );
    return [];
  }
  const said = withoutLabel(paragraph, date ? value.length - rest.length : 0);
  return [{ prose: toProse(markdown, [said, ...below]), date: date?.value ?? null, links }];
}

/** A paragraph without its label, and without so many characters of its value. */
function withoutLabel(paragraph: RootContent, more: number): RootContent {
  const all = textOf(paragraph);
  const behind = all.slice(all.indexOf(":") + 1);
  return withoutBeginning(paragraph, all.length - behind.trimStart().length + more);
}
