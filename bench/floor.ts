/**
 * Bare parsing of a content root: remark-parse over its Markdown, then YAML over its sidecars, one after the other; or with
 * `gfm` remark over its Markdown alone, with the tables and lists of GitHub's Markdown, which our check reads, too. Run by
 * `npm run bench` in a process of its own, as one of the two parts of the floor, and as a yardstick of the check.
 *
 * Run: npx node bench/floor.ts ROOT [gfm]
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { parse } from "yaml";

const [root = ".", only] = process.argv.slice(2);
const markdown = unified().use(remarkParse);
if (only === "gfm") markdown.use(remarkGfm);
const read = (path: string): string => readFileSync(join(root, path), "utf8");
for (const path of globSync("{controls,evidence}/**/*.md", { cwd: root })) markdown.parse(read(path));
if (only !== "gfm") for (const path of globSync("evidence/**/*.yaml", { cwd: root })) parse(read(path));
