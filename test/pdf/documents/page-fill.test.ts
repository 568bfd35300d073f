import { readFileSync } from "node:fs";
import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, it } from "vitest";
import { pdfDocuments } from "../../../src/pdf/render-pdf.ts";
import { inputOf, produce } from "./produce.ts";
import { exampleReport } from "./reports.ts";

const report = exampleReport();

/** Points of the margins above and below the text, and how far a line of text reaches below its base. */
const [top, bottom, depth] = [76.5, 68, 3];

interface Page {
  /** Share of the text's height that is used. */
  readonly fill: number;
  readonly hasPicture: boolean;
}

async function pagesOf(bytes: Buffer): Promise<Page[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages: Page[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const height = (page.view[3] ?? 0) - top - bottom;
    const { items } = await page.getTextContent();
    const baselines = items.flatMap((item) =>
      "str" in item && item.str.trim() !== "" ? Number(item.transform[5]) : [],
    );
    const lowest = Math.min(...baselines.filter((y) => y > bottom));
    const { fnArray } = await page.getOperatorList();
    pages.push({
      fill: ((page.view[3] ?? 0) - top - lowest + depth) / height,
      hasPicture: fnArray.includes(OPS.paintImageXObject),
    });
  }
  await task.destroy();
  return pages;
}

/** A picture is not torn, and where the paper is turned a page ends: there alone may more than a third stay empty. */
describe("a page of the worked example's documents", () => {
  it.each(
    pdfDocuments.map(({ id }) => id),
  )("is no more than two fifths empty without need: %s", async (id) => {
    const { evidence } = await report;
    const plans = evidence.filter(({ path, document }) => document?.id === "A.1" && path.endsWith(".png"));
    const pictures = new Map(plans.map(({ path }) => [path, readFileSync(path)]));
    const pages = await pagesOf(await produce(id, { ...inputOf(await report), pictures }));
    const body = pages.slice(1, -1);
    const light = body.filter(
      ({ fill, hasPicture }, index) =>
        fill < 0.6 && !hasPicture && !body[index + 1]?.hasPicture && !isContents(id, index),
    );
    expect(light).toEqual([]);
    const empty = body.reduce((sum, { fill }) => sum + 1 - fill, 0) / Math.max(1, body.length);
    if (id !== "A.1") expect(empty).toBeLessThan(0.24);
  }, 120_000);

  /** Contents of half a page stand alone: A.1's, and those of the emergency documents, by which a plan is found on paper. */
  const isContents = (id: string, index: number): boolean =>
    (id === "A.1" || id === "emergency") && index === 0;
});
