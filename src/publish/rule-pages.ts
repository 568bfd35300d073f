import { readFile } from "node:fs/promises";
import { type RulePage, readRulePage } from "../rules/rule-page.ts";

/** Reads the pages of rules, by rule. */
export async function readRulePages(ids: readonly string[]): Promise<ReadonlyMap<string, RulePage>> {
  const pages = await Promise.all(
    ids.map(async (id) => {
      const text = await readFile(new URL(`../rules/${id}.md`, import.meta.url), "utf8");
      return [id, readRulePage(text)] as const;
    }),
  );
  return new Map(pages);
}
