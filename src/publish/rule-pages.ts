import { readFile } from "node:fs/promises";
import { type RulePage, readRulePage } from "../rules/rule-page.ts";

/** What was read already: `nachweis dev` asks again and again, and the pages stay what they are. */
const known = new Map<string, RulePage>();

/** The pages of rules, by rule. */
export async function readRulePages(ids: readonly string[]): Promise<ReadonlyMap<string, RulePage>> {
  const pages = ids.map(async (id) => {
    const page =
      known.get(id) ?? readRulePage(await readFile(new URL(`../rules/${id}.md`, import.meta.url), "utf8"));
    known.set(id, page);
    return [id, page] as const;
  });
  return new Map(await Promise.all(pages));
}
