import { readdir, readFile } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import type { Report, ReportEvidence } from "../../src/model/report.ts";
import { type Clearance, clearances } from "../../src/model/vocabulary.ts";
import { readPages, textOf } from "../pdf/layout/page-text.ts";
import { wordsIn } from "./published-words.ts";

/** So many words in a row count as somebody's own: a part of a withheld text must not be published either. */
const length = 4;

/** Stretches of words: of a short text the text itself, of a longer one all that are `length` words long. */
function stretchesOf(words: readonly string[]): readonly string[] {
  if (words.length <= length) return words.length === 0 ? [] : [words.join(" ")];
  return words.slice(length - 1).map((_, i) => words.slice(i, i + length).join(" "));
}

/** All stretches of one to `length` words of a text that is searched; with `beginnings`, those alone that are among them. */
export function* everyStretch(words: readonly string[], beginnings?: ReadonlySet<string>): Generator<string> {
  for (const [from, first] of words.entries()) {
    let stretch = first;
    for (let next = from + 1; beginnings?.has(stretch) !== false; next += 1) {
      yield stretch;
      if (next === from + length || next >= words.length) break;
      stretch += ` ${words[next]}`;
    }
  }
}

/** With what stretches of words begin: their first word, their first two, and so on up to themselves. */
export function beginningsOf(stretches: Iterable<string>): ReadonlySet<string> {
  const beginnings = new Set<string>();
  for (const stretch of stretches) {
    const words = stretch.split(" ");
    for (let end = 1; end <= words.length; end += 1) beginnings.add(words.slice(0, end).join(" "));
  }
  return beginnings;
}

/**
 * Everything that the content above a clearance says, taken from the whole report and the evidence files: names, texts,
 * persons, actions, messages. Left out is what anybody may read, which is found here and not listed by hand: the catalogue's
 * facts, the tool's own words, and what content that is shown says too, but for names of withheld content in it.
 * @param tool stretches of words of the tool itself
 * @returns stretch of words → file that it comes from
 */
export async function withheldWords(
  report: Report,
  root: string,
  clearance: Clearance,
  tool: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const isShown = isShownAt(report, clearance);
  const entries = entriesOf(report);
  const shown = entries.filter(isShown);
  const hidden = entries.filter((entry) => !isShown(entry));
  const hiddenFiles = new Set(
    hidden.flatMap((entry) => (isEvidence(entry) ? [entry.file, entry.path] : [entry.file])),
  );
  const hiddenIds = new Set(hidden.flatMap((entry) => ("id" in entry ? [entry.id] : [])));
  const isAboutHidden = ({ file, object, site }: Report["findings"][number]) =>
    hiddenFiles.has(file) || [object, site].some((id) => id !== null && hiddenIds.has(id));

  const facts = new Set(everyStretch(wordsIn(factsOf(report))));
  const own: Known = { has: (stretch) => tool.has(stretch) || facts.has(stretch) };
  const names = new Set(shown.flatMap(namesOf).map(phraseOf));
  const secretNames = hidden
    .flatMap(namesOf)
    .map(phraseOf)
    .filter((name) => !names.has(name) && !own.has(name));
  const shownTexts = [
    ...[
      ...shown,
      ...report.findings.filter((finding) => !isAboutHidden(finding)),
      report.accessibility,
    ].flatMap(stringsIn),
    ...(await textsOf(shown.filter(isEvidence), root)),
  ];
  const open = new Set(
    withoutNames(shownTexts.map(phraseOf), secretNames).flatMap((phrase) => [
      ...everyStretch(phrase.split(" ")),
    ]),
  );

  const ids = shown.flatMap((entry) => ("id" in entry && entry.id !== null ? [phraseOf(entry.id)] : []));
  // Of identifiers of what is shown, one after the other, nobody wrote a text either: lists and addresses are full of them.
  const isList = (stretch: string) =>
    ids.reduce((rest, id) => rest.replaceAll(` ${id} `, " "), ` ${stretch} `).trim() === "";

  const found = new Map<string, string>();
  const add = (texts: readonly string[], from: string): void => {
    for (const stretch of texts.flatMap((text) => stretchesOf(wordsIn(text))))
      if (isTelling(stretch, own) && isTelling(stretch, open) && !isList(stretch)) found.set(stretch, from);
  };
  for (const entry of hidden) {
    add(namesOf(entry), entry.file);
    add(stringsIn(isEvidence(entry) ? withoutRemains(entry, clearance) : entry), entry.file);
    if (isEvidence(entry)) add(await textsOf([entry], root), entry.file);
  }
  for (const finding of report.findings.filter(isAboutHidden)) add(stringsIn(finding), finding.file);
  return found;
}

