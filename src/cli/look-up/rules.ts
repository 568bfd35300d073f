import { resolve } from "node:path";
import { type Command, Option } from "commander";
import type { Language } from "../../model/position.ts";
import type { ReportRule } from "../../model/report.ts";
import { words } from "../../model/words.ts";
import { check } from "../../pipeline.ts";
import { rules } from "../../rules/index.ts";
import { ContentRootError } from "../../source/read-project.ts";
import { wrap } from "../../text/wrap.ts";
import { today } from "../clock.ts";
import { languageOption } from "../language.ts";
import { rootOption } from "../options.ts";
import { toolVersion } from "../version.ts";

interface RulesOptions {
  readonly root: string;
  readonly lang: Language;
  readonly format: "table" | "json";
}

/** Adds `nachweis rules`: every rule with its severity in this content root; outside of one, by default. */
export function addRulesCommand(program: Command): Command {
  return program
    .command("rules")
    .description("alle Regeln der Prüfung / all rules of the check")
    .addOption(rootOption())
    .addOption(
      new Option("--format <format>", "Ausgabeformat / output format")
        .choices(["table", "json"])
        .default("table"),
    )
    .addOption(languageOption())
    .action(async (options: RulesOptions, command: Command) => {
      const asked = command.getOptionValueSource("root") !== "default";
      const known = (await weighedRules(resolve(options.root), asked)) ?? rules;
      process.stdout.write(
        options.format === "json"
          ? rulesJson(known)
          : rulesTable(known, options.lang, process.stdout.columns ?? 120),
      );
    });
}

/** The rules as a content root weighs them; null where there is none and nobody asked for one. */
async function weighedRules(root: string, asked: boolean): Promise<readonly ReportRule[] | null> {
  try {
    return (await check(root, { today: today(), version: toolVersion() })).rules;
  } catch (error) {
    if (error instanceof ContentRootError && !asked) return null;
    throw error;
  }
}

/** A row for each rule: name, severity here (and by default, if that is another), summary, within `width` characters. */
export function rulesTable(known: readonly ReportRule[], language: Language, width: number): string {
  const defaults = new Map(rules.map(({ id, severity }) => [id, severity]));
  const word = (severity: ReportRule["severity"]): string =>
    severity === "off" ? (language === "de" ? "aus" : "off") : words.severity[severity][language];
  const rows = known.map(({ id, severity, fix, summary }) => {
    const usual = defaults.get(id) ?? severity;
    const changed = usual === severity ? "" : ` (${language === "de" ? "sonst" : "else"} ${word(usual)})`;
    const mending =
      fix === "none" ? "" : ` (${language === "de" ? "Korrektur" : "fix"}: ${words.mending[fix][language]})`;
    return [id, `${word(severity)}${changed}`, `${summary[language]}${mending}`] as const;
  });
  const widths = [0, 1].map((i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const [idWidth = 0, severityWidth = 0] = widths;
  const indent = idWidth + severityWidth + 4;
  const lines = rows.map(([id, severity, summary]) => {
    const head = `${id.padEnd(idWidth)}  ${severity.padEnd(severityWidth)}  `;
    return head + wrap(summary, Math.max(40, width - indent)).join(`\n${" ".repeat(indent)}`);
  });
  const more =
    language === "de" ? "Mehr dazu: nachweis explain REGEL" : "More about one: nachweis explain RULE";
  return `${[...lines, "", more].join("\n")}\n`;
}

function rulesJson(known: readonly ReportRule[]): string {
  const defaults = new Map(rules.map(({ id, severity }) => [id, severity]));
  const written = known.map(({ id, severity, fix, summary }) => ({
    id,
    severity,
    default: defaults.get(id) ?? null,
    fix,
    summary,
  }));
  return `${JSON.stringify({ rules: written }, null, 1)}\n`;
}
