import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { rulesTable } from "../../src/cli/look-up/rules.ts";
import { rules } from "../../src/rules/index.ts";
import { writeContent } from "../content-root.ts";
import { runNachweis } from "./run-nachweis.ts";

const domain = `---
title: Verbund (Beispiel)
catalogue: kompendium-2023
approach: basic
rules: {evidence-orphan: error, evidence-unreviewed: off}
---
`;

describe("nachweis rules", () => {
  it("lists every rule with the severity that the content root gives it", async () => {
    const { root } = await writeContent({ "controls/domain.md": domain });
    const { code, stdout } = await runNachweis(["rules", "--root", root]);
    expect(code).toBe(0);
    const names = stdout.split("\n").flatMap((line) => /^[a-z-]+/.exec(line)?.[0] ?? []);
    expect(names).toEqual(rules.map(({ id }) => id));
    expect(stdout).toMatch(
      /^evidence-orphan +Fehler \(sonst Hinweis\) +Ein Nachweis wird nirgends verwendet\.$/m,
    );
    expect(stdout).toMatch(/^evidence-unreviewed +aus \(sonst Warnung\)/m);
    expect(stdout).toMatch(/^evidence-missing +Fehler +Eine Bewertung/m);
  });

  it("writes JSON with both languages", async () => {
    const { root } = await writeContent({ "controls/domain.md": domain });
    const { stdout } = await runNachweis(["rules", "--root", root, "--format", "json"]);
    const written = JSON.parse(stdout).rules;
    expect(written).toHaveLength(rules.length);
    expect(written).toContainEqual({
      id: "evidence-orphan",
      severity: "error",
      default: "info",
      fix: "none",
      summary: rules.find(({ id }) => id === "evidence-orphan")?.summary,
    });
  });

  it("shows the defaults outside of a content root, unless one was named", async () => {
    const cwd = await mkdtemp(join(tmpdir(), "nachweis-rules-"));
    onTestFinished(() => rm(cwd, { recursive: true }));
    const { code, stdout } = await runNachweis(["rules", "--lang", "en"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^evidence-orphan +note +No link/m);
    expect((await runNachweis(["rules", "--root", "missing"], { cwd })).code).toBe(2);
  });

  it("keeps within the width of the terminal", () => {
    const table = rulesTable(rules, "de", 100);
    for (const line of table.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
    expect(table).toMatch(/^ {36}\S/m);
  });
});
