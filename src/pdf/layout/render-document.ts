import type { Writable } from "node:stream";
import { blockStrips, leading } from "./blocks.ts";
import { cellBlocks } from "./cell-blocks.ts";
import { contents } from "./contents.ts";
import type { DocumentDefinition } from "./definition.ts";
import { Flow, textWidth } from "./flow.ts";
import { furniture } from "./furniture.ts";
import { type LackingCharacter, withLackingNote, wordsAround } from "./lacking-characters.ts";
import type { PageCanvas } from "./page-canvas.ts";
import { PdfFile } from "./pdf-file.ts";
import { Chapter, type PlacedHeading, type Setting } from "./setting.ts";
import { Shaper } from "./shaping.ts";
import type { Break, Strip } from "./strip.ts";
import { compactHead, titlePage } from "./title-page.ts";

const producer = "pdfkit 0.20.2";

/** How a document is written. */
export interface RenderOptions {
  /** Called after every page with its number and the number of all pages. */
  readonly progress?: (page: number, pages: number) => void;
}

/** What was written. */
export interface Rendered {
  readonly pages: number;
  /** Each character that no font has, once, in the order in which they first stand there. */
  readonly lacking: readonly LackingCharacter[];
}

/**
 * Writes a document as PDF/A-2a and PDF/UA-1 to a stream, which it ends. Two passes: one counts pages and finds where
 * headings stand, one draws; memory does not grow with the pages, but for headings, anchors and a few bytes a page.
 * The same definition gives the same bytes. Throws what the stream throws.
 */
export async function renderDocument(
  definition: DocumentDefinition,
  out: Writable,
  options: RenderOptions = {},
): Promise<Rendered> {
  let doc = definition;
  const title = [doc.id, doc.title].filter((part) => part !== "").join(" ");
  const file = new PdfFile(
    {
      title: `${title} – ${doc.organisation}`,
      author: doc.organisation,
      language: doc.language,
      creator: doc.creator,
      producer,
      keywords: doc.keywords ?? "",
      created: `${doc.date}T00:00:00Z`,
    },
    out,
  );
  const shaper = new Shaper(file.fonts);
  let counted = count(doc, file, shaper);
  if (shaper.lacking.size > 0) {
    // The title page says so, which may move everything behind it.
    doc = withLackingNote(definition, shaper.lacking);
    counted = count(doc, file, shaper);
  }
  const lacking = new Map<string, LackingCharacter>();
  const { outline } = file;
  let canvas: PageCanvas | null = null;
  const { pages } = counted;
  const setting: Setting = {
    ...newSetting(doc, file, shaper),
    anchors: counted.anchors,
    foundHeading: (heading, y) => {
      if (canvas)
        outline.add(`${heading.number} ${heading.title}`, heading.level, {
          page: canvas.page,
          pageHeight: canvas.height,
          y,
        });
    },
    foundAnchor: (anchor, _page, y) => {
      if (canvas) outline.name(anchor, { page: canvas.page, pageHeight: canvas.height, y });
    },
    foundLacking: (character, page, line) => {
      if (!lacking.has(character))
        lacking.set(character, { character, page, around: wordsAround(character, line) });
    },
  };
  const flow = new Flow({
    next(number, orientation) {
      canvas = file.addPage(number, orientation);
      furniture(setting, doc, canvas, pages, doc.runningChapters ? chaptersOn(number, counted) : []);
      return canvas;
    },
  });
  let reported = 0;
  for (const step of allStrips(setting, doc, counted, flow)) {
    flow.add(step);
    if (flow.page === reported) continue;
    reported = flow.page;
    options.progress?.(reported, pages);
    await file.flushed();
  }
  flow.end();
  setting.chapter.next();
  if (flow.page !== pages)
    throw new Error(`The body gave ${flow.page} pages when drawn, ${pages} when counted`);
  await file.end();
  return { pages, lacking: [...lacking.values()] };
}

/** The body goes on below contents that take up to this share of a page of their own. */
const shortContents = 0.4;

/** Where the contents stand: on the title page, on pages of their own, or on one with the beginning of the body. */
type ContentsPlace = "title" | "own" | "shared";

interface FrontPlan {
  readonly contents: ContentsPlace;
  /** Pages before the first that headings count from. */
  readonly offset: number;
  /** Those of the contents. */
  readonly headings: readonly PlacedHeading[];
}

