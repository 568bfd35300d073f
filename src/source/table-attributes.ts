import type { Table, TableCell } from "mdast";
import type { Problem } from "../model/project.ts";
import { readStatus } from "./attribute-values.ts";
import { type Attribute, labelOf, type Place } from "./labels.ts";
import { isReadable, type KnownWords } from "./line-meaning.ts";
import { type Markdown, type MendedLine, plainText, startOf } from "./markdown.ts";

/** Attributes or assessments whose labels stand in the head of a table, which is read as prose. */
export interface TableMeaning {
  readonly problem: Problem;
  /** The attributes as lines that would be read, one each; none for assessments, which nobody writes for somebody else. */
  readonly lines: readonly { readonly text: string; readonly mended: MendedLine }[];
}

/** Where a table stands. */
interface TableContext {
  readonly kind: "catalog" | "audit";
  readonly place: Place;
  readonly known: KnownWords;
}

/** Heads of the columns that, beside an action, are parts of it. */
const dueHead = /^(?:bis|by|termin|frist|due|datum|date|fällig(?: am)?)$/i;

const statusHead =
  /^(?:status|bewertung|umsetzung(?:sstatus|sgrad|sstand)?|umgesetzt|erfüllt|state|implemented)$/i;

/** What a table was probably meant to say, since its head has labels and its cells what belongs to these; else null. */
export function tableMeaning(markdown: Markdown, table: Table, context: TableContext): TableMeaning | null {
  return attributesIn(markdown, table, context) ?? assessmentsIn(markdown, table, context);
}

interface Column {
  readonly at: number;
  readonly attribute: Attribute;
  readonly label: string;
}

function attributesIn(
  markdown: Markdown,
  { children: [head, ...rows] }: Table,
  { kind, place, known }: TableContext,
): TableMeaning | null {
  const heads = head?.children ?? [];
  const columns = heads.flatMap((cell, at): Column[] => {
    const found = labelOf(wordsOf(cell), kind, place);
    return found ? [{ at, ...found }] : [];
  });
  const [first] = columns;
  const open = columns.find(({ attribute }) => attribute === "open");
  const due = heads.findIndex((cell) => dueHead.test(wordsOf(cell)));
  const attributes = rows.flatMap((row) => {
    const cells = row.children.map(wordsOf);
    return columns.flatMap(({ at, attribute, label }) => {
      const isOfAction = attribute === "responsible" && open !== undefined;
      const value = attribute === "open" ? actionIn(cells, at, due, columns) : cells[at];
      return isOfAction || !value ? [] : [{ attribute, label, value }];
    });
  });
  const isMeant = attributes.some(
    ({ attribute, value }) => attribute !== "responsible" && isReadable(attribute, value, true, known),
  );
  if (first === undefined || !isMeant) return null;
  const named = columns.map(({ label }) => label);
  const lines = attributes.map(({ label, value }) => {
    const prefix = `- ${label}: `;
    return { text: `${prefix}${value}`, mended: { column: 1, prefix: prefix.length, rest: 1 } };
  });
  return {
    problem: {
      rule: "catalog-syntax",
      at: startOf(markdown, heads[first.at] as TableCell),
      message: {
        de: `Diese Tabelle sieht aus wie Angaben (${named.join(", ")}), wird aber nicht so gelesen: Angaben stehen in einer Liste.`,
        en: `This table looks like attributes (${named.join(", ")}), but is not read as such: attributes stand in a list.`,
      },
      help: {
        de: `Schreiben Sie statt der Tabelle für jede Angabe eine eigene Zeile: „${lines[0]?.text ?? ""}“.`,
        en: `Write a line of its own for each attribute instead of the table: “${lines[0]?.text ?? ""}”.`,
      },
    },
    lines,
  };
}

/** The action of a row, with its date and who is responsible where other columns have them. */
function actionIn(
  cells: readonly string[],
  at: number,
  due: number,
  columns: readonly Column[],
): string | undefined {
  const action = cells[at];
  if (!action) return undefined;
  const responsible = columns.find(({ attribute }) => attribute === "responsible");
  const day = cells[due];
  const who = responsible && cells[responsible.at];
  return [action, ...(day ? [`bis ${day}`] : []), ...(who ? [who] : [])].join("; ");
}

function assessmentsIn(
  markdown: Markdown,
  { children: [head, ...rows] }: Table,
  { kind, known }: TableContext,
): TableMeaning | null {
  const at = head?.children.findIndex((cell) => statusHead.test(wordsOf(cell))) ?? -1;
  if (kind === "audit" || at < 0) return null;
  for (const { children } of rows) {
    const cells = children.map(wordsOf);
    const scope = cells.find((cell, i) => i !== at && known.scopes.has(cell.toLowerCase()));
    const status = cells[at] ?? "";
    const cell = children[at];
    if (scope === undefined || cell === undefined || !("value" in readStatus(status))) continue;
    return {
      problem: {
        rule: "catalog-syntax",
        at: startOf(markdown, cell),
        message: {
          de: `Diese Tabelle sieht aus wie Bewertungen (${scope}: ${status}), wird aber nicht so gelesen: Jede Bewertung hat ihre Überschrift.`,
          en: `This table looks like assessments (${scope}: ${status}), but is not read as such: each assessment has its heading.`,
        },
        help: {
          de: `Schreiben Sie für jede Zeile der Tabelle eine Überschrift mit Text und Nachweis darunter: „### ${scope}: ${status}“.`,
          en: `Write a heading for each row of the table, with text and evidence below it: “### ${scope}: ${status}”.`,
        },
      },
      lines: [],
    };
  }
  return null;
}

function wordsOf(cell: TableCell): string {
  return plainText(cell).replace(/\s+/g, " ").replace(/:$/, "").trim();
}