type Known = Pick<ReadonlySet<string>, "has">;

/** Two letters or a number stand on any page, and a type with a day remains of evidence that is withheld. */
function isTelling(stretch: string, known: Known): boolean {
  const words = stretch.split(" ").filter((word) => !/\d/.test(word));
  const letters = stretch.match(/\p{L}/gu) ?? [];
  return letters.length > 2 && !known.has(stretch) && !known.has(words.join(" "));
}

function phraseOf(text: string): string {
  return wordsIn(text).join(" ");
}

/** Phrases cut where they hold one of the names, which must not be published there either. */
function withoutNames(phrases: readonly string[], names: readonly string[]): readonly string[] {
  const cut = names.reduce(
    (text, name) => text.replaceAll(` ${name} `, " \n "),
    phrases.map((one) => ` ${one} `).join("\n"),
  );
  return cut.split("\n").map((phrase) => phrase.trim());
}

/** Tells whether a clearance may see an entry of the report. */
export function isShownAt(report: Report, clearance: Clearance): (entry: Entry) => boolean {
  const allowed = (level: Clearance) => clearances.indexOf(level) <= clearances.indexOf(clearance);
  const sites = new Set(
    report.sites.filter(({ classification }) => allowed(classification)).map(({ id }) => id),
  );
  return (entry) =>
    // The path of evidence names its site.
    allowed(entry.classification) && (!isEvidence(entry) || entry.site === null || sites.has(entry.site));
}

type Entry =
  | Report["domain"]
  | Report["sites" | "objects" | "controls" | "risks" | "audits" | "evidence"][number];

function entriesOf(report: Report): readonly Entry[] {
  const { domain, sites, objects, controls, risks, audits, evidence } = report;
  return [domain, ...sites, ...objects, ...controls, ...risks, ...audits, ...evidence];
}

function isEvidence(entry: Entry): entry is ReportEvidence {
  return "usedBy" in entry;
}

/** What an entry is called; a control is called as a requirement is, or by its file. */
function namesOf(entry: Entry): readonly string[] {
  if ("assessments" in entry) return [entry.file];
  const names = [entry.file, entry.title, ...("id" in entry && entry.id !== null ? [entry.id] : [])];
  return isEvidence(entry)
    ? [...names, entry.path, entry.path.slice(entry.path.lastIndexOf("/") + 1)]
    : names;
}

/** Of evidence there remain its type, its dates and whom it speaks for; above `public` also its digest. */
function withoutRemains(entry: ReportEvidence, clearance: Clearance): object {
  const { type, issued, validUntil, validity, classification, site, sites, usedBy, ...rest } = entry;
  const { sha256, digest, ...more } = rest;
  return clearance === "public" ? rest : more;
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(stringsIn);
}

/** What people read in evidence files; pictures are recognised by their digest alone. */
async function textsOf(evidence: readonly ReportEvidence[], root: string): Promise<readonly string[]> {
  return Promise.all(
    evidence
      .filter(({ digest }) => digest !== null)
      .map(async ({ path }) => {
        const bytes = await readFile(join(root, path));
        if (path.endsWith(".pdf")) return textOf(await readPages(bytes));
        return bytes.includes(0) ? "" : bytes.toString("utf8").replace(/^---\n.*?\n---\n|<[^>]*>/gs, " ");
      }),
  );
}

/** Facts of the catalogue and the rules; neither the BSI's own text nor what the institution says about a module. */
function factsOf(report: Report): string {
  const requirements = report.requirements.map(({ text, ...facts }) => facts);
  const modules = report.modules.map(({ reason, objects, ...facts }) => facts);
  const titles = [...requirements, ...modules].map(({ id, title }) => `${id} ${title}`);
  const addresses = modules.map(({ id, layer }) => `modules/${id} ${layer} ${id}`);
  return JSON.stringify([titles, addresses, requirements, modules, report.catalogueInfo, report.rules]);
}

/** The sources of everything that the tool says or writes by itself. */
export async function toolText(): Promise<string> {
  const folders = ["site/src", "site/client", "src/model", "src/pdf", "src/report", "src/catalogue"];
  const texts = folders.map(async (folder) => {
    const files = (await readdir(resolve(folder), { recursive: true })).filter((file) =>
      [".ts", ".astro", ".css", ".md"].includes(extname(file)),
    );
    return Promise.all(files.map((file) => readFile(resolve(folder, file), "utf8")));
  });
  return (await Promise.all(texts)).flat().join("\n");
}
