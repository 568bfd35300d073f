import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Report, ReportEvidence } from "../model/report.ts";
import { evidenceBytes, publishable } from "./evidence-bytes.ts";
import { makeFolder } from "./make-folder.ts";

/**
 * Endings under which a browser shows a file or offers it, and never runs it. A list of what runs would never be whole: with
 * `.shtm`, `.xbl`, `.rss` and many more each browser and server has its own.
 */
const harmless: ReadonlySet<string> = new Set(
  "pdf png jpg jpeg gif webp txt csv json docx xlsx odt ods eml zip".split(" "),
);

/** Files after which others get their turn: the server of `nachweis dev`, or an interruption. */
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
 * @param there path of each copy that lies in the folder already, and the digest of its bytes: what is there is not written again,
 * and what is written is added.
 * @throws if a file is gone, leads out of the content root, or its bytes are not those of the report.
 */
export async function copyEvidence(
  report: Report,
  contentRoot: string,
  folder: string,
  there = new Map<string, string>(),
): Promise<void> {
  const copies = copiesOf(report);
  await makeFolder(join(folder, "nachweise/dateien"));
  for (const [number, entry] of publishable(report).entries()) {
    if (number % inOneGo === 0) await setImmediate();
    const copy = copies.get(entry.path) ?? "";
    if (there.get(copy) === entry.digest) continue;
    writeFileSync(join(folder, copy), evidenceBytes(contentRoot, entry));
    there.set(copy, entry.digest ?? "");
  }
}

/** A name that is safe everywhere and says what it is; the digest keeps different files apart. */
function copyName({ path, digest }: ReportEvidence): string {
  const [, name = "", ending = ""] = /^evidence\/(.*?)(?:\.([A-Za-z0-9]+))?$/s.exec(path) ?? [];
  const stem = name
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .slice(0, 80);
  const extension = ending.toLowerCase();
  // Under a name that says nothing of what is in it, every browser offers a file to be saved.
  return `${stem}-${(digest ?? "").slice(0, 12)}.${harmless.has(extension) ? extension : "bin"}`;
}
