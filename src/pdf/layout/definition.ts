import type { Language } from "../../model/position.ts";
import type { PlanPicture } from "../../network-plan/plan-picture.ts";
import type { RasterImage } from "./raster-image.ts";

/** Vector icons that stand beside a word, so that a state is never told by colour alone. */
export type Icon = "check" | "warning" | "cross" | "question" | "dash";

/** Meaning of a colour; the theme gives each a text colour, a fill and a pattern (contrast at least 4.5:1). */
export type Tone = "neutral" | "muted" | "accent" | "success" | "warning" | "danger";

/** A stretch of text of one look. `link` is an address (http, https, mailto or relative), `to` an anchor in the document. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Monospaced, never hyphenated: ids, digests, paths. */
  readonly code?: boolean;
  /** Never hyphenated: an id that could be taken for a word. */
  readonly whole?: boolean;
  readonly tone?: Tone;
  /** Drawn before the text. */
  readonly icon?: Icon;
  readonly link?: string;
  readonly to?: string;
  /** BCP 47, where it differs from the document's. */
  readonly lang?: string;
}

/** Text with inline marks. A string is one plain run; `\n` breaks the line. */
export type Rich = string | readonly (string | Run)[];

/** Heading; the first is of level 1 and no level is skipped (PDF/UA-1, 7.4.2). It enters bookmarks and contents. */
export interface Heading {
  readonly kind: "heading";
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  readonly text: Rich;
  readonly anchor?: string;
}

/** A heading; links lead to its anchor. */
export function heading(level: Heading["level"], text: Rich, anchor?: string): Heading {
  return { kind: "heading", level, text, ...(anchor === undefined ? {} : { anchor }) };
}

/** A paragraph; `lang` (BCP 47) if it is not in the document's language, `anchor` if links lead to it. */
export interface Paragraph {
  readonly kind: "paragraph";
  readonly text: Rich;
  readonly lang?: string;
  /** `lead` is larger, `small` smaller and muted, `code` monospaced with its spaces kept. */
  readonly look?: "lead" | "small" | "code";
  readonly anchor?: string;
  /** True if it leads to what follows it, and stays on its page. */
  readonly leads?: boolean;
}

/** A framed note with an icon: what is missing, what is withheld, what is an example. */
export interface Note {
  readonly kind: "note";
  readonly icon: Icon;
  readonly tone: Tone;
  readonly text: Rich;
}

/** A list; `start` is the number of its first item. */
export interface List {
  readonly kind: "list";
  readonly ordered?: boolean;
  readonly start?: number;
  readonly items: readonly (readonly CellBlock[])[];
  readonly lang?: string;
}

/** What may stand in a table cell or a list item. */
export type CellBlock = Paragraph | List | Table;

/** What stands in a cell of a table: text, or blocks. */
export type Cell = Rich | { readonly blocks: readonly CellBlock[]; readonly lang?: string };

/** A column of a table. */
export interface Column {
  readonly title: Rich;
  /** Share of the table's width, relative to the other columns'. */
  readonly share: number;
  readonly align?: "left" | "right";
  /** Its cells head their rows (TH with scope Row). */
  readonly header?: boolean;
}

/** A row of a table, a cell for each column. */
export interface Row {
  readonly cells: readonly Cell[];
  readonly anchor?: string;
  /** What the row is called where it goes on on another page, such as the id of its requirement. */
  readonly continued?: string;
  /** Bold on a tint: a sum. */
  readonly strong?: boolean;
}

/**
 * A table. Its head is repeated on every page; a row is torn only if it is higher than a page. Rows are read once, in
 * order, so a generator keeps memory flat.
 */
export interface Table {
  readonly kind: "table";
  readonly caption?: Rich;
  readonly columns: readonly Column[];
  readonly rows: Iterable<Row>;
}

/** Pairs of name and value: a table of two columns without a head, whose names head the rows. */
export interface Facts {
  readonly kind: "facts";
  readonly caption?: Rich;
  readonly rows: Iterable<{ readonly name: string; readonly value: Cell }>;
  /** Share of the names' column, 0 to 1; 0.3 by default. */
  readonly share?: number;
}

