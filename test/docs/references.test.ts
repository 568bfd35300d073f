import { existsSync, readFileSync } from "node:fs";
import type { Heading } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { describe, expect, it } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { codeIn, documents, linksIn } from "./markdown-documents.ts";

/** Paths that a document shows as something to be made, or that a build makes. */
const made = /^(?:dist|pdf|check)\/|^(?:controls|evidence)\/|^src\/rules\/evidence-without-issuer\.|<|\*/;

/** A word of code that is a path of this project: with a folder that it has, or a file name it would have at its top. */
const looksLikePath = /^(?:\.ci|src|site|test|docs|examples|schemas|tools|bench|editor)\/[\w./+-]+$/;

describe("what documents point at exists", () => {
  const paths = documents.flatMap((document) => [
    ...linksIn(document).map(({ path }) => ({ document: document.path, path })),
    ...codeIn(document)
      .filter(({ lang, value }) => lang === null && looksLikePath.test(value) && !made.test(value))
      .map(({ value }) => ({ document: document.path, path: value })),
  ]);

  it.each(paths)("$document: $path", ({ path }) => {
    expect(existsSync(path)).toBe(true);
  });

  const anchors = documents.flatMap((document) =>
    linksIn(document)
      .filter(({ anchor }) => anchor !== "")
      .map((link) => ({ document: document.path, ...link })),
  );

  it.each(anchors)("$document: $path#$anchor", ({ path, anchor }) => {
    const target = documents.find((document) => document.path === path);
    const headings: string[] = [];
    if (target)
      visit(target.tree, "heading", (heading: Heading) => void headings.push(anchorOf(textOf(heading))));
    expect(headings).toContain(anchor);
  });
});

describe("every rule is explained to officers, with its severity and sorted by name", () => {
  it.each([
    ["docs/de/schreiben.md", { error: "", warning: " (Warnung)", info: " (Hinweis)" }],
    ["docs/en/writing.md", { error: "", warning: " (warning)", info: " (note)" }],
  ] as const)("in %s, and no other", (path, words) => {
    const parts = readFileSync(path, "utf8").split(
      /^## (?:Was die Meldungen bedeuten|What the messages mean)$/m,
    );
    const explained = [...(parts[1] ?? "").matchAll(/^\| `([a-z-]+)`((?: \([A-Za-z]+\))?) \|/gm)];
    expect(explained.map(([, id, severity]) => `${id}${severity}`)).toEqual(
      rules.map(({ id, severity }) => `${id}${words[severity]}`),
    );
  });
});

/** The anchor that GitHub and GitLab give a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, "")
    .replaceAll(" ", "-");
}
