import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { readPageFiles, readRulePage } from "../../src/rules/rule-page.ts";
import type { Content } from "../../test/content-root.ts";
import { certifiable } from "../../test/format/certifiable-root.ts";
import { clean } from "../../test/format/clean-root.ts";
import { writeEmptyFixture, writeFixture } from "../../test/site/fixture-content.ts";
import { writeRareFixture } from "../../test/site/rare-content.ts";
import { writeAllModules } from "../all-modules.ts";

/** A content root, and what it is called in the table. */
export interface NamedRoot {
  readonly name: string;
  readonly root: string;
}

/**
 * Writes into `folder` what tests are made from (all modules of the catalogue, fixtures, the examples of the rules' pages),
 * and finds what lies on disk beside it.
 *
 * @param example root of the worked example
 * @returns the roots; what is not there is left out
 */
export async function contentRoots(folder: string, example: string): Promise<NamedRoot[]> {
  const at = (name: string): NamedRoot => ({
    name,
    root: join(folder, name.replaceAll(/[^a-z0-9]+/gi, "-")),
  });
  const written: NamedRoot[] = [];
  const write = async (name: string, writer: (root: string) => Promise<void>): Promise<void> => {
    const entry = at(name);
    await writer(entry.root);
    written.push(entry);
  };
  await write("all modules, nothing assessed", (root) => writeAllModules(root, "unassessed"));
  await write("all modules, everything assessed", (root) => writeAllModules(root, "assessed"));
  await write("test: site", writeFixture);
  await write("test: site, rare", writeRareFixture);
  await write("test: site, empty", writeEmptyFixture);
  await write("test: clean", (root) => writeContent(root, clean));
  await write("test: certifiable", (root) => writeContent(root, certifiable));

  const rules = fileURLToPath(new URL("../../src/rules/", import.meta.url));
  const base = contentOf(readPageFiles(readFileSync(join(rules, "README.md"), "utf8")));
  for (const file of readdirSync(rules).filter((name) => name.endsWith(".md") && name !== "README.md")) {
    const { failing, passing } = readRulePage(readFileSync(join(rules, file), "utf8"));
    const wrong = { ...base, ...contentOf(failing.files) };
    const kept = Object.fromEntries(Object.entries(wrong).filter(([path]) => !passing.gone.includes(path)));
    const rule = file.replace(/\.md$/, "");
    await write(`rule: ${rule}`, (root) => writeContent(root, wrong));
    await write(`rule: ${rule}, right`, (root) =>
      writeContent(root, { ...kept, ...contentOf(passing.files) }),
    );
  }
  return [
    { name: "worked example", root: example },
    { name: "test: docs", root: fileURLToPath(new URL("../../test/docs/fixtures", import.meta.url)) },
    ...written,
    ...cases(),
  ];
}

function cases(): NamedRoot[] {
  const folder = fileURLToPath(new URL("../../../shared/cases/", import.meta.url));
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name: `case: ${name}`, root: join(folder, name, "root") }))
    .filter(({ root }) => existsSync(root));
}

function contentOf(files: ReturnType<typeof readPageFiles>): Content {
  return Object.fromEntries(
    [...files].map(([path, { text, encoding }]) => [path, Buffer.from(text, encoding)]),
  );
}

async function writeContent(root: string, content: Content): Promise<void> {
  for (const [path, bytes] of Object.entries(content)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), bytes);
  }
}
