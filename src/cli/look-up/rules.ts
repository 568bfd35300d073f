import type { Command } from "commander";
import type { Bilingual, Language } from "../../model/position.ts";
import type { ReportRule } from "../../model/report.ts";
import { words } from "../../model/words.ts";
import { check } from "../../pipeline.ts";
import { rules } from "../../rules/index.ts";
import { ContentRootError } from "../../source/read-project.ts";
import { jsonText } from "../../text/json-text.ts";
import { wrap } from "../../text/wrap.ts";
import { today } from "../clock.ts";
import { addCommand } from "../command.ts";
import { options } from "../options.ts";
import { toolVersion } from "../version.ts";

/** Adds `nachweis rules`: every rule with its severity in this content root; outside of one, by default. */
export function addRulesCommand(program: Command): Command {
  return addCommand<"rules", { readonly format: "table" | "json" }>(program, "rules", {
    does: { de: "alle Regeln der Prüfung", en: "all rules of the check" },
    options: [options.root(), options.format(["table", "json"])],
    async run({ root, format, lang, isGiven }) {
      const known = (await weighedRules(root, isGiven("root"))) ?? rules;
      process.stdout.write(
        format === "json" ? rulesJson(known) : rulesTable(known, lang, process.stdout.columns ?? 120),
      );
    },
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

const texts = {
  off: { de: "aus", en: "off" },
  else: { de: "sonst", en: "else" },
  fix: { de: "Korrektur", en: "fix" },
  more: { de: "Mehr dazu: nachweis explain REGEL", en: "More about one: nachweis explain RULE" },
} satisfies Record<string, Bilingual>;

/** A row for each rule: name, severity here (and by default, if that is another), summary, within `width` characters. */
export function rulesTable(known: readonly ReportRule[], language: Language, width: number): string {
  const defaults = new Map(rules.map(({ id, severity }) => [id, severity]));
  const word = (severity: ReportRule["severity"]): string =>
    (severity === "off" ? texts.off : words.severity[severity])[language];
  const rows = known.map(({ id, severity, fix, summary }) => {
    const usual = defaults.get(id) ?? severity;
    const changed = usual === severity ? "" : ` (${texts.else[language]} ${word(usual)})`;
    const mending = fix === "none" ? "" : ` (${texts.fix[language]}: ${words.mending[fix][language]})`;
    return [id, `${word(severity)}${changed}`, `${summary[language]}${mending}`] as const;
  });
  const widths = [0, 1].map((i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const [idWidth = 0, severityWidth = 0] = widths;
  const indent = idWidth + severityWidth + 4;
  const lines = rows.map(([id, severity, summary]) => {
    const head = `${id.padEnd(idWidth)}  ${severity.padEnd(severityWidth)}  `;
    return head + wrap(summary, Math.max(40, width - indent)).join(`\n${" ".repeat(indent)}`);
  });
  return `${[...lines, "", texts.more[language]].join("\n")}\n`;
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
  return jsonText({ rules: written });
}
