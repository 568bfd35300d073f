import { describe, expect, test } from "vitest";
import { relativeAddress } from "../../../src/model/link-address.ts";
import type { CatalogFile } from "../../../src/model/project.ts";
import { readCatalog } from "../../../src/source/catalog-file.ts";
import {
  assessmentsFor,
  onlyLinksAdded,
  withEvidenceLink,
  withUnprovenLink,
} from "../../../src/source/edit/evidence-link.ts";
import { parseMarkdown } from "../../../src/source/markdown.ts";

const file = "controls/catalog/inf/inf-2.md";
const sourced: Omit<CatalogFile, "unreadableControls" | "prose"> = {
  file,
  data: {},
  positions: new Map(),
  invalid: new Set(),
};

/** The first control of a catalogue's text. */
function controlOf(text: string) {
  const control = readCatalog(parseMarkdown(file, text), sourced, []).controls[0];
  if (!control) throw new Error("no control");
  return control;
}

/** The text with evidence of `rz-a` linked. */
function linked(text: string, title = "Wartung", evidence = "evidence/rz-a/usv/2026.pdf"): string | null {
  const control = controlOf(text);
  const [assessment] = assessmentsFor(control, "rz-a", new Set());
  if (!assessment) throw new Error("no assessment");
  return withEvidenceLink(file, text, { control, assessment, title, evidence });
}

const link = "[Wartung](../../../evidence/rz-a/usv/2026.pdf).";
const head = "# Katalog\n\n## INF.2.A3 Einsatz einer unterbrechungsfreien Stromversorgung\n\n";

describe("a link is inserted behind the prose, and nothing else changes", () => {
  test.each([
    [
      "between prose and attributes",
      "### rz-a: ja\n\nZwei Stränge.\n\n- Geprüft: 2026-09-14, A\n\n### rz-b: nein\n",
      `### rz-a: ja\n\nZwei Stränge.\n\n${link}\n\n- Geprüft: 2026-09-14, A\n\n### rz-b: nein\n`,
    ],
    ["below a heading alone", "### rz-a: ja\n", `### rz-a: ja\n\n${link}\n`],
    ["at the end of the text", "### rz-a: ja", `### rz-a: ja\n\n${link}`],
    [
      "before a list that follows the heading at once",
      "### rz-a: ja\n- Geprüft: 2026-09-14, A\n",
      `### rz-a: ja\n\n${link}\n\n- Geprüft: 2026-09-14, A\n`,
    ],
    [
      "before the next heading without an empty line",
      "### rz-a: ja\nText\n### rz-b: ja\n",
      `### rz-a: ja\nText\n\n${link}\n\n### rz-b: ja\n`,
    ],
    [
      "before a line of dashes, which must not turn it into a heading",
      "### rz-a: ja\n\nText\n\n---\n\n- Geprüft: 2026-09-14, A\n",
      `### rz-a: ja\n\nText\n\n---\n\n${link}\n\n- Geprüft: 2026-09-14, A\n`,
    ],
    [
      "behind a block of code",
      "### rz-a: ja\n\n```\n### rz-a: nein\n```\n\n## INF.2.A4 Notabschaltung der Stromversorgung\n",
      `### rz-a: ja\n\n\`\`\`\n### rz-a: nein\n\`\`\`\n\n${link}\n\n## INF.2.A4 Notabschaltung der Stromversorgung\n`,
    ],
    [
      "behind a table and before a comment's list",
      "### rz-a: ja\n\n| a |\n|---|\n| b |\n\n<!-- x -->\n\n- Offen: t; bis 2027-01-01; R\n",
      `### rz-a: ja\n\n| a |\n|---|\n| b |\n\n<!-- x -->\n\n${link}\n\n- Offen: t; bis 2027-01-01; R\n`,
    ],
  ])("%s", (_name, before, after) => expect(linked(head + before)).toBe(head + after));

  test("with the line ends of the file", () => {
    const text = `${head}### rz-a: ja\n\nText.\n`;
    expect(linked(text.replaceAll("\n", "\r\n"))).toBe(
      `${head}### rz-a: ja\n\nText.\n\n${link}\n`.replaceAll("\n", "\r\n"),
    );
  });

  test("a title with markup in it stays text", () => {
    const text = linked(`${head}### rz-a: ja\n`, "A](x) *b* <c> [d]");
    const [found] = controlOf(text ?? "").assessments[0]?.links ?? [];
    expect(found).toMatchObject({ text: "A](x) *b* <c> [d]", path: "evidence/rz-a/usv/2026.pdf" });
  });

  test("where the text does not allow it, nothing is inserted", () => {
    expect(linked(`${head}### rz-a: ja\n\n<!-- Rest folgt\n`)).toBeNull();
    expect(linked(`${head}### rz-a: ja\n\n\`\`\`\nRest\n`)).toBeNull();
  });
});

