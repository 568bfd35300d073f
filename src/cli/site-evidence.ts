import { writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Report, ReportEvidence } from "../model/report.ts";
import { evidenceBytes, publishable } from "./evidence-bytes.ts";
import { makeFolder } from "./make-folder.ts";

/** Files that a browser opens as a page of its own, with scripts, or that a web server may run, are copied as plain text. */
const active =
  /\.(html?|xhtml|xht|shtml|svgz?|xml|xsl|xslt|mht|mhtml|js|mjs|hta|swf|php\d?|phtml|phar|cgi|pl|py|rb|aspx?|jspx?)$/i;

/** Files after which others get their turn: Astro, which builds the pages meanwhile, or an interruption. */
const inOneGo = 20;

/**
 * Evidence that may be shown: what the report's clearance allows, or without one what is classified `internal` at most. What
 * is above is named in the site, and its file withheld.
 * @returns evidence path → path of the copy, relative to the root of the site.
 */
export function copiesOf(report: Report): ReadonlyMap<string, string> {
  return new Map(publishable(report).map((entry) => [entry.path, `nachweise/dateien/${copyName(entry)}`]));
}

/**
 * Copies the evidence that may be shown into the site in `folder`, by path and digest of the report. One call of the system
 * after the other: for small files handing them to other threads costs more.
 * @throws if a file is gone, leads out of the content root, or its bytes are not those of the report.
 */
export async function copyEvidence(report: Report, contentRoot: string, folder: string): Promise<void> {
  const copies = copiesOf(report);
  await makeFolder(join(folder, "nachweise/dateien"));
  for (const [number, entry] of publishable(report).entries()) {
    if (number % inOneGo === 0) await setImmediate();
    writeFileSync(join(folder, copies.get(entry.path) ?? ""), evidenceBytes(contentRoot, entry));
  }
}

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
