import type { RootContent } from "mdast";
import type { Bilingual, Position } from "../model/position.ts";
import type { Problem } from "../model/project.ts";
import { shortened } from "../text/shortened.ts";
import { isOfText } from "./labels.ts";
import type { MarkedLine } from "./line-marks.ts";
import type { LineContext, LineMeaning } from "./line-meaning.ts";
import type { PlainLine } from "./plain-line.ts";

/** A line that looks like a heading or attribute and is not read as one by Markdown. */
export interface UnreadLine {
  readonly number: number;
  readonly written: string;
  readonly plain: PlainLine;
  readonly marked: MarkedLine;
  readonly meaning: LineMeaning;
  readonly context: LineContext;
  /** The part of the text in which it stands, by its first line. */
  readonly container: RootContent;
}

const kinds: Readonly<Record<UnreadLine["meaning"]["kind"], Bilingual>> = {
  control: { de: "eine Überschrift „## Kennung Titel“", en: "a heading “## id title”" },
  assessment: { de: "eine Bewertung „### Bereich: Status“", en: "an assessment “### scope: status”" },
  attribute: { de: "eine Angabe „- Beschriftung: Wert“", en: "an attribute “- label: value”" },
};

/** What keeps a line from being read, and whether a program may mend it: marks and blanks alone (FORMAT.md, Safe fixes). */
interface Reason extends Bilingual {
  readonly safe: boolean;
}

const reason = (safe: boolean, de: string, en: string): Reason => ({ safe, de, en });

/** Why a line can't be read where it stands, and where to put it. */
const noControl = {
  ...reason(
    false,
    "sie gehört zu keiner Maßnahme und zu keiner Bewertung",
    "it belongs to no control and no assessment",
  ),
  help: {
    de: "Verschieben Sie die Zeile unter die Überschrift der Maßnahme, zu der sie gehört.",
    en: "Move the line below the heading of the control it belongs to.",
  },
};
const noQuestion = {
  ...reason(false, "sie gehört zu keiner Frage", "it belongs to no question"),
  help: {
    de: "Schreiben Sie die Zeile gleich unter die Frage, zu der sie gehört: „- Frage: …“.",
    en: "Write the line right below the question it belongs to: “- Question: …”.",
  },
};

/**
 * The problem of a line that looks like something that it is not read as.
 *
 * @param orphan whether it belongs to no control, so that it can't be read where it stands
 */
export function unreadLineProblem(
  file: string,
  lines: readonly string[],
  line: UnreadLine,
  orphan: boolean,
): Problem {
  const { attribute } = line.meaning;
  const apart = orphan ? (attribute === "answer" ? noQuestion : noControl) : null;
  const why = apart ?? reasonOf(line);
  const what = kinds[line.meaning.kind];
  const shown = shortened(line.plain.text.slice(line.marked.from).trim(), 80);
  const edit = orphan || line.marked.from > 0 ? null : editOf(file, lines, line);
  return {
    rule: "catalog-syntax",
    at: {
      file,
      line: line.number,
      column: line.marked.from === 0 ? 1 : (line.plain.columns[line.marked.from] ?? 1),
    },
    message: {
      de: `„${shown}“ sieht aus wie ${what.de}, wird aber nicht so gelesen: ${why.de}.`,
      en: `“${shown}” looks like ${what.en}, but is not read as one: ${why.en}.`,
    },
    help: apart?.help ?? {
      de: `Schreiben Sie an den Anfang einer eigenen Zeile: „${shortened(line.meaning.text, 80)}“.`,
      en: `Write at the beginning of a line of its own: “${shortened(line.meaning.text, 80)}”.`,
    },
    ...(edit === null ? {} : why.safe ? { fix: edit } : { suggestion: edit }),
    // No verdict depends on it.
    ...(isOfText(attribute) ? { severity: "info" as const } : {}),
  };
}

