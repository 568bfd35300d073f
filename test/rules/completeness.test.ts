import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import schema from "../../schemas/domain.schema.json" with { type: "json" };
import { rules } from "../../src/rules/index.ts";
import { readRulePage } from "../../src/rules/rule-page.ts";

const folder = new URL("../../src/rules/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
const ids = rules.map(({ id }) => id);

/** FORMAT.md's table of rules stands beside the project where it is developed; our own are not in it. */
const contract = new URL("../../../shared/FORMAT.md", import.meta.url);
const own = [
  "acceptance-unauthorised",
  "audit-question-open",
  "audit-without-result",
  "day-to-come",
  "protection-missing",
  "distribution-unproven",
  "evidence-retention-over",
  "interval-undefined",
  "object-without-site",
  "process-without-needs",
  "risk-without-measures",
  "module-contradictory",
];

/** The rules of the format's two tables, each with its severity; the second adds to the first. */
function statedRules(format: string): [Set<string>, Set<string>] {
  const [, first = "", second = ""] = format.split(/^### Rules: names and when they fire|^## Second wave/m);
  const rows = (table: string) => [
    ...table.matchAll(/^\| (`[a-z-]+`(?:, `[a-z-]+`)*)( \((?:warning|info)[^)]*\))? \|/gm),
  ];
  const rulesOf = (table: string) =>
    rows(table).flatMap(([, names = "", stated = ""]) => {
      const severity = /warning|info/.exec(stated)?.[0] ?? "error";
      return [...names.matchAll(/`([a-z-]+)`/g)].map(([, id]) => `${id} (${severity})`);
    });
  return [new Set(rulesOf(first)), new Set(rulesOf(second))];
}

/** Names of the files in src/rules/ that define a rule. */
const defining = readdirSync(folder).filter(
  (name) => name.endsWith(".ts") && name !== "rule.ts" && /^export const \w+: Rule = /m.test(read(name)),
);

describe("the rules", () => {
  it("are sorted by name and unique", () => {
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it("have each a file of their name that the index knows", () => {
    expect(defining.map((name) => name.replace(/\.ts$/, "")).sort()).toEqual(ids);
  });

  it("have each a page of their name", () => {
    const pages = readdirSync(folder).filter((name) => name.endsWith(".md") && name !== "README.md");
    expect(pages.map((name) => name.replace(/\.md$/, "")).sort()).toEqual(ids);
  });

  it("can each be weighed by a domain, and no other", () => {
    expect(Object.keys(schema.properties.rules.properties).sort()).toEqual(ids);
  });

  it.skipIf(!existsSync(contract))("are those of the content format, and our own", () => {
    const [first, second] = statedRules(readFileSync(contract, "utf8"));
    const ours = rules.filter(({ id }) => !own.includes(id)).map(({ id, severity }) => `${id} (${severity})`);
    // Of the second wave each rule comes with its issue; what is here is called as it is stated there.
    expect(ours.filter((rule) => !second.has(rule) || first.has(rule))).toEqual([...first].sort());
  });

  it.each(rules)("say in both languages when $id fires", ({ summary }) => {
    for (const text of [summary.de, summary.en]) expect(text).toMatch(/^.{15,}\.$/);
    expect(summary.de).not.toBe(summary.en);
  });
});

describe("the pages", () => {
  it.each(ids)("of %s is complete in both languages", (id) => {
    const { title, why, mend } = readRulePage(read(`${id}.md`));
    for (const text of [title, why, mend]) {
      expect(text.de.length).toBeGreaterThan(5);
      expect(text.en.length).toBeGreaterThan(5);
      expect(text.de).not.toBe(text.en);
    }
  });

  it("are read strictly: a missing, empty or further section is an error", () => {
    const page = read(`${ids[0]}.md`);
    expect(() => readRulePage(page.replace("## Richtig", "## Falsch"))).toThrow('"Falsch" is not "Richtig"');
    expect(() => readRulePage(page.replace(/## Warum[^#]+/, "## Warum\n\n"))).toThrow('"Warum" is empty');
    expect(() => readRulePage(`${page}\n## Noch etwas\n\nText\n`)).toThrow("wrong sections");
  });
});