interface Found {
  readonly flow: Flow;
  readonly headings: readonly PlacedHeading[];
  /** Chapters and sections, whether they are in the contents or not. */
  readonly chapters: readonly PlacedHeading[];
  readonly anchors: ReadonlySet<string>;
}

interface Counted extends FrontPlan, Found {
  readonly pages: number;
}

/** The titles of the chapter and the section that a page belongs to: the last that begin on it or before it. */
function chaptersOn(page: number, { offset, chapters }: Counted): string[] {
  const before = chapters.filter((heading) => offset + heading.page <= page);
  const chapter = before.findLast(({ level }) => level === 1);
  const section = before.at(-1);
  return [chapter, section?.level === 2 ? section : undefined].flatMap((heading) => heading?.title ?? []);
}

/** The first pass: everything is laid out as in the second, nothing is drawn. */
function count(doc: DocumentDefinition, file: PdfFile, shaper: Shaper): Counted {
  const body = find(doc, file, shaper, (setting, flow) => bodyStrips(setting, doc, flow));
  const front = (plan: FrontPlan): Flow =>
    find(doc, file, shaper, (setting) => frontMatter(setting, doc, plan)).flow;
  const { headings } = body;
  const title = front({ headings: [], contents: "title", offset: 0 }).page;
  const own = front({ headings, contents: "own", offset: 0 });
  const fits = front({ headings, contents: "title", offset: 0 }).page === title;
  if (fits || own.filled > shortContents) {
    const before = fits ? title : own.page;
    const contents = fits ? "title" : "own";
    return { ...body, contents, offset: before, pages: before + body.flow.page };
  }
  const plan: FrontPlan = { headings, contents: "shared", offset: 0 };
  const all = find(doc, file, shaper, (setting, flow) => allStrips(setting, doc, plan, flow));
  return { ...all, contents: "shared", offset: 0, pages: all.flow.page };
}

/** Lays strips out and says what was found in them. */
function find(
  doc: DocumentDefinition,
  file: PdfFile,
  shaper: Shaper,
  strips: (setting: Setting, flow: Flow) => Iterable<Strip | Break>,
): Found {
  const headings: PlacedHeading[] = [];
  const chapters: PlacedHeading[] = [];
  const anchors = new Set<string>();
  const depth = doc.contentsDepth ?? 2;
  const setting: Setting = {
    ...newSetting(doc, file, shaper),
    foundHeading: (heading) => {
      if (heading.level <= depth) headings.push(heading);
      if (heading.level <= 2) chapters.push(heading);
    },
    foundAnchor: (anchor) => anchors.add(anchor),
  };
  const flow = new Flow({ next: () => null });
  for (const strip of strips(setting, flow)) flow.add(strip);
  flow.end();
  return { flow, headings, chapters, anchors };
}

function newSetting(doc: DocumentDefinition, file: PdfFile, shaper: Shaper): Setting {
  return {
    file,
    shaper,
    language: doc.language,
    compact: doc.compact ?? false,
    anchors: null,
    chapter: new Chapter(file),
    cellBlocks,
    counters: [],
    foundHeading: () => undefined,
    foundAnchor: () => undefined,
    foundLacking: () => undefined,
  };
}

function* allStrips(
  setting: Setting,
  doc: DocumentDefinition,
  plan: FrontPlan,
  flow: Flow,
): Generator<Strip | Break> {
  yield* frontMatter(setting, doc, plan);
  yield* bodyStrips(setting, doc, flow, plan.contents === "shared");
}

function* frontMatter(setting: Setting, doc: DocumentDefinition, plan: FrontPlan): Generator<Strip | Break> {
  if (doc.compact) return;
  const width = textWidth("portrait");
  yield* titlePage(setting, doc, width);
  if (plan.headings.length === 0) return;
  if (plan.contents !== "title") yield { pageBreak: true };
  yield* contents(setting, plan.headings, plan.offset, width);
}

function* bodyStrips(
  setting: Setting,
  doc: DocumentDefinition,
  flow: Flow,
  isShared = false,
): Generator<Strip | Break> {
  if (doc.compact) yield* compactHead(setting, doc, textWidth("portrait"));
  else if (!isShared) yield { pageBreak: true, orientation: "portrait" };
  for (const block of leading(doc.body())) {
    yield* blockStrips(setting, block, textWidth(flow.orientation), setting.chapter.element);
  }
}
