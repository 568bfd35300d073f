import type { CatalogueLookup } from "../model/catalogue.ts";
import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { words } from "../model/words.ts";
import { lineAt } from "./content-workspace.ts";
import { wordAt } from "./cursor-context.ts";
import { evidenceOf } from "./definition.ts";
import type { Feature } from "./feature.ts";

/** Says what the word means that the pointer rests on. */
export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  answer({ connection, workspace, texts, language }) {
    connection.onHover(async ({ textDocument, position }) => {
      const document = await workspace.document(textDocument.uri);
      if (!document) return null;
      const place = texts.placeAt(document.uri, position);
      const word = wordAt(lineAt(document.text, place), place.column - 1);
      if (!word) return null;
      const { report, catalogue } = document.state;
      const value = explainWord(word.text, document.path, report, catalogue, language);
      return value === null ? null : { contents: { kind: "markdown", value } };
    });
  },
};

/** What a word means, as Markdown; null if it means nothing here. */
function explainWord(
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
