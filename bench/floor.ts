/**
 * Bare parsing of a content root: remark-parse over its Markdown, then YAML over its sidecars, one after the other. Run by
 * `npm run bench` in a process of its own, as one of the two parts of the floor.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { parse } from "yaml";

const [root = "."] = process.argv.slice(2);
const markdown = unified().use(remarkParse);
const read = (path: string): string => readFileSync(join(root, path), "utf8");
for (const path of globSync("{controls,evidence}/**/*.md", { cwd: root })) markdown.parse(read(path));
for (const path of globSync("evidence/**/*.yaml", { cwd: root })) parse(read(path));