/** What the parts of a chart mean, in its legend. */
export interface Series {
  readonly name: string;
  readonly tone: Tone;
  readonly icon?: Icon;
}

/** Horizontal bars, stacked if there are several series. The alternative text is made from the data. */
export interface Bars {
  readonly kind: "bars";
  readonly title: string;
  readonly series: readonly Series[];
  readonly rows: readonly {
    readonly name: string;
    readonly values: readonly number[];
    /** What its length means, such as a time in words; stands in place of the sum. */
    readonly label?: string;
  }[];
  /** `share` stretches every bar to the full width; `count` (default) keeps them comparable. */
  readonly scale?: "count" | "share";
}

/** A time plan (Gantt chart) over an axis of months. The alternative text is made from the data. */
export interface Timeline {
  readonly kind: "timeline";
  readonly title: string;
  /** The first and last day of the axis (YYYY-MM-DD). */
  readonly from: string;
  readonly to: string;
  /** What a mark of the axis says, of its month (YYYY-MM). */
  readonly tick: (month: string) => string;
  /** A line through all rows, such as the day of the report. */
  readonly mark: { readonly day: string; readonly name: string };
  readonly series: readonly Series[];
  readonly rows: readonly TimelineRow[];
}

/** A row of a time plan. */
export interface TimelineRow {
  readonly name: Rich;
  /** The name in plain text, for the alternative text. */
  readonly spoken: string;
  /** First and last day of its bar; null for a row without one. */
  readonly bar: { readonly from: string; readonly to: string; readonly series: number } | null;
  /** Stands behind the bar, such as its last day. */
  readonly label: string;
}

/** A picture (PNG or JPEG) as Figure, as wide as the text at most. */
export interface Picture {
  readonly kind: "picture";
  readonly image: RasterImage;
  readonly alt: string;
}

/** A network plan as Figure; `scale` makes it as large as its sheet allows. */
export interface NetworkPlanBlock {
  readonly kind: "network-plan";
  readonly picture: PlanPicture;
  readonly scale: number;
  readonly alt: string;
}

/** Lines to sign on. */
export interface Signature {
  readonly kind: "signature";
  readonly text: Rich;
  /** What stands under each line, such as place and date. */
  readonly lines: readonly string[];
}

/** How a page is held: A4 upright or across, or for a large picture a larger sheet across. */
export type Orientation = "portrait" | "landscape" | "a3" | "a2" | "a1" | "a0";

/** Starts a new page, from here on in this orientation if one is given. */
interface PageBreak {
  readonly kind: "page-break";
  readonly orientation?: Orientation;
}

/** Keeps its blocks on one page if they fit on one, and as long as little of the page before it stays empty. */
interface KeepTogether {
  readonly kind: "keep-together";
  readonly blocks: readonly Block[];
}

/** A part of a document. */
export type Block =
  | Heading
  | Paragraph
  | Note
  | List
  | Table
  | Facts
  | Bars
  | Timeline
  | Picture
  | NetworkPlanBlock
  | Signature
  | PageBreak
  | KeepTogether;

/** A document as data. `body` is called twice or thrice (to count, to draw) and must yield the same blocks each time. */
export interface DocumentDefinition {
  readonly language: Language;
  /** Short name that leads the running head, such as `A.4`; empty for none. */
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly organisation: string;
  /** Day the document speaks for (YYYY-MM-DD): creation date of the file. */
  readonly date: string;
  /** Program and version that made it. */
  readonly creator: string;
  /** Search words for the metadata, such as the digest of the report. */
  readonly keywords?: string;
  /** Stands on every page: the highest classification that the document holds. */
  readonly classification?: string;
  /** Stands on every page of an example. */
  readonly exampleMark?: string;
  /** Document control on the title page. */
  readonly control: readonly { readonly name: string; readonly value: Cell }[];
  readonly notes?: readonly Block[];
  readonly signature?: Signature;
  /** A short document: a head with the document control instead of a title page, and no contents. */
  readonly compact?: boolean;
  /** True if the running head names the chapter and section that a page belongs to. */
  readonly runningChapters?: boolean;
  /** Deepest heading level in the contents; 2 by default. */
  readonly contentsDepth?: number;
  readonly body: () => Iterable<Block>;
}