/** A link to evidence as Markdown writes it. */
const evidenceLink = /\[[^[\]]*\]\([^()\s[\]]*evidence\//;

/** The problem of a link to evidence in a line of indented text, where it is none; none if there is no such link. */
export function unreadLinks(file: string, line: number, text: string): Problem[] {
  const found = evidenceLink.exec(text);
  if (!found) return [];
  return [
    {
      rule: "catalog-syntax",
      at: { file, line, column: found.index + 1 },
      message: {
        de: "Ein Verweis auf einen Nachweis steht hier in eingerücktem Text und wird nicht gelesen.",
        en: "A link to evidence stands in indented text here and is not read.",
      },
      help: {
        de: "Beginnen Sie die Zeile ganz links.",
        en: "Begin the line at the very left.",
      },
    },
  ];
}

/** The problem of a heading above all controls that cuts off attributes or evidence of the control before it. */
export function headingAboveProblem(at: Position, text: string): Problem {
  return {
    rule: "catalog-syntax",
    at,
    message: {
      de: `Die Überschrift „${shortened(text, 80)}“ beendet die Maßnahme; die Angaben und Nachweise unter ihr gehören zu keiner.`,
      en: `The heading “${shortened(text, 80)}” ends the control; the attributes and evidence below it belong to none.`,
    },
    help: {
      de: "Machen Sie aus der Überschrift Text oder eine der Ebene 4 („####“), oder verschieben Sie sie vor die nächste Maßnahme.",
      en: "Make it prose or a heading of level 4 (“####”), or move it before the next control.",
    },
  };
}

function reasonOf({ marked, meaning, context, container, written }: UnreadLine): Reason {
  const { lead, hashes, gap } = marked;
  const wanted = { control: 2, assessment: 3, attribute: 0 }[meaning.kind];
  if (marked.from > 0)
    return reason(false, "sie beginnt mitten in einer Zeile", "it begins in the middle of a line");
  const inside = containers[container.type];
  if (inside && container.type !== "list") return reason(container.type === "code", inside.de, inside.en);
  if (/["“”„'‘’‚«»]/u.test(lead)) {
    return reason(
      true,
      "sie beginnt mit einem Anführungszeichen, wie es beim Einfügen aus einer Tabelle entsteht",
      "it begins with a quotation mark, as comes from pasting out of a spreadsheet",
    );
  }
  const level = hashes || context.level;
  if (meaning.kind !== "attribute" && level !== wanted) {
    const found =
      level === 0
        ? { de: "keine Raute", en: "no hash" }
        : {
            de: `die Ebene ${level} („${"#".repeat(level)}“)`,
            en: `the level ${level} (“${"#".repeat(level)}”)`,
          };
    return reason(
      false,
      `sie hat ${found.de}; nötig ist „${"#".repeat(wanted)}“`,
      `it has ${found.en}; “${"#".repeat(wanted)}” is needed`,
    );
  }
  if (hashes > 0 && meaning.kind !== "attribute") {
    const sign = written.slice(written.indexOf("#") + hashes)[0] ?? "";
    if (gap === "") {
      return /\S/.test(sign)
        ? reason(
            true,
            `nach „${"#".repeat(hashes)}“ fehlt ein Leerzeichen`,
            `a blank is missing after “${"#".repeat(hashes)}”`,
          )
        : reason(true, "ein Zeichen in ihr ist nicht das übliche", "a sign in it is not the usual one");
    }
    if (/[^\S \t]/.test(sign)) {
      return reason(
        true,
        `nach „${"#".repeat(hashes)}“ steht ein geschütztes oder anderes besonderes Leerzeichen`,
        `after “${"#".repeat(hashes)}” stands a no-break or other special blank`,
      );
    }
  }
  const mark = lead.trim();
  if (mark.includes("\\"))
    return reason(
      true,
      "ein umgekehrter Schrägstrich hebt ihr Zeichen auf",
      "a backslash takes away the meaning of its mark",
    );
  if (mark !== "" && !/^[-*+]$/.test(mark) && container.type !== "list") {
    return reason(true, `„${mark}“ ist kein Aufzählungszeichen`, `“${mark}” is no list mark`);
  }
  if (
    container.type === "list" &&
    meaning.kind === "attribute" &&
    hashes === 0 &&
    /:/.test(meaning.text) &&
    /^\s*(?:[-*+]|\d+[.)])/.test(written) &&
    !/^\s/.test(written)
  ) {
    return reason(
      false,
      "nach der Beschriftung fehlt der Doppelpunkt",
      "the colon after the label is missing",
    );
  }
  if (container.type === "list")
    return reason(meaning.kind === "attribute", "sie steht in einer Liste", "it stands in a list");
  if (/^[\s\p{Cf}]/u.test(written)) {
    return reason(
      true,
      "vor ihr stehen Leerzeichen oder unsichtbare Zeichen",
      "blanks or invisible signs stand before it",
    );
  }
  if (meaning.kind === "attribute" && hashes > 0)
    return reason(false, "sie steht in einer Überschrift", "it stands in a heading");
  return reason(true, "am Anfang fehlt „- “", "“- ” is missing at its beginning");
}

const containers: Partial<Record<UnreadLine["container"]["type"], Bilingual>> = {
  blockquote: { de: "sie steht in einem Zitat („>“)", en: "it stands in a quotation (“>”)" },
  table: { de: "sie steht in einer Tabelle", en: "it stands in a table" },
  html: { de: "sie steht in HTML", en: "it stands in HTML" },
  code: { de: "sie ist um vier oder mehr Stellen eingerückt", en: "it is indented by four places or more" },
  footnoteDefinition: { de: "sie steht in einer Fußnote", en: "it stands in a footnote" },
};

/** The edit that puts the line right; with a quotation mark around several lines all of them. */
function editOf(
  file: string,
  lines: readonly string[],
  { number, written, marked, meaning }: UnreadLine,
): {
  file: string;
  start: { line: number; column: number };
  end: { line: number; column: number };
  text: string;
} {
  const start = { line: number, column: 1 };
  const whole = { file, start, end: { line: number, column: written.length + 1 }, text: meaning.text };
  if (!/^\s*"/.test(marked.lead) || (written.match(/"/g)?.length ?? 0) % 2 === 0) return whole;
  const rest = lines.slice(number);
  const last = rest.findIndex((line) => (line.match(/"/g)?.length ?? 0) % 2 === 1);
  const end = rest[last];
  if (end === undefined || !end.trimEnd().endsWith('"')) return whole;
  const quoted = [...rest.slice(0, last), end.trimEnd().slice(0, -1)].map((line) =>
    line.replaceAll('""', '"'),
  );
  return {
    file,
    start,
    end: { line: number + last + 1, column: end.length + 1 },
    text: [meaning.text, ...quoted].join("\n"),
  };
}
