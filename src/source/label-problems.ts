import type { Nodes } from "mdast";
import { visit } from "unist-util-visit";
import { resolveLink } from "../model/link-address.ts";
import type { Problem } from "../model/project.ts";
import { definitionsOf } from "./definitions.ts";
import { type Markdown, startOf } from "./markdown.ts";

/**
 * What is wrong with the labels of links and footnotes where they are defined: a label twice, and one that nothing refers to
 * although it leads to evidence, which so belongs to nothing.
 */
export function labelProblems(markdown: Markdown): Problem[] {
  const { links, footnotes, repeated, referred } = definitionsOf(markdown.root);
  const problems = repeated.map((node): Problem => {
    const isNote = node.type === "footnoteDefinition";
    const first = (isNote ? footnotes : links).get(node.identifier);
    const label = `[${isNote ? "^" : ""}${node.label ?? node.identifier}]`;
    return {
      rule: "catalog-syntax",
      at: startOf(markdown, node),
      message: {
        de: `${label} ist in dieser Datei schon festgelegt; wohin ein Verweis mit ${label} führt, ist nicht zu erkennen.`,
        en: `${label} is defined in this file already; where a link with ${label} leads can't be told.`,
      },
      help: {
        de: "Geben Sie dieser Zeile und den Verweisen darauf einen eigenen Namen, oder schreiben Sie die Adressen in die Verweise: [Text](Adresse).",
        en: "Give this line and the links to it a name of their own, or write the addresses into the links: [text](address).",
      },
      related: first
        ? [{ ...startOf(markdown, first), message: { de: "Hier steht es zuerst.", en: "It is here first." } }]
        : [],
    };
  });
  const unused = (node: Nodes, label: string, text: string): void => {
    problems.push({
      rule: "catalog-syntax",
      at: startOf(markdown, node),
      message: {
        de: `Auf ${label} verweist nichts; der Nachweis darin gehört zu keiner Bewertung.`,
        en: `Nothing refers to ${label}; the evidence in it belongs to no assessment.`,
      },
      help: {
        de: `Schreiben Sie ${text} an die Stelle, die er belegt.`,
        en: `Write ${text} at the place that it proves.`,
      },
    });
  };
  for (const [identifier, node] of links) {
    const name = `[${node.label ?? identifier}]`;
    if (!referred.has(identifier) && leadsToFile(markdown, node)) unused(node, name, `[Text]${name}`);
  }
  for (const [identifier, node] of footnotes) {
    const name = `[^${node.label ?? identifier}]`;
    if (!referred.has(`^${identifier}`) && leadsToFile(markdown, node)) unused(node, name, name);
  }
  return problems;
}

/** Whether a node leads, or links, to a file. */
function leadsToFile(markdown: Markdown, node: Nodes): boolean {
  let found = false;
  visit(node, (inner) => {
    if (inner.type !== "link" && inner.type !== "image" && inner.type !== "definition") return;
    found ||= resolveLink(markdown.file, inner.url).leads !== "web";
  });
  return found;
}

/** Paths of evidence to which labels lead, used or not: what is wrong with a label is said there. */
export function evidenceDefined(markdown: Markdown): string[] {
  const { links, repeated } = definitionsOf(markdown.root);
  return [...links.values(), ...repeated].flatMap((node) => {
    const { leads, path } =
      "url" in node ? resolveLink(markdown.file, node.url) : { leads: "web", path: null };
    return leads === "evidence" && path !== null ? path : [];
  });
}
