import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { glob } from "glob";
import { SaxesParser } from "saxes";
import { formats, renderReport } from "../src/cli/judge/report-formats.ts";
import { KompendiumError } from "../src/formats/docbook/error.ts";
import { readDocbook } from "../src/formats/docbook/read.ts";
import type { Report } from "../src/model/report.ts";
import { type Checked, checkInFull } from "../src/pipeline.ts";
import { compareReports } from "../src/report/compare.ts";
import { comparisonMarkdown, comparisonText } from "../src/reporters/comparison.ts";
import { toJson } from "../src/reporters/json.ts";
import { SourceMemory } from "../src/source/memory.ts";
import { fromJson, readBaseline, SavedDocumentError } from "../src/source/saved-documents.ts";
import { hasHidden } from "../src/text/hidden-characters.ts";
import { clean, objectFile, sidecar } from "../test/format/clean-root.ts";
import { randomOf } from "../test/random.ts";
import { mutate } from "./fuzz-mutate.ts";

const day = "2026-11-23";

/** The content that is mutated: small, with a file of every kind. */
const content: Readonly<Record<string, string>> = {
  ...(clean as Record<string, string>),
  "controls/objects/prozess.md": objectFile(
    "type: process\ncritical: true\nrecovery: {rto: PT4H, rpo: PT1H, mtpd: PT24H}\ndepends-on: [server, [raum-a, raum-b]]",
  ),
  "controls/risks/ausfall.md":
    "---\ntitle: Ausfall\nobjects: [server]\nthreat: G 0.8\nfrequency: rare\nimpact: limited\ntreatment: reduce\n---\n\nText.\n",
  "controls/audits/intern.md":
    "---\ntitle: Audit\nkind: internal\ndate: 2026-05-04\n---\n\n## F-1 Befund\n\n- Schwere: geringe Abweichung\n- Betrifft: INF.7.A1\n- Frist: 2026-12-31\n\nText mit [Nachweis](../../evidence/rz-a/begehung.txt).\n",
  "controls/accessibility.md":
    "# Barrierefreiheit\n\nText, [Adresse](https://example.org), | a |\n\n| a |\n|---|\n| b |\n",
  "evidence/rz-a/notiz.md":
    "---\ntitle: Notiz\ntype: document\nissued: 2026-03-14\n---\n\n> Text\n\n1. eins\n",
  "evidence/domain/zertifikat.txt": "Zertifikat (Beispiel)\n",
  "evidence/domain/zertifikat.txt.yaml": sidecar(
    "type: certificate\nissued: 2026-01-01\nvalid-until: 2028-12-31\nbasis: it-grundschutz\nnumber: X-1\nholder: Rechenzentrum\ncovers: [INF.7]\nsites: [rz-a]",
  ),
};

/** Inputs of one round: a document of the BSI, a saved report, a baseline and, read together, files of a content root. */
export const inputsOfRound = 10;
const filesOfRound = inputsOfRound - 3;

/** What was wrong in a round, with the inputs that were to blame. */
export interface Fault {
  readonly fault: string;
  readonly input: string;
}

/** Rounds of mutated inputs, which hang on the seed and the round's number alone. */
export interface Fuzzer {
  readonly run: (round: number) => Promise<readonly Fault[]>;
  readonly close: () => Promise<void>;
}

/** Makes ready what is mutated. */
export async function startFuzzer(seed: number): Promise<Fuzzer> {
  const root = await mkdtemp(join(tmpdir(), "nachweis-fuzz-"));
  for (const [path, text] of Object.entries(content)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const memory = new SourceMemory();
  const look = (open?: ReadonlyMap<string, string>) =>
    checkInFull(root, { asOf: day, today: day, version: "0.0.0", memory, open });
  const current = (await look()).report;
  const saved = toJson(current, "de");
  const baseline = JSON.stringify({ format: "nachweis-baseline/1", recorded: day, until: day, findings: [] });
  const xml = await readFile(new URL("../test/formats/docbook/small.xml", import.meta.url), "utf8");
  const examples = await glob(["controls/**/*.md", "evidence/**/*.{md,yaml}"], { posix: true });
  const others = [...Object.values(content)];
  for (const path of examples.sort()) others.push((await readFile(path, "utf8")).slice(0, 6_000));
  const paths = Object.keys(content).filter((path) => /\.(md|yaml)$/.test(path));

  const run = async (round: number): Promise<readonly Fault[]> => {
    const random = randomOf(seed * 1_000_003 + round);
    const mutated = (text: string): string => mutate(text, others, random);
    const [document, report, accepted] = [mutated(xml), mutated(saved), mutated(baseline)];
    const open = new Map(
      Array.from({ length: filesOfRound }, () => paths[Math.floor(random() * paths.length)] ?? "").map(
        (path) => [path, mutated(content[path] ?? "")],
      ),
    );
    const read: (readonly [input: string, read: () => Promise<unknown>])[] = [
      [document, () => refusedOr(KompendiumError, () => readDocbook([new TextEncoder().encode(document)]))],
      [report, () => refusedOr(SavedDocumentError, async () => expectComparisons(fromJson(report), current))],
      [accepted, () => refusedOr(SavedDocumentError, async () => readBaseline(accepted))],
      [
        [...open].map(([path, text]) => `== ${path}\n${text}`).join("\n"),
        async () => {
          const checked = await look(open);
          await expectFormats(checked, root);
        },
      ],
    ];
    const faults: Fault[] = [];
    for (const [input, reading] of read) {
      try {
        await reading();
      } catch (error) {
        faults.push({
          fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
          input,
        });
      }
    }
    return faults;
  };
  return { run, close: () => rm(root, { recursive: true, force: true }) };
}

/** An input that can't be read is refused by the error that says so, and by no other. */
async function refusedOr(
  refusal: new (...args: never[]) => Error,
  read: () => Promise<unknown>,
): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof refusal)) throw error;
  }
}

/** Every format says the report, is well formed, and holds nothing that a terminal or page would act on. */
async function expectFormats({ report, consequences }: Checked, root: string): Promise<void> {
  for (const format of formats) {
    const options = { root, lang: "de", chosen: undefined, verbose: true, colour: false } as const;
    const text = await renderReport(report, format, { ...options, consequences });
    expectHarmless(format, text);
    if (format === "json") fromJson(text);
    else if (format === "sarif" || format === "gitlab") JSON.parse(text);
    else if (format === "junit") wellFormedXml(text);
  }
}

/** A saved report that is taken can be compared with what is now, both ways. */
function expectComparisons(saved: Report, current: Report): void {
  for (const [before, after] of [
    [saved, current],
    [current, saved],
  ] as const) {
    const comparison = compareReports(before, after, { before: "a", after: "b" });
    expectHarmless("comparison", comparisonText(comparison, "de"));
    expectHarmless("markdown", comparisonMarkdown(comparison, "en"));
  }
}

function expectHarmless(format: string, text: string): void {
  // Markdown keeps mentions from being some by a blank without width.
  const hidden = hasHidden(format === "markdown" ? text.replaceAll("\u200b", "") : text);
  if (hidden || !text.isWellFormed()) throw new Error(`${format}: a hidden character, or half of one`);
}

function wellFormedXml(text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
}
