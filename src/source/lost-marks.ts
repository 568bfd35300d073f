import type { List, ListItem, Nodes, PhrasingContent, RootContent } from "mdast";
import { EXIT, visit } from "unist-util-visit";
import type { Bilingual } from "../model/position.ts";
import type { Problem } from "../model/project.ts";
import { labelledItem } from "./attribute-items.ts";
import { questionLines } from "./audit-questions.ts";
import type { Attribute, Place } from "./labels.ts";
import type { LineContext } from "./line-meaning.ts";
import type { LostPart } from "./lost-part.ts";
import { isComment, type Markdown, plainText, startOf } from "./markdown.ts";
import { linesIn } from "./markdown-blocks.ts";
import { takenBack } from "./taken-back.ts";

/** What plain text keeps, and marks that it loses, but no meaning with them. HTML stays as text. */
type Harmless =
  | "html"
  | "text"
  | "emphasis"
  | "strong"
  | "inlineCode"
  | "break"
  | "link"
  | "linkReference"
  | "image"
  | "imageReference";

type Lost = Exclude<PhrasingContent["type"], Harmless> | "comment" | "unticked" | "ticked";

const gitKeeps = {
  de: "Frühere Fassungen bewahrt Git.",
  en: "Git keeps earlier versions.",
};

/** What is said of each mark whose meaning plain text does not keep, and how to mend it. */
const said: Readonly<
  Record<Lost, (text: string) => { readonly message: Bilingual; readonly help: Bilingual }>
> = {
  delete: (text) => ({
    message: {
      de: `„${text}“ ist durchgestrichen; ob es noch gilt, kann niemand sagen.`,
      en: `“${text}” is struck out; nobody can tell whether it still holds.`,
    },
    help: {
      de: `Löschen Sie, was nicht mehr gilt, oder nehmen Sie die Zeichen „~~“ weg. ${gitKeeps.de}`,
      en: `Delete what no longer holds, or take the signs “~~” away. ${gitKeeps.en}`,
    },
  }),
  footnoteReference: () => ({
    message: {
      de: "Eine Fußnote wird hier nicht gelesen; ob sie einschränkt, was hier steht, kann niemand sagen.",
      en: "A footnote is not read here; nobody can tell whether it restricts what stands here.",
    },
    help: {
      de: "Schreiben Sie in den Text darunter, was in der Fußnote steht, und löschen Sie ihre Marke hier.",
      en: "Write into the text below what the footnote says, and delete its mark here.",
    },
  }),
  comment: () => ({
    message: {
      de: "Ein Kommentar wird hier nicht gelesen; ob er einschränkt, was hier steht, kann niemand sagen.",
      en: "A comment is not read here; nobody can tell whether it restricts what stands here.",
    },
    help: {
      de: "Schreiben Sie in den Text darunter, was gesagt werden soll, und löschen Sie den Kommentar hier.",
      en: "Write into the text below what is to be said, and delete the comment here.",
    },
  }),
  unticked: (text) => ({
    message: {
      de: `„${text}“ ist nicht abgehakt; ob es gilt, kann niemand sagen.`,
      en: `“${text}” is not ticked; nobody can tell whether it holds.`,
    },
    help: {
      de: "Löschen Sie das Kästchen „[ ]“, wenn es gilt, sonst die Zeile.",
      en: "Delete the box “[ ]” if it holds, else the line.",
    },
  }),
  ticked: (text) => ({
    message: {
      de: `„${text}“ ist abgehakt und doch offen; ob noch etwas zu tun ist, kann niemand sagen.`,
      en: `“${text}” is ticked and yet open; nobody can tell whether something is left to do.`,
    },
    help: {
      de: "Löschen Sie die Zeile, wenn die Aufgabe erledigt ist, sonst das Kästchen „[x]“.",
      en: "Delete the line if the action is done, else the box “[x]”.",
    },
  }),
};

/**
 * Marks whose meaning is lost where plain text is read: in a heading of a control, an audit finding or an assessment, and in an
 * attribute. Whoever strikes something out, leaves its box unticked or adds a footnote means that it does not hold, or not so:
 * nobody can tell what the part says in which it stands.
 */
export function lostMarks(
  markdown: Markdown,
  kind: LineContext["kind"],
): { readonly parts: readonly LostPart[]; readonly problems: readonly Problem[] } {
  const parts: LostPart[] = [];
  const problems: Problem[] = [];
  const lose = (node: RootContent, disputes: LostPart["disputes"], box: Lost | null = null): void => {
    const [lost, at] = box === null ? (firstLost(markdown, node) ?? []) : [box, node];
    if (lost === undefined || at === undefined) return;
    parts.push({ ...linesIn(node), headings: [], disputes });
    const text = plainText(at).replace(/\s+/g, " ").trim();
    problems.push({ rule: "catalog-syntax", at: startOf(markdown, at), ...said[lost](text) });
  };
  let place: Place = "before-controls";
  for (const node of markdown.root.children) {
    if (node.type === "heading") {
      place = placeBelow(node.depth, kind, place);
      if (node.depth === 2) lose(node, "control");
      else if (node.depth === 3 && place === "assessment") lose(node, "assessment");
    } else if (node.type === "list") {
      for (const { item, attribute, paragraph } of attributesIn(node, kind, place))
        lose(paragraph, "assessment", boxAgainst(attribute, item));
    }
  }
  return { parts, problems };
}

function placeBelow(depth: number, kind: LineContext["kind"], place: Place): Place {
  if (depth < 2) return "before-controls";
  if (depth === 2) return kind === "audit" ? "audit-finding" : "control";
  return depth === 3 && kind === "catalog" && place !== "before-controls" ? "assessment" : place;
}

interface WrittenAttribute {
  readonly item: ListItem;
  readonly attribute: Attribute;
  readonly paragraph: RootContent;
}

/** The items of a list that are read as attributes; in the text of an audit also below its questions. */
function attributesIn(list: List, kind: LineContext["kind"], place: Place): WrittenAttribute[] {
  const found: WrittenAttribute[] = [];
  const take = (item: ListItem, where: Place) => {
    const labelled = labelledItem(item, where);
    if (labelled) found.push({ item, attribute: labelled.reading.attribute, paragraph: labelled.paragraph });
  };
  if (place !== "before-controls") for (const item of list.children) take(item, place);
  else if (kind === "audit") {
    const lines = questionLines(list);
    visit(list, "listItem", (item) => {
      if (lines.has(linesIn(item).from)) take(item, "audit-question");
    });
  }
  return found;
}

/** A box that says the opposite of its item: what is to be done is not ticked, all else holds. */
function boxAgainst(attribute: Attribute, { checked }: ListItem): "ticked" | "unticked" | null {
  if (attribute === "open" || attribute === "due") return checked === true ? "ticked" : null;
  return checked === false ? "unticked" : null;
}

function isLost(type: string): type is Lost {
  return Object.hasOwn(said, type);
}

/** The first mark in a node that plain text would lose, with where it stands. */
function firstLost(markdown: Markdown, within: RootContent): readonly [Lost, Nodes] | null {
  let first: readonly [Lost, Nodes] | null = null;
  visit(within, (node) => {
    if (takenBack(markdown, node) === "struck") first = ["delete", node];
    else if (isComment(node)) first = ["comment", node];
    else if (isLost(node.type)) first = [node.type, node];
    return first === null ? undefined : EXIT;
  });
  return first;
}
