import { describe, expect, it } from "vitest";
import { runNachweis } from "./run-nachweis.ts";

const explain = (...args: string[]) => runNachweis(["explain", ...args]);

describe("nachweis explain", () => {
  it("explains a rule in German: why, an example, how it is right, how to mend it", async () => {
    const { code, stdout } = await explain("evidence-missing");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^evidence-missing: Ein Nachweis fehlt\n/);
    const headings = stdout.split("\n").filter((line) => /^[A-Z][a-zA-Z ]+$/.test(line));
    expect(headings).toEqual(["Warum", "Beispiel mit Fehler", "Richtig", "So beheben Sie es"]);
    expect(stdout).toContain("\ncontrols/catalog/stromversorgung.md:\n\n    ---\n");
    expect(stdout).toContain("stromversorgung.md:8:1 evidence-missing Ein Nachweis");
    expect(stdout).not.toContain("```");
    expect(stdout).not.toContain("\u001b");
  });

  it("explains it in English with the same example", async () => {
    const { stdout } = await explain("evidence-missing", "--lang", "en");
    expect(stdout).toMatch(/^evidence-missing: Evidence is missing\n/);
    expect(stdout).toContain("How to mend it");
    expect(stdout).not.toContain("So beheben Sie es");
    expect(stdout).toContain("    Die USV wird jährlich gewartet.");
  });

  it("explains a requirement", async () => {
    const { code, stdout } = await explain("INF.2.A3");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^INF\.2\.A3 Einsatz einer unterbrechungsfreien Stromversorgung\n/);
  });

  it.each([
    ["evidence-mising", "evidence-missing"],
    ["inf.2.a3", "INF.2.A3"],
    ["OPS.2.3A22", "OPS.2.3.A22"],
  ])("suggests what was meant by %s", async (id, meant) => {
    const { code, stdout, stderr } = await explain(id);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(
      `nachweis: ${id}: weder eine Regel noch eine Anforderung des Katalogs kompendium-2023; meinten Sie ${meant}?\n`,
    );
  });

  it("names the list of rules where nothing is near", async () => {
    const { code, stderr } = await explain("Unsinn");
    expect(code).toBe(2);
    expect(stderr).toMatch(/kompendium-2023; nachweis rules zeigt alle Regeln\n$/);
  });
});
