/**
 * Compares what two revisions say of the same content: `check --format json` of each, in German and English, on the worked
 * example (of the new revision), on every module of the catalogue, on the tests' fixtures and rule pages, and on
 * `../shared/cases` if it is there. Prints a line a root; exit code 1 if one differs.
 *
 * Run: npx node bench/compare-reports.ts OLD NEW [--states] [--but KEY] [--only TEXT]
 *   OLD, NEW     revisions of git; `.` is the project as it lies here
 *   --states     compares the items and their states alone, and counts the findings by rule
 *   --but KEY    leaves this key of both reports out, such as domain.id
 *   --only TEXT  only roots whose name holds the text
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Report } from "../src/model/report.ts";
import type { Job } from "./compare/job.ts";
import { exportRevision } from "./compare/revision.ts";
import { contentRoots, type NamedRoot } from "./compare/roots.ts";

const day = "2026-11-23";
const languages = ["de", "en"] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { states: { type: "boolean" }, but: { type: "string" }, only: { type: "string" } },
});
const [oldRevision, newRevision] = positionals;
if (oldRevision === undefined || newRevision === undefined) {
  say("Run: npx node bench/compare-reports.ts OLD NEW [--states] [--but KEY] [--only TEXT]");
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "nachweis-compare-"));
try {
  const before = exportRevision(oldRevision, join(folder, "old"));
  const after = exportRevision(newRevision, join(folder, "new"));
  const all = await contentRoots(join(folder, "roots"), after);
  const roots = all.filter(({ name }) => name.includes(values.only ?? ""));
  if (!all.some(({ name }) => name.startsWith("case: "))) say("skipped: there is no ../shared/cases here");
  check("old", before, roots);
  check("new", after, roots);
  let different = 0;
  for (const [number, { name }] of roots.entries()) {
    const found = values.states ? compareStates(number) : compareText(number);
    if (found.differs) different++;
    say(
      `${found.differs ? "DIFFERS" : "same   "}  ${name}${found.lines.map((line) => `\n           ${line}`).join("")}`,
    );
  }
  say(`${roots.length - different} of ${roots.length} the same`);
  process.exitCode = different > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function outputOf(side: "old" | "new", number: number, language: string): string {
  return join(folder, `${side}-${number}-${language}.json`);
}

/** Checks all roots with one revision. A root on which it ends or never answers has no report; the others go on. */
function check(side: "old" | "new", revision: string, roots: readonly NamedRoot[]): void {
  const list = join(folder, `${side}.json`);
  const driver = fileURLToPath(new URL("compare/check-roots.ts", import.meta.url));
  let jobs = roots.flatMap(({ root }, number) =>
    languages.map((language): Job => ({ root, language, day, output: outputOf(side, number, language) })),
  );
  while (jobs.length > 0) {
    writeFileSync(list, JSON.stringify(jobs));
    spawnSync(process.execPath, [driver, revision, list], {
      stdio: "ignore",
      timeout: 60_000 + 5_000 * jobs.length,
    });
    const first = jobs.findIndex(({ output }) => !existsSync(output));
    jobs = first === -1 ? [] : jobs.slice(first + 1);
  }
}

interface Compared {
  readonly differs: boolean;
  readonly lines: readonly string[];
}

/** Byte for byte: the first line that differs, of each language. */
function compareText(number: number): Compared {
  const lines = languages.flatMap((language) => {
    const [old, now] = (["old", "new"] as const).map((side) => textOf(side, number, language).split("\n"));
    const at = old?.findIndex((line, i) => line !== now?.[i]) ?? -1;
    if (old?.length === now?.length && at === -1) return [];
    const line = at === -1 ? (old?.length ?? 0) : at;
    return [`${language}, line ${line + 1}`, `- ${old?.[line]?.trim()}`, `+ ${now?.[line]?.trim()}`];
  });
  return { differs: lines.length > 0, lines: lines.length > 0 ? lines : [contentOf("new", number)] };
}

/** What a report holds, so that nobody takes two empty ones for proof; of what is none, what is there instead. */
function contentOf(side: "old" | "new", number: number): string {
  const report = reportOf(side, number);
  if (!report) return `no report: ${textOf(side, number, "de").trim()}`;
  return `${report.items.length} items, ${report.findings.length} findings`;
}

function reportOf(side: "old" | "new", number: number): Pick<Report, "items" | "findings"> | null {
  const text = textOf(side, number, "de");
  return text.startsWith("{") ? JSON.parse(text) : null;
}

/** The report as it was written, without the key that is left out. */
function textOf(side: "old" | "new", number: number, language: string): string {
  const output = outputOf(side, number, language);
  if (!existsSync(output)) return "no answer";
  const text = readFileSync(output, "utf8");
  if (values.but === undefined || !text.startsWith("{")) return text;
  const left = values.but.split(".");
  const report: unknown = JSON.parse(text);
  remove(report, left);
  return JSON.stringify(report, null, 1);
}

function remove(value: unknown, [key = "", ...rest]: readonly string[]): void {
  if (typeof value !== "object" || value === null) return;
  const record = value as Record<string, unknown>;
  if (rest.length === 0) delete record[key];
  else remove(record[key], rest);
}

/** The states of the items, and how many findings each rule has more or fewer; only the states make a difference. */
function compareStates(number: number): Compared {
  const [old, now] = [reportOf("old", number), reportOf("new", number)];
  if (!old || !now) {
    const differs = (old === null) !== (now === null);
    return { differs, lines: [`old: ${contentOf("old", number)}`, `new: ${contentOf("new", number)}`] };
  }
  const states = [old, now].map(
    ({ items }) =>
      new Map(
        items.map(({ requirement, object, site, state }) => [
          `${requirement} ${object ?? "-"}@${site ?? "-"}`,
          state,
        ]),
      ),
  );
  const [was, is] = states;
  const changed = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].filter(
    (item) => was?.get(item) !== is?.get(item),
  );
  const shown = changed
    .slice(0, 5)
    .map((item) => `${item}: ${was?.get(item) ?? "–"} → ${is?.get(item) ?? "–"}`);
  if (changed.length > shown.length) shown.push(`and ${changed.length - shown.length} more`);
  return {
    differs: changed.length > 0,
    lines: [`${is?.size} items, ${changed.length} with another state`, ...shown, ...findingsByRule(old, now)],
  };
}

function findingsByRule(old: Pick<Report, "findings">, now: Pick<Report, "findings">): string[] {
  const count = ({ findings }: Pick<Report, "findings">) => Map.groupBy(findings, ({ rule }) => rule);
  const [was, is] = [count(old), count(now)];
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((rule) => {
    const [before, after] = [was.get(rule)?.length ?? 0, is.get(rule)?.length ?? 0];
    return before === after ? [] : [`${rule}: ${before} → ${after} findings`];
  });
}
