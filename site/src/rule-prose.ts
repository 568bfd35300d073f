import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Prose } from "./data.ts";

const markdown = unified().use(remarkParse).use(remarkGfm).freeze();

/** What the toolkit wrote about a rule, as it is shown like the officers' prose. */
export function ruleProse(text: string): Prose {
  return markdown.parse(text).children;
}
