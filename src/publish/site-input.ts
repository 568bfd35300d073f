import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { methodOf } from "../catalogue/methods.ts";
import { languages } from "../model/languages.ts";
import type { Bilingual, Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { documentFonts } from "../pdf/layout/font-metrics.ts";
import { comingLapses } from "../report/forecast.ts";
import { fromJson } from "../source/saved-documents.ts";
import type { CompiledSite } from "./compiled-site.ts";
import { fileTexts, readableFiles } from "./file-texts.ts";
import { readSynonyms } from "./search-synonyms.ts";
import { copiesOf } from "./site-evidence.ts";
import { siteLetters } from "./site-letters.ts";
import { sitePlans } from "./site-plans.ts";

/** A document (PDF) that is published, in each language. */
export interface PublishedDocument {
  readonly id: string;
  readonly title: Bilingual;
  readonly fileName: Bilingual;
  /** Absent in a language that the edition is not in. */
  readonly file: Readonly<Partial<Record<Language, PublishedFile>>>;
}

/** What tells a reader which file it is: bytes counts them, sha256 is their digest. */
export interface PublishedFile {
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a site is made from. */
export interface SiteSource {
  /** Absolute path of `report.json`: all that the pages are made from. */
  readonly reportFile: string;
  /** Absolute path of the content root, whose evidence is read. */
  readonly contentRoot: string;
  /** Absolute path of the root of the site, where the pages find the copies of the evidence. */
  readonly outDir: string;
  /** The languages of the pages, both by default. An edition in English alone begins at `index.html`, too. */
  readonly languages?: readonly Language[];
  /** The documents (PDF) that are published in `pdf/` beside the site; none: no page of them. */
  readonly documents?: readonly PublishedDocument[];
  /** The command that the edition is made by, and can be made again: `build` by default. */
  readonly madeBy?: "build" | "package";
  /** Told what is being done. */
  readonly onProgress?: (step: Bilingual) => void;
}

/**
 * Writes what the compiled site reads (`SiteInput` of `site/src/data.ts`): the report, and what is made of it and of the evidence
 * with what pages may not import.
 *
 * @param file absolute path
 * @returns the report
 * @throws if evidence that the report names is gone or altered, or the disk fails.
 */
export async function writeSiteInput(
  source: SiteSource,
  { rules }: CompiledSite,
  file: string,
): Promise<Report> {
  const bytes = await readFile(source.reportFile);
  const report = fromJson(bytes.toString("utf8"));
  const fonts = documentFonts();
  const readable = readableFiles(report).length;
  if (readable > 0)
    source.onProgress?.({
      de: `Text der Nachweise lesen (${readable})`,
      en: `Reading the text of evidence (${readable})`,
    });
  const input = {
    report,
    lapses: comingLapses(report),
    method: methodOf(report),
    digest: createHash("sha256").update(bytes).digest("hex"),
    outDir: source.outDir,
    copies: Object.fromEntries(copiesOf(report)),
    fileTexts: Object.fromEntries(await fileTexts(report, source.contentRoot)),
    documents: source.documents ?? [],
    madeBy: source.madeBy ?? "build",
    languages: source.languages ?? languages,
    rulePages: rules,
    synonyms: (await readSynonyms()).map(({ de, en }) => [...de, ...en]),
    plans: sitePlans(report, fonts),
    letters: siteLetters(report, fonts),
  };
  await writeFile(file, JSON.stringify(input));
  return report;
}
