import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Comparison } from "../../src/model/comparison.ts";
import { check } from "../../src/pipeline.ts";
import { withhold } from "../../src/report/withhold/withhold.ts";
import { toJson } from "../../src/reporters/json.ts";
import { writeContent } from "../content-root.ts";
import { changed, clean, sidecar } from "../format/clean-root.ts";
import { commitAll, git } from "./git.ts";
import { runInProcess } from "./run-in-process.ts";

const inf = "controls/catalog/inf-7.md";
const content = {
  ...clean,
  "evidence/rz-b/begehung.txt.yaml": sidecar("type: inspection\nissued: 2026-03-14\nvalid-until: 2026-12-31"),
};

/** A content root in a subfolder of a git repository, with one commit, and then a gap, new and removed evidence. */
async function changedRepository(): Promise<string> {
  const { root: repository } = await writeContent(
    Object.fromEntries(Object.entries(content).map(([path, text]) => [`inhalt/${path}`, text])),
  );
  commitAll(repository);
  const root = join(repository, "inhalt");
  await writeFile(join(root, inf), String(changed(content, inf, "### raum-a: ja", "### raum-a: nein")[inf]));
  await writeFile(
    join(root, "evidence/rz-a/neu.md"),
    "---\ntitle: Neu\ntype: document\nissued: 2026-01-01\n---\n",
  );
  await rm(join(root, "evidence/domain/konzept.txt"));
  return root;
}

