import type { Heading, Root, RootContent } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Bilingual } from "../model/position.ts";
import type { Prose } from "../model/prose.ts";

/** The page of a rule, `<rule>.md`, for a security officer (src/rules/README.md says how it is built). */
export interface RulePage {
  readonly title: Bilingual;
  /** Why it matters, as Markdown. */
  readonly why: Bilingual;
  /** How to mend it, as Markdown. */
  readonly mend: Bilingual;
  /** The example that fails, as Markdown, its files, and its findings as `file:line:column rule message`. */
  readonly failing: {
    readonly text: string;
    readonly files: PageFiles;
    readonly findings: readonly string[];
  };
  /** The files that change so that it passes, and paths of those that go. */
  readonly passing: { readonly text: string; readonly files: PageFiles; readonly gone: readonly string[] };
  /** The same texts as prose, for the site. */
  readonly prose: {
    readonly why: Readonly<Record<"de" | "en", Prose>>;
    readonly mend: Readonly<Record<"de" | "en", Prose>>;
    readonly failing: Prose;
    readonly passing: Prose;
  };
}

/** Text by path, and how it becomes bytes: `latin1` is ISO 8859-1; `base64` stands for a file that is no text. */
export type PageFiles = ReadonlyMap<string, PageFile>;
interface PageFile {
  readonly text: string;
  readonly encoding: "utf8" | "latin1" | "base64";
}

const encodings: Readonly<Record<string, PageFile["encoding"]>> = {
  "": "utf8",
  " (ISO 8859-1)": "latin1",
  " (Base64)": "base64",
};

/** The sections of a page, in order: heading depth and text, the English title after its colon. */
const sections = [
  [2, "Warum"],
  [2, "Beispiel mit Fehler"],
  [2, "Richtig"],
  [2, "So beheben Sie es"],
  [2, "English: "],
  [3, "Why"],
  [3, "How to mend it"],
] as const;

/**
 * Reads the page of a rule.
 *
 * @throws {Error} if a section is missing, empty, out of order, or one too many
 */
export function readRulePage(markdown: string): RulePage {
  const tree = unified().use(remarkParse).parse(markdown);
  const [title, ...parts] = split(tree);
  if (title?.heading.depth !== 1 || parts.length !== sections.length) throw new Error("wrong sections");
  const texts = parts.map(({ heading, body }, i) => {
    const [depth, name] = sections[i] ?? [0, ""];
    const found = textOf(heading);
    if (heading.depth !== depth || !found.startsWith(name)) throw new Error(`"${found}" is not "${name}"`);
    if (body.length === 0 && name !== "English: ") throw new Error(`"${name}" is empty`);
    return slice(markdown, body);
  });
  const [why = "", failing = "", passing = "", mend = "", , whyEn = "", mendEn = ""] = texts;
  const [whyProse = [], example = [], right = [], mendProse = [], , whyProseEn = [], mendProseEn = []] =
    parts.map(({ body }) => body);
  return {
    title: {
      de: textOf(title.heading),
      en: textOf(parts[4]?.heading ?? title.heading).slice("English: ".length),
    },
    why: { de: why, en: whyEn },
    mend: { de: mend, en: mendEn },
    failing: { text: failing, files: filesOf(example), findings: findingsOf(example) },
    passing: { text: passing, files: filesOf(right), gone: right.flatMap(goneIn) },
    prose: {
      why: { de: whyProse, en: whyProseEn },
      mend: { de: mendProse, en: mendProseEn },
      failing: example,
      passing: right,
    },
  };
}

/** The files that a stretch of Markdown shows: each a paragraph with its path, and a code block. */
function filesOf(nodes: readonly RootContent[]): PageFiles {
  const files = new Map<string, PageFile>();
  for (const [i, node] of nodes.entries()) {
    const path = pathOf(nodes[i - 1]);
    if (node.type !== "code" || path === null) continue;
    files.set(path.path, { text: `${node.value}\n`, encoding: path.encoding });
  }
  return files;
}

/** The files of a whole Markdown text, such as the shared base in README.md. */
export function readPageFiles(markdown: string): PageFiles {
  return filesOf(unified().use(remarkParse).parse(markdown).children);
}

function findingsOf(nodes: readonly RootContent[]): string[] {
  return nodes.flatMap((node, i) =>
    node.type === "code" && pathOf(nodes[i - 1]) === null ? node.value.split("\n") : [],
  );
}

/** A paragraph that says of a file that it goes: its path in backticks and “entfällt.” */
function goneIn(node: RootContent): string[] {
  const path = /^((?:controls|evidence)\/.+) entfällt\.$/.exec(textOf(node))?.[1];
  return node.type === "paragraph" && path !== undefined ? [path] : [];
}

function pathOf(node: RootContent | undefined): { path: string; encoding: PageFile["encoding"] } | null {
  if (node?.type !== "paragraph") return null;
  const [first, ...rest] = node.children;
  if (first?.type !== "inlineCode" || !/^(?:controls|evidence)\//.test(first.value)) return null;
  const encoding = encodings[rest.map((child) => textOf(child)).join("")];
  return encoding === undefined ? null : { path: first.value, encoding };
}

function split({ children }: Root): { heading: Heading; body: RootContent[] }[] {
  const parts: { heading: Heading; body: RootContent[] }[] = [];
  for (const node of children) {
    if (node.type === "heading") parts.push({ heading: node, body: [] });
    else parts.at(-1)?.body.push(node);
  }
  return parts;
}

function slice(markdown: string, nodes: readonly RootContent[]): string {
  const start = nodes[0]?.position?.start.offset ?? 0;
  return markdown.slice(start, nodes.at(-1)?.position?.end.offset ?? start);
}
