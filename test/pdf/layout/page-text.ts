import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A stretch of text as pdf.js finds it; `y` is its baseline from the lower edge of the page, in points. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** The text of every page, in the order in which it is drawn. */
export async function readPages(bytes: Buffer): Promise<TextRun[][]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const pages: TextRun[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const runs: TextRun[] = [];
    for (const item of items) {
      if (!("str" in item) || item.str === "") continue;
      const [, , , size, x, y] = item.transform as number[];
      runs.push({ text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, size: Math.abs(size ?? 0) });
    }
    pages.push(runs);
  }
  await task.destroy();
  return pages;
}

/** The letters of pages without spaces; pdf.js leaves out the hyphens of broken words (U+00AD). */
export function lettersOf(pages: readonly (readonly TextRun[])[]): string {
  return pages
    .flat()
    .map((run) => run.text)
    .join("")
    .replace(/\s+/g, "");
}

/** The words of pages with single spaces. */
export function textOf(pages: readonly (readonly TextRun[])[]): string {
  return pages
    .flat()
    .map((run) => run.text)
    .join(" ")
    .replace(/\s+/g, " ");
}

/** Pairs of runs of a page that lie over each other by more than a point. */
export function overlaps(runs: readonly TextRun[]): string[] {
  const found: string[] = [];
  const shown = runs.filter((run) => run.text.trim() !== "").sort((a, b) => b.y - a.y);
  shown.forEach((one, index) => {
    for (const other of shown.slice(index + 1)) {
      if (one.y - other.y > Math.max(one.size, other.size)) break;
      const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
      const down = Math.min(one.y + one.size * 0.7, other.y + other.size * 0.7) - Math.max(one.y, other.y);
      if (across > 1 && down > 1) found.push(`${one.text} / ${other.text}`);
    }
  });
  return found;
}

/** Runs that reach out of the page's margins. */
export function outside(runs: readonly TextRun[], width: number): string[] {
  return runs
    .filter((run) => run.text.trim() !== "" && (run.x < 56 || run.x + run.width > width - 52 || run.y < 20))
    .map((run) => run.text);
}
