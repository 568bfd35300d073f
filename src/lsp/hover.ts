import type { CatalogueLookup } from "../model/catalogue.ts";
import { resolveLink } from "../model/link-address.ts";
import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { words } from "../model/words.ts";

/** Where the definition of a word stands: a content file and a line, from 1. */
export interface Definition {
  readonly file: string;
  readonly line: number;
}

/** What a word means, as Markdown; null if it means nothing here. */
export function explainWord(
  word: string,
  path: string,
  report: Report,
  catalogue: CatalogueLookup,
  language: Language,
): string | null {
  const requirement = catalogue.requirement(word);
  if (requirement) {
    const items = report.items.filter((item) => item.requirement === word);
    const roles = requirement.roles.join(", ") || (catalogue.module(requirement.module)?.mainRole ?? "");
    const lines = [
      `**${requirement.id}** ${requirement.title} (${requirement.level})`,
      roles,
      ...items.map(
        ({ object, site, state }) =>
          `- ${[object, site].filter(Boolean).join(" @ ") || "Verbund"}: ${words.state[state][language]}`,
      ),
    ];
    return lines.filter((line) => line !== "").join("\n\n");
  }
  const module = catalogue.module(word);
  if (module) return `**${module.id}** ${module.title} (${module.order})`;
  const site = report.sites.find(({ id }) => id === word);
  if (site) return `**${site.title}** (${site.state})`;
  const object = report.objects.find(({ id }) => id === word);
  if (object) return `**${object.title}** (${object.type ?? ""}) ${object.sites.join(", ")}`;
  const risk = report.risks.find(({ id }) => id === word);
  if (risk) return `**${risk.title}**`;
  const evidence = evidenceOf(word, path, report);
  if (evidence) {
    const until = evidence.validUntil === null ? "" : ` – ${evidence.validUntil}`;
    return `**${evidence.title}**\n\n${evidence.type ?? ""}, ${evidence.issued ?? ""}${until}`;
  }
  return null;
}

/** Where the thing that a word names is defined. */
export function definitionOf(word: string, path: string, report: Report): Definition | null {
  const evidence = evidenceOf(word, path, report);
  if (evidence) return { file: evidence.file, line: 1 };
  const [object = word] = word.split("@");
  const entry = [...report.sites, ...report.objects, ...report.risks, ...report.audits].find(
    ({ id }) => id === object,
  );
  if (entry) return { file: entry.file, line: 1 };
  const control =
    report.controls.find(({ id }) => id === word) ??
    report.controls.find(({ requirements }) => requirements.includes(word));
  return control ? { file: control.file, line: control.line } : null;
}

function evidenceOf(word: string, path: string, report: Report): Report["evidence"][number] | undefined {
  const target = resolveLink(path, word).path;
  return report.evidence.find((evidence) => evidence.path === target);
}
