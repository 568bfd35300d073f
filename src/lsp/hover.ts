import { levelName } from "../model/method.ts";
import type { Language } from "../model/position.ts";
import { words } from "../model/words.ts";
import { escapeMarkdown } from "../reporters/markdown-text.ts";
import type { RootState } from "./checked-root.ts";
import { lineAt } from "./content-workspace.ts";
import { wordAt } from "./cursor-context.ts";
import { evidenceOf } from "./definition.ts";
import type { Feature } from "./feature.ts";
import { explainFormat } from "./hover-words.ts";

/** Says what the word means that the pointer rests on: of the content or of the format. */
export const hover: Feature = {
  capabilities: () => ({ hoverProvider: true }),
  answer({ connection, workspace, texts, language, client }) {
    const { contentFormat = ["markdown"] } = client.textDocument?.hover ?? {};
    const form = contentFormat.includes("markdown") ? marked : bare;
    connection.onHover(async ({ textDocument, position }) => {
      const document = await workspace.document(textDocument.uri);
      if (!document) return null;
      const { uri, path, text, state } = document;
      const place = texts.placeAt(uri, position);
      const word = wordAt(lineAt(text, place), place.column - 1);
      if (!word) return null;
      const end = { line: place.line, column: word.end + 1 };
      const format = explainFormat(path, text, word.text, end, language);
      const said =
        explainThing(word.text, path, state, language) ??
        (format && { name: format.word, lines: [format.text] });
      if (!said) return null;
      const value = [form.strong(said.name), ...said.lines.map(form.plain)].join("\n\n");
      return {
        contents: { kind: form.kind, value },
        range: texts.rangeOf(uri, { line: place.line, column: word.start + 1 }, end),
      };
    });
  },
};

/** Content is untrusted: what it says shows as it stands, and loads nothing. */
const marked = {
  kind: "markdown",
  strong: (text: string) => `**${escapeMarkdown(text)}**`,
  plain: escapeMarkdown,
} as const;
const bare = { kind: "plaintext", strong: String, plain: String } as const;

/** What is said of a thing: what it is called, then lines. */
interface Said {
  readonly name: string;
  readonly lines: readonly string[];
}

/** A requirement, module, site, object, risk or evidence that a word names; null if it names none. */
function explainThing(word: string, path: string, state: RootState, language: Language): Said | null {
  const { report, catalogue, assessed } = state;
  const called = { de: "Verbund", en: "domain" }[language];
  const requirement = catalogue.requirement(word);
  if (requirement) {
    const items = report.items.filter((item) => item.requirement === word);
    const roles = requirement.roles.join(", ") || (catalogue.module(requirement.module)?.mainRole ?? "");
    const level = levelName(assessed.index.method, requirement.level)[language];
    return said(
      `${requirement.id} ${requirement.title}`,
      [level, roles].filter(Boolean).join(", "),
      ...items.map((item) => {
        const where = [item.object, item.site].filter(Boolean).join(" @ ") || called;
        return `${where}: ${words.state[item.state][language]}`;
      }),
    );
  }
  const module = catalogue.module(word);
  if (module) return said(`${module.id} ${module.title}`, module.order);
  const [name = word, at] = word.split("@");
  const site = report.sites.find(({ id }) => id === (at ?? name));
  const object = report.objects.find(({ id }) => id === name);
  if (object)
    return said(
      object.title,
      object.type === null ? "" : words.objectType[object.type][language],
      at === undefined ? object.sites.join(", ") : (site?.title ?? at),
    );
  if (site) return said(site.title, words.siteState[site.state][language]);
  const risk = report.risks.find(({ id }) => id === word);
  if (risk) return said(risk.title, risk.treatment === null ? "" : words.treatment[risk.treatment][language]);
  const evidence = evidenceOf(word, path, report);
  if (!evidence) return null;
  const { type, issued, validUntil, validity } = evidence;
  const until = validUntil === null ? "" : ` – ${validUntil}`;
  return said(
    evidence.title,
    [type === null ? "" : words.evidenceType[type][language], issued === null ? "" : `${issued}${until}`]
      .filter(Boolean)
      .join(", "),
    words.validity[validity][language],
  );
}

function said(name: string, ...lines: string[]): Said {
  return { name, lines: lines.filter((line) => line !== "") };
}