test("many links are read back at once: all of them, and nothing else", () => {
  const added = (text: string): boolean => {
    const control = controlOf(text);
    const [assessment] = assessmentsFor(control, "rz-a", new Set());
    if (!assessment) throw new Error("no assessment");
    const evidence = ["evidence/rz-a/1.pdf", "evidence/rz-a/2.pdf"];
    const after = evidence.reduce(
      (so, path) =>
        withUnprovenLink(file, so, { control, assessment, title: "T", evidence: path }) ?? "no place",
      text,
    );
    const place = { control, assessment };
    expect(onlyLinksAdded(file, text, after, place, evidence.slice(1))).toBe(false);
    return onlyLinksAdded(file, text, after, place, evidence);
  };
  expect(added(`${head}### rz-a: ja\n\nText.\n`)).toBe(true);
  expect(added(`${head}### rz-a: ja\n\n\`\`\`\nRest\n`)).toBe(false);
});

test("any file name survives as an address", () => {
  for (const name of [
    "a b.pdf",
    "100%.pdf",
    "(1).pdf",
    "a#b?c.pdf",
    "Prüfung ü.pdf",
    "[x]<y>.pdf",
    "%20.pdf",
  ]) {
    const evidence = `evidence/rz-a/${name}`;
    const text = linked(`${head}### rz-a: ja\n`, "T", evidence);
    expect(controlOf(text ?? "").assessments[0]?.links[0]?.path, name).toBe(evidence);
  }
  expect(relativeAddress("controls/catalog/a.md", "evidence/rz-a/ü.pdf")).toBe("../../evidence/rz-a/ü.pdf");
});

describe("the assessment that fits best", () => {
  const scopes = (text: string, site: string, objects: string[] = []) =>
    assessmentsFor(controlOf(`${head}${text}`), site, new Set(objects)).map((each) =>
      each.scopes.map(({ value }) => value).join(", "),
    );

  test.each([
    ["the site's own", "### alle: ja\n\n### rz-a: ja\n\n### usv@rz-a: ja\n", "rz-a", ["rz-a"]],
    ["one that names several", "### rz-a, rz-b: ja\n", "rz-b", ["rz-a, rz-b"]],
    [
      "else those of its objects",
      "### alle: ja\n\n### usv@rz-a: ja\n\n### raum: ja\n",
      "rz-a",
      ["usv@rz-a", "raum"],
    ],
    ["else the one for all", "### alle: ja\n\n### rz-a: ja\n", "rz-b", ["alle"]],
    ["else none", "### rz-a: ja\n", "rz-b", []],
    ["of the domain", "### rz-a: ja\n\n### verbund: ja\n", "domain", ["verbund"]],
    ["of the domain, if there is none for it", "### rz-a: ja\n\n### rz-b: ja\n", "domain", ["rz-a", "rz-b"]],
  ])("%s", (_name, text, site, expected) => expect(scopes(text, site, ["raum"])).toEqual(expected));
});

test("words for every scope and for the domain are found in whatever letter case", () => {
  for (const [scope, site] of [
    ["Alle", "rz-a"],
    ["ALL", "rz-a"],
    ["Verbund", "domain"],
    ["Domain", "domain"],
  ] as const)
    expect(assessmentsFor(controlOf(`${head}### ${scope}: ja\n`), site, new Set())).toHaveLength(1);
});
