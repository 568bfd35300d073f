import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Command, Option } from "commander";
import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { compareReports } from "../report/compare.ts";
import { comparisonMarkdown, comparisonText } from "../reporters/comparison.ts";
import { fromJson } from "../reporters/json.ts";
import { ContentRootError } from "../source/read-project.ts";
import { extractRevision } from "../source/revision.ts";
import { isDate } from "../text/date.ts";
import { runCheck } from "./check.ts";
import { CommandError, fileError } from "./command-error.ts";
import { languageOption } from "./language.ts";
import { asOfOption, rootOption } from "./options.ts";
import { removeWhenStopped } from "./remove-when-stopped.ts";

interface DiffOptions {
  readonly root: string;
  readonly asOf?: string;
  readonly lang: Language;
  readonly format: "pretty" | "json" | "markdown";
}

/** Adds `nachweis diff OLD [NEW]`: compares two reports, revisions or days; exit 0 whatever differs. */
export function addDiffCommand(program: Command): Command {
  return program
    .command("diff")
    .description(
      "zwei Stände vergleichen: Bericht (JSON), Git-Revision oder Tag / compare two states: report (JSON), git revision or day",
    )
    .argument("<old>", "report.json, HEAD~1, 2026-11-23")
    .argument("[new]", "ohne: der Inhalt, wie er ist / without: the content as it is")
    .addOption(rootOption())
    .addOption(asOfOption())
    .addOption(
      new Option("--format <format>", "Ausgabeformat / output format")
        .choices(["pretty", "json", "markdown"])
        .default("pretty"),
    )
    .addOption(languageOption())
    .action(async (old: string, now: string | undefined, options: DiffOptions) => {
      const before = await reportOf(old, options);
      const after =
        now === undefined ? await runCheck(resolve(options.root), options) : await reportOf(now, options);
      const current = options.lang === "de" ? "jetziger Inhalt" : "present content";
      const comparison = compareReports(before, after, { before: old, after: now ?? current });
      const write = {
        pretty: () => comparisonText(comparison, options.lang),
        json: () => `${JSON.stringify(comparison, null, 1)}\n`,
        markdown: () => comparisonMarkdown(comparison, options.lang),
      };
      process.stdout.write(write[options.format]());
    });
}

/** The report that a name stands for: a day, a report file, or a revision, in this order. */
async function reportOf(name: string, options: DiffOptions): Promise<Report> {
  const root = resolve(options.root);
  if (isDate(name)) return runCheck(root, { ...options, asOf: name });
  const file = resolve(name);
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? readReport(file) : reportOfRevision(root, name, options);
}

async function readReport(file: string): Promise<Report> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw fileError(file, error);
  });
  try {
    return fromJson(text);
  } catch {
    throw new CommandError({
      de: `${file}: ist kein Bericht von nachweis (check --format json)`,
      en: `${file}: is no report of nachweis (check --format json)`,
    });
  }
}

async function reportOfRevision(root: string, name: string, options: DiffOptions): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-diff-"));
  const done = removeWhenStopped(folder);
  try {
    const extracted = await extractRevision(root, name, folder);
    if (!extracted) {
      throw new CommandError({
        de: `${name}: weder Datei noch Tag (JJJJ-MM-TT) noch Git-Revision von ${root}`,
        en: `${name}: neither a file nor a day (YYYY-MM-DD) nor a git revision of ${root}`,
      });
    }
    const report = await runCheck(extracted.root, options);
    return { ...report, revision: extracted.commit };
  } catch (error) {
    if (!(error instanceof ContentRootError)) throw error;
    throw new CommandError({
      de: `${name}: In dieser Revision gibt es keinen Ordner controls/`,
      en: `${name}: this revision has no folder controls/`,
    });
  } finally {
    done();
    await rm(folder, { recursive: true, force: true });
  }
}
