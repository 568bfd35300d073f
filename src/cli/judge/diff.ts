import type { Command } from "commander";
import { compareReports } from "../../report/compare.ts";
import { comparisonMarkdown, comparisonText } from "../../reporters/comparison.ts";
import { jsonText } from "../../text/json-text.ts";
import { addCommand } from "../command.ts";
import { argument, options } from "../options.ts";
import { reportOf } from "../run-check.ts";
import { namedReport } from "./named-report.ts";

interface DiffOptions {
  readonly format: "pretty" | "json" | "markdown";
}

const present = { de: "dem jetzigen Inhalt", en: "present content" };

/** Adds `nachweis diff OLD [NEW]`: compares two reports, revisions or days. */
export function addDiffCommand(program: Command): Command {
  return addCommand<"diff", DiffOptions, [old: string, now?: string]>(program, "diff", {
    does: {
      de: "zwei Stände vergleichen: Bericht (JSON), Git-Revision, Tag, Audit oder Siegel",
      en: "compare two states: report (JSON), git revision, day, audit or seal",
    },
    arguments: [
      argument("<old>", "report.json, HEAD~1, 2026-11-23, internes-audit-2026, seals/0001.seal"),
      argument("[new]", { de: "ohne: der Inhalt, wie er ist", en: "without: the content as it is" }),
    ],
    options: [options.root(), options.asOf(), options.format(["pretty", "json", "markdown"])],
    async run(given, old, now) {
      const { lang, format } = given;
      const { report: before, from: since } = await namedReport(old, given);
      // A day, and the content as it is: the same as what another day is judged by.
      const { report: after, from: until } =
        now === undefined ? { report: await reportOf(given), from: "day" } : await namedReport(now, given);
      const sameContent = since === "day" && until === "day";
      const comparison = compareReports(before, after, { before: old, after: now ?? present[lang] });
      const write = {
        pretty: () => comparisonText(comparison, lang, { sameContent }),
        json: () => jsonText(comparison),
        markdown: () => comparisonMarkdown(comparison, lang, { sameContent }),
      };
      process.stdout.write(write[format]());
    },
  });
}
