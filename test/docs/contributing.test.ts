import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.ts";
import type { Rule } from "../../src/rules/rule.ts";
import { type PageFiles, readPageFiles, readRulePage } from "../../src/rules/rule-page.ts";
import { runRules } from "../../src/rules/run.ts";
import { readProject } from "../../src/source/read-project.ts";
import { type Content, day, writeContent } from "../content-root.ts";
import { codeIn, documents } from "./markdown-documents.ts";

const code = documents.flatMap((document) => (document.path === "CONTRIBUTING.md" ? codeIn(document) : []));
const source = code.find(({ lang }) => lang === "ts")?.value ?? "";
const page = readRulePage(code.find(({ lang }) => lang === "markdown")?.value ?? "");
const base = readPageFiles(await readFile("src/rules/README.md", "utf8"));

/** The rule of CONTRIBUTING.md, as somebody would save it in src/rules/. */
async function exampleRule(): Promise<Rule> {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-rule-"));
  const file = join(folder, "evidence-without-issuer.ts");
  await writeFile(file, source.replace("./rule.ts", pathToFileURL("src/rules/rule.ts").pathname));
  const module = (await import(pathToFileURL(file).href)) as { evidenceWithoutIssuer: Rule };
  await rm(folder, { recursive: true });
  return module.evidenceWithoutIssuer;
}

async function findingsOf(rule: Rule, ...layers: readonly PageFiles[]): Promise<string[]> {
  const files: Content = Object.fromEntries(
    layers.flatMap((layer) => [...layer].map(([path, { text }]) => [path, text])),
  );
  const project = await readProject((await writeContent(files)).root);
  const assessed = assess(project, day);
  return runRules(assessed, [rule]).map(
    ({ finding: { file, line, column, message } }) => `${file}:${line}:${column} ${rule.id} ${message.de}`,
  );
}

describe("the rule that CONTRIBUTING.md adds", async () => {
  const rule = await exampleRule();

  it("finds what its page says", async () => {
    expect(page.failing.findings).toHaveLength(1);
    expect(await findingsOf(rule, base, page.failing.files)).toEqual(page.failing.findings);
  });

  it("is content with what its page calls right", async () => {
    expect(await findingsOf(rule, base, page.failing.files, page.passing.files)).toEqual([]);
  });
});
