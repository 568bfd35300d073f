import { mkdir, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Bilingual } from "../model/position.ts";
import type { Report, ReportEvidence } from "../model/report.ts";
import { evidenceBytes, publishable } from "./evidence-bytes.ts";

/** Files that a browser opens as a page of its own, with scripts, are copied as plain text. */
const active = /\.(html?|xhtml|xht|shtml|svgz?|xml|xsl|xslt|mht|mhtml|js|mjs|hta|swf)$/i;

/**
 * Copies the evidence that may be shown into `nachweise/dateien/` of `folder`, by path and digest of the report: what the
 * report's clearance allows, or without one what is classified `internal` at most. What is above is named in the site, and
 * its file withheld.
 * @returns evidence path → path of the copy, relative to `folder`.
 * @throws if a file is gone, leads out of the content root, or its bytes are not those of the report.
 */
export async function copyEvidence(
  report: Report,
  contentRoot: string,
  folder: string,
  progress: (step: Bilingual) => void,
): Promise<Readonly<Record<string, string>>> {
  const files = publishable(report);
  progress({ de: `${files.length} Nachweise kopieren`, en: `Copying ${files.length} evidence files` });
  const target = "nachweise/dateien";
  await mkdir(join(folder, target), { recursive: true });
  const copies: Record<string, string> = {};
  for (let start = 0; start < files.length; start += atOnce) {
    const copying = await Promise.allSettled(
      files.slice(start, start + atOnce).map(async (entry) => {
        const copy = `${target}/${copyName(entry)}`;
        copies[entry.path] = copy;
        await writeFile(join(folder, copy), await evidenceBytes(contentRoot, entry));
      }),
    );
    // Only when nothing is being written any more may the folder be removed.
    for (const result of copying) if (result.status === "rejected") throw result.reason;
  }
  return copies;
}

/** Files that are read and written at the same time: the disk need not wait, and memory holds no more than these. */
const atOnce = 8;

/** A name that is safe everywhere and says what it is; the digest keeps different files apart. */
function copyName(entry: ReportEvidence): string {
  const extension = extname(entry.path)
    .toLowerCase()
    .replace(/[^a-z0-9.]/g, "");
  const stem = entry.path
    .slice("evidence/".length, entry.path.length - extname(entry.path).length)
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .slice(0, 80);
  return `${stem}-${(entry.digest ?? "").slice(0, 12)}${extension}${active.test(extension) ? ".txt" : ""}`;
}