async function compare(...args: string[]): Promise<Comparison> {
  const { stdout, stderr, code } = await runInProcess(["diff", ...args, "--format", "json"]);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const names = (items: Comparison["proven"]): string[] =>
  items.map(
    ({ requirement, object, site, before, after }) => `${requirement} ${object}@${site} ${before} ${after}`,
  );

describe("nachweis diff", () => {
  it("compares a revision with the content as it is, and leaves the repository alone", async () => {
    const root = await changedRepository();
    const before = git(root, "status", "--porcelain");
    const result = await compare("HEAD", "--root", root, "--as-of", "2026-11-23");
    expect(names(result.unproven)).toEqual([
      "CON.2.A1 null@null proven unproven",
      "NET.3.4.A1 server@rz-a proven unproven",
      "NET.3.4.A1 server@rz-b proven unproven",
      "INF.7.A2 raum-a@rz-a proven open",
    ]);
    expect(result.proven).toEqual([]);
    expect(result.evidence.map(({ change, path }) => `${change} ${path}`)).toEqual([
      "came evidence/rz-a/neu.md",
      "went evidence/domain/konzept.txt",
    ]);
    expect(result.newFindings.map(({ rule }) => rule)).toContain("gap-without-action");
    expect(result.goneFindings).toEqual([]);
    expect(result.before.revision).toMatch(/^[0-9a-f]{40}$/);
    expect(git(root, "status", "--porcelain")).toBe(before);

    const back = await compare("2026-11-23", "HEAD", "--root", root, "--as-of", "2026-11-23");
    expect(names(back.proven)).toHaveLength(4);
    expect(back.goneFindings).toHaveLength(result.newFindings.length);
  });

  it("refuses a saved report with missing parts, in one line that names the place", async () => {
    const { root } = await writeContent(content);
    const saved = await runInProcess(["check", "--root", root, "--as-of", "2026-11-23", "--format", "json"]);
    const { summary: _, ...rest } = JSON.parse(saved.stdout);
    const file = join(root, "alt.json");
    const refused = async (document: unknown): Promise<[number, string]> => {
      await writeFile(file, JSON.stringify(document));
      const { code, stderr } = await runInProcess(["diff", file, "--root", root, "--as-of", "2026-11-23"]);
      return [code, stderr.trim()];
    };
    const [code, line] = await refused(rest);
    expect(code).toBe(2);
    expect(line).toMatch(/ist kein Bericht von nachweis \(check --format json\): summary fehlt\./);
    expect((await refused({ ...rest, summary: _, items: [null] }))[1]).toContain("items[0]: Erwartet ist");
  });

  it("compares two days of the same content", async () => {
    const { root } = await writeContent(content);
    const result = await compare("2026-12-31", "2027-01-01", "--root", root);
    expect(names(result.unproven)).toEqual([
      "INF.7.A1 raum-b@rz-b proven unproven",
      "INF.7.A2 raum-b@rz-b proven unproven",
    ]);
    expect(result.evidence).toEqual([
      {
        path: "evidence/rz-b/begehung.txt",
        title: "Nachweis (Beispiel)",
        site: "rz-b",
        change: "lapsed",
        from: null,
        validUntil: "2026-12-31",
        validity: "expired",
      },
    ]);
  });

  it("says that nobody has fixed what is no longer found on another day of the same content", async () => {
    const { root } = await writeContent(content);
    const run = async (...args: string[]): Promise<string> =>
      (await runInProcess(["diff", ...args, "--root", root, "--as-of", "2027-01-01"])).stdout;
    const text = await run("2026-12-31", "2027-01-01");
    expect(text).toContain(
      "Entfallene Befunde: 2\n  Beide Seiten sind derselbe Inhalt, an zwei Tagen beurteilt. Entfallene Befunde hat also niemand behoben:",
    );
    expect(text).not.toContain("Behobene");
    // The content as it is has a day, too.
    expect(await run("2026-12-31")).toContain("Entfallene Befunde: 2");
    const english = await run("2026-12-31", "2027-01-01", "--lang", "en", "--format", "markdown");
    expect(english).toContain("### Findings no longer there: 2\n\nBoth sides are the same content");
  });

  it("says which evidence began to be valid, and counts the items of each site", async () => {
    const { root } = await writeContent(content);
    const { evidence, total, counts } = await compare("2026-03-13", "2026-11-23", "--root", root);
    expect(new Set(evidence.map(({ change }) => change))).toEqual(new Set(["began"]));
    expect(total.before.proven).toBeLessThan(total.after.proven);
    expect(counts.map(({ site }) => site)).toEqual(["rz-a", "rz-b", null]);
    for (const side of ["before", "after"] as const)
      expect(counts.reduce((sum, row) => sum + (row[side]?.items ?? 0), 0)).toBe(total[side].items);
  });

  it("compares saved reports, in the terminal and as Markdown, in both languages", async () => {
    const { root } = await writeContent(content);
    for (const day of ["2026-12-31", "2027-01-01"]) {
      await runInProcess([
        "check",
        "--root",
        root,
        "--as-of",
        day,
        "--format",
        `json=${join(root, `${day}.json`)}`,
      ]);
    }
    const files = [join(root, "2026-12-31.json"), join(root, "2027-01-01.json")];
    const run = async (...args: string[]): Promise<string> =>
      (await runInProcess(["diff", ...files, ...args])).stdout.replaceAll(`${root}/`, "");
    expect(
      await run("--lang", "en"),
    ).toBe(`Comparison: 2026-12-31.json (as of 2026-12-31) with 2027-01-01.json (as of 2027-01-01)

No longer proven: 2
  INF.7.A1  raum-b@rz-b  proven → unproven
  INF.7.A2  raum-b@rz-b  proven → unproven

Evidence: 1
  lapsed  evidence/rz-b/begehung.txt  Nachweis (Beispiel), valid until 2026-12-31

New findings: 2
  error  controls/catalog/inf-7.md:16  The evidence was valid until 2026-12-31. (evidence-expired)
  error  controls/catalog/inf-7.md:30  The evidence was valid until 2026-12-31. (evidence-expired)

Findings no longer there: 2
  warning  controls/catalog/inf-7.md:16  The evidence expires on 2026-12-31. (evidence-expiring)
  warning  controls/catalog/inf-7.md:30  The evidence expires on 2026-12-31. (evidence-expiring)
`);
    const markdown = await run("--format", "markdown", "--lang", "de");
    expect(markdown).toContain("## Vergleich: 2026-12-31.json");
    expect(markdown).toContain("- **abgelaufen** `evidence/rz-b/begehung.txt` Nachweis");
    const same = await runInProcess(["diff", join(root, "2027-01-01.json"), join(root, "2027-01-01.json")]);
    expect(same.stdout).toContain("Kein Prüfpunkt hat einen anderen Zustand, kein Nachweis ist ein anderer");
  });

  it("says that files of a state were not read, and calls no difference what it does not know", async () => {
    const { root } = await writeContent(
      changed(content, inf, "### raum-a: ja", "<<<<<<< a\n=======\n>>>>>>> b\n### raum-a: ja"),
    );
    commitAll(root);
    const args = ["HEAD", "--root", root, "--as-of", "2026-11-23"];
    const { stdout } = await runInProcess(["diff", ...args, "--lang", "en"]);
    expect(stdout).toContain("Not read, or not wholly: 1 file of the earlier state, 1 file of the later.");
    expect((await compare(...args)).before.unread).toBe(1);
    await writeFile(join(root, inf), String(clean[inf]));
    expect((await runInProcess(["diff", ...args, "--lang", "de"])).stdout).toContain(
      "im früheren Stand 1 Datei, im späteren 0 Dateien. Was darin steht, ist nicht verglichen und sieht aus, als hätte es gefehlt.",
    );
  });

  it("calls nothing new or gone because one side is made for a clearance", async () => {
    const { root } = await writeContent(content);
    const [whole, cleared] = [join(root, "whole.json"), join(root, "public.json")];
    const options = { asOf: "2026-11-23", today: "2026-11-23", version: "0" };
    const report = await check(root, options);
    await writeFile(whole, toJson(report, "de"));
    await writeFile(cleared, toJson(withhold(report, "public"), "de"));
    const run = (...args: string[]) =>
      runInProcess(["diff", ...args, "--root", root, "--as-of", "2026-11-23", "--lang", "en"]);
    const nothing = "Compared is what the clearance “public” shows.\n\nNo item has another state";
    expect((await run(cleared)).stdout).toContain(nothing);
    expect((await run(cleared, cleared)).stdout).toContain(nothing);
    const refused = await run(whole, cleared);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("als wäre es entfallen")]);
    expect((await run(whole)).stdout).not.toContain("clearance");
  });

  it("says in one line what it can't compare", async () => {
    const root = await changedRepository();
    await writeFile(join(root, "x.json"), "{}");
    for (const name of ["no-such-revision", "--output=x", join(root, "x.json"), "HEAD:controls"]) {
      const { code, stderr } = await runInProcess(["diff", "--root", root, "--", name]);
      expect([code, stderr.trim().split("\n").length], stderr).toEqual([2, 1]);
    }
  });
});
