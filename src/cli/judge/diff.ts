import type { Command } from "commander";
import type { Comparison } from "../../model/comparison.ts";
import type { Bilingual } from "../../model/position.ts";
import type { Report } from "../../model/report.ts";
import { words } from "../../model/words.ts";
import { CommandError } from "../../publish/command-error.ts";
import { compareReports } from "../../report/compare.ts";
import { changesSince } from "../../report/withhold/changes-since.ts";
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
      const { comparison, withheld } = compared(before, after, { before: old, after: now ?? present[lang] });
      const write = {
        pretty: () => comparisonText(comparison, lang, { sameContent, withheld }),
        json: () => jsonText(comparison),
        markdown: () => comparisonMarkdown(comparison, lang, { sameContent, withheld }),
      };
      process.stdout.write(write[format]());
    },
  });
}

/**
 * What differs. A report that was made for a clearance lacks what is classified above it: that is neither new nor gone.
 *
 * @throws CommandError if what the later report lacks can't be told from what is gone
 */
function compared(
  before: Report,
  after: Report,
  names: { readonly before: string; readonly after: string },
): { readonly comparison: Comparison; readonly withheld: Bilingual | null } {
  const clearance = before.withheld?.clearance ?? null;
  const later = after.withheld?.clearance ?? null;
  if (later !== null && later !== clearance) throw new CommandError(lacking(names.after, later));
  if (clearance === null) return { comparison: compareReports(before, after, names), withheld: null };
  const { de, en } = words.clearance[clearance];
  const withheld = {
    de: `Verglichen ist, was die Freigabestufe „${de}“ zeigt.`,
    en: `Compared is what the clearance “${en}” shows.`,
  };
  if (later !== null) return { comparison: compareReports(before, after, names), withheld };
  const changes = changesSince(before, after, { clearance, since: "report" });
  const comparison = {
    ...changes,
    before: { ...changes.before, name: names.before },
    after: { ...changes.after, name: names.after },
  };
  return { comparison, withheld };
}

function lacking(name: string, clearance: keyof typeof words.clearance): Bilingual {
  return {
    de: `${name}: ist nur für die Freigabestufe „${words.clearance[clearance].de}“ gemacht; was ihm fehlt, sähe aus, als wäre es entfallen. Nehmen Sie den ganzen Bericht (check --format json)`,
    en: `${name}: is made for the clearance ${clearance} alone; what it lacks would look as if it were gone. Take the whole report (check --format json)`,
  };
}
