import { resolve } from "node:path";
import { type Command, Option } from "commander";
import type { Language } from "../../model/position.ts";
import { compareReports } from "../../report/compare.ts";
import { comparisonMarkdown, comparisonText } from "../../reporters/comparison.ts";
import { languageOption } from "../language.ts";
import { asOfOption, rootOption } from "../options.ts";
import { runCheck } from "./check.ts";
import { namedReport } from "./named-report.ts";

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
      const { report: before, from: since } = await namedReport(old, options);
      // A day, and the content as it is: the same as what another day is judged by.
      const { report: after, from: until } =
        now === undefined
          ? { report: await runCheck(resolve(options.root), options), from: "day" }
          : await namedReport(now, options);
      const sameContent = since === "day" && until === "day";
      const current = options.lang === "de" ? "dem jetzigen Inhalt" : "present content";
      const comparison = compareReports(before, after, { before: old, after: now ?? current });
      const write = {
        pretty: () => comparisonText(comparison, options.lang, { sameContent }),
        json: () => `${JSON.stringify(comparison, null, 1)}\n`,
        markdown: () => comparisonMarkdown(comparison, options.lang, { sameContent }),
      };
      process.stdout.write(write[options.format]());
    });
}
