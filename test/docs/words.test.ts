import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { evidenceTypes, states } from "../../src/model/vocabulary.ts";
import { words } from "../../src/model/words.ts";

const textOf = (path: string): string => readFileSync(path, "utf8").replace(/\s+/g, " ");

describe("the guides use the words that site, PDF and terminal show", () => {
  const guides = [
    ["docs/de/schreiben.md", "de"],
    ["docs/de/auditieren.md", "de"],
    ["docs/en/writing.md", "en"],
    ["docs/en/auditing.md", "en"],
  ] as const;

  it.each(guides)("for states: %s", (path, language) => {
    for (const state of states) expect(textOf(path)).toContain(`| ${words.state[state][language]} |`);
  });

  it("for types of evidence: docs/de/schreiben.md", () => {
    for (const type of evidenceTypes)
      expect(textOf("docs/de/schreiben.md")).toContain(`\`${type}\` (${words.evidenceType[type].de}`);
  });
});
