import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { type PageFiles, readPageFiles, readRulePage } from "../../src/rules/rule-page.ts";
import { type Content, reportOn } from "../content-root.ts";

const folder = new URL("../../src/rules/", import.meta.url);
const read = (name: string) => readFile(new URL(name, folder), "utf8");
const base = readPageFiles(await read("README.md"));

/** The findings of a rule on files laid over each other, as a page states them. */
async function findingsOf(rule: string, ...layers: readonly PageFiles[]): Promise<string[]> {
  const content: Content = Object.fromEntries(
    layers.flatMap((files) =>
      [...files].map(([path, { text, encoding }]) => [
        path,
        encoding === "utf8" ? text : Buffer.from(text, encoding),
      ]),
    ),
  );
  const { findings } = await reportOn(content);
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ file, line, column, message }) => `${file}:${line}:${column} ${rule} ${message.de}`);
}

it("has a base that breaks no rule but those of what is not there yet", async () => {
  const allowed = ["module-unconsidered", "status-unassessed", "evidence-orphan"];
  for (const { id } of rules) {
    if (!allowed.includes(id)) expect(await findingsOf(id, base)).toEqual([]);
  }
});

describe.each(rules.map(({ id }) => id))("the page of %s", async (rule) => {
  const { failing, passing } = readRulePage(await read(`${rule}.md`));

  it("shows an example that gives exactly the findings it states", async () => {
    expect(failing.findings.length).toBeGreaterThan(0);
    expect(await findingsOf(rule, base, failing.files)).toEqual(failing.findings);
  });

  it("shows how it is right", async () => {
    expect(passing.files.size).toBeGreaterThan(0);
    const left = new Map([...failing.files].filter(([path]) => !passing.gone.includes(path)));
    expect(await findingsOf(rule, base, left, passing.files)).toEqual([]);
  });
});
