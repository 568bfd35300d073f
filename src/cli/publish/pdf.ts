import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import type { Language } from "../../model/position.ts";
import type { Report } from "../../model/report.ts";
import { type PdfDocument, pdfDocuments, renderPdf } from "../../pdf/render-pdf.ts";
import { CommandError } from "../../publish/command-error.ts";
import { fileDigest } from "../../publish/digest-list.ts";
import { evidenceBytes, publishable } from "../../publish/evidence-bytes.ts";
import { inOneStep } from "../../publish/in-one-step.ts";
import { makeFolder } from "../../publish/make-folder.ts";
import { requireOutsideContent } from "../../publish/replaceable-folder.ts";
import type { PublishedFile } from "../../publish/site-input.ts";
import { comingLapses } from "../../report/forecast.ts";
import { toJson } from "../../reporters/json.ts";
import { addCommand } from "../command.ts";
import { keepHeapSmall } from "../heap.ts";
import { argument, option, options } from "../options.ts";
import { Progress } from "../progress.ts";
import { type PublishedOptions, publishedReport } from "./published-report.ts";
import { LackingCharacters } from "./report-lacking.ts";
import { UnusablePlans } from "./report-unusable.ts";

interface PdfOptions extends PublishedOptions {
  readonly out: string;
}

/** Adds `nachweis pdf [A.1 …]`: the reference documents and reports as PDF, all of them without names. */
export function addPdfCommand(program: Command): Command {
  return addCommand<"pdf", PdfOptions, [names: readonly string[]]>(program, "pdf", {
    does: { de: "Referenzdokumente und Berichte als PDF", en: "reference documents and reports as PDF" },
    arguments: [argument("[documents...]", pdfDocuments.map(({ id }) => id).join(" "))],
    options: [
      options.root(),
      options.asOf(),
      options.clearance(),
      option("--out <dir>", { de: "Zielordner", en: "target folder" }).default("pdf"),
      options.since(),
    ],
    async run(given, names) {
      keepHeapSmall();
      const documents = names.length === 0 ? pdfDocuments : names.map(documentOf);
      await requireOutsideContent(resolve(given.out), given.root);
      const progress = new Progress(given.lang);
      const report = await publishedReport(given, progress);
      // What is written must not depend on the environment: German, unless --lang says otherwise.
      const language = given.isGiven("lang") ? given.lang : "de";
      const wanted = names.length > 0 ? documents : documents.filter(({ applies }) => applies(report));
      const lacking = new LackingCharacters();
      const unusable = new UnusablePlans();
      await writePdfs(
        report,
        wanted,
        language,
        { root: given.root, folder: resolve(given.out) },
        { progress, lacking, unusable },
      );
      lacking.report(given.lang);
      unusable.report(given.lang);
    },
  });
}

function documentOf(name: string): PdfDocument {
  const found = pdfDocuments.find(({ id }) => id.toLowerCase() === name.toLowerCase());
  if (found) return found;
  const known = pdfDocuments.map(({ id }) => id).join(", ");
  throw new CommandError({
    de: `Das Dokument „${name}“ gibt es nicht; es gibt ${known}`,
    en: `There is no document "${name}"; there is ${known}`,
  });
}

/** Where documents are written, and from where. */
interface PdfPlaces {
  /** Absolute path of the content root, whose pictures are shown. */
  readonly root: string;
  /** Absolute path of the folder of the documents. */
  readonly folder: string;
  /** Address of the site's root relative to that folder, if there is a site. */
  readonly site?: string;
}

/** Who is told what happens. */
export interface Listeners {
  readonly progress: Progress;
  readonly lacking: LackingCharacters;
  readonly unusable: UnusablePlans;
}

/**
 * Writes documents of a report into a folder, each in one step: a file is there whole, or as it was.
 * @returns of each document, in their order, what was written
 */
export async function writePdfs(
  report: Report,
  documents: readonly PdfDocument[],
  language: Language,
  { root, folder, site }: PdfPlaces,
  { progress, lacking, unusable }: Listeners,
): Promise<readonly PublishedFile[]> {
  await makeFolder(folder);
  const digest = createHash("sha256").update(toJson(report, "de")).digest("hex");
  const pictures = picturesOf(report, root);
  const lapses = comingLapses(report);
  const input = { report, lapses, digest, language, pictures, ...(site === undefined ? {} : { site }) };
  const written: PublishedFile[] = [];
  for (const [i, document] of documents.entries()) {
    const step = {
      de: `PDF ${i + 1}/${documents.length}: ${document.id} ${document.title.de}`,
      en: `PDF ${i + 1}/${documents.length}: ${document.id} ${document.title.en}`,
    };
    progress.step(step);
    const name = document.fileName[language];
    const file = join(folder, name);
    const made = await inOneStep(file, async (partial) => {
      const rendered = await renderPdf(document, input, createWriteStream(partial, { flags: "wx" }), {
        progress: (page, pages) => progress.count(step, page, pages),
      });
      const { size } = await stat(partial);
      return { rendered, bytes: size, sha256: await fileDigest(partial) };
    });
    written.push({ pages: made.rendered.pages, bytes: made.bytes, sha256: made.sha256 });
    lacking.add(name, made.rendered.lacking);
    if (document.id === "A.1") unusable.add(pictures);
  }
  progress.end();
  return written;
}

/** Largest picture that is taken into a document, in bytes. */
const largestPicture = 20_000_000;

/** Bytes of the network plans on file (`document: A.1`), by path, whatever they are: the document says what it can't show. */
function picturesOf(report: Report, root: string): ReadonlyMap<string, Uint8Array> {
  const pictures = new Map<string, Uint8Array>();
  for (const entry of publishable(report))
    if (entry.document?.id === "A.1" && entry.bytes <= largestPicture)
      pictures.set(entry.path, evidenceBytes(root, entry));
  return pictures;
}
